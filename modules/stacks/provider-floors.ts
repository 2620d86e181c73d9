/**
 * Arguments that the AWS provider has only from some 6.x on, by resource type, and that version; those of a block by its
 * name and theirs. A stack that uses one asks
 * for it; all others stay content with 5.100.
 *
 * Source: the schemas of 5.100.0 and 6.25.0 held against each other (6.25.0 is what the bindings were made from), and the
 * provider's CHANGELOG for the release that brought each. That of aws_flow_log's was not found there: 6.25.0 is late, yet never too early.
 */
export const AWS_PROVIDER_FLOORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_eks_cluster: { deletion_protection: "6.9.0", control_plane_scaling_config: "6.23.0" },
  aws_eks_pod_identity_association: {
    target_role_arn: "6.2.0",
    disable_session_tags: "6.2.0",
    external_id: "6.2.0",
  },
  aws_nat_gateway: { availability_mode: "6.24.0", availability_zone_address: "6.24.0", vpc_id: "6.24.0" },
  aws_eks_node_group: {
    "node_repair_config.max_parallel_nodes_repaired_count": "6.20.0",
    "node_repair_config.max_parallel_nodes_repaired_percentage": "6.20.0",
    "node_repair_config.max_unhealthy_node_threshold_count": "6.20.0",
    "node_repair_config.max_unhealthy_node_threshold_percentage": "6.20.0",
    "node_repair_config.node_repair_config_overrides": "6.20.0",
  },
  aws_cloudwatch_log_group: { deletion_protection_enabled: "6.25.0" },
  aws_flow_log: { regional_nat_gateway_id: "6.25.0" },
};

/**
 * Values that older providers refuse, since they hold them against a list, by resource type and argument. AWS's SDK has these
 * two since 2026-01-14 and 2026-02-11; which release of the provider was the first with them was not looked up.
 */
const AWS_PROVIDER_VALUE_FLOORS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> =
  {
    aws_eks_node_group: {
      ami_type: {
        BOTTLEROCKET_ARM_64_NVIDIA_FIPS: "6.35.0",
        BOTTLEROCKET_x86_64_NVIDIA_FIPS: "6.35.0",
        WINDOWS_CORE_2025_x86_64: "6.35.0",
        WINDOWS_FULL_2025_x86_64: "6.35.0",
      },
    },
  };

/** Numbers that older providers refuse, by resource type and argument: those above `most` want `since`, which the provider's CHANGELOG tells. */
const AWS_PROVIDER_NUMBER_FLOORS: Readonly<
  Record<string, Readonly<Record<string, { readonly most: number; readonly since: string }>>>
> = { aws_launch_template: { "block_device_mappings.ebs.throughput": { most: 1000, since: "6.17.0" } } };

/** `region` on a resource or data source came to all of them with the first 6.x. */
const REGION_SINCE = "6.0.0";
/** S3 buckets had a `region` that could be read long before. */
const REGION_BEFORE = ["aws_s3_bucket"];

/** The oldest provider that understands every argument in the blocks; `floor` where none asks for more. */
export function awsProviderFloor(floor: string, blocks: readonly Readonly<Record<string, object>>[]): string {
  const wanted = blocks.flatMap((types) =>
    Object.entries(types).flatMap(([type, members]) =>
      Object.values(members).flatMap((member: object) => [
        ...argumentsOf(member).flatMap((argument) => since(type, argument)),
        ...Object.entries(member).flatMap(([argument, value]) => sinceValue(type, argument, value)),
        ...sinceNumber(type, member),
      ]),
    ),
  );
  return [floor, ...wanted].reduce((one, other) => (isNewer(other, one) ? other : one));
}

/** The arguments of a resource, and those of its blocks as `block.argument`. */
function argumentsOf(member: object): string[] {
  return Object.entries(member).flatMap(([name, value]) => {
    const blocks = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "object" && one !== null);
    return [name, ...blocks.flatMap((block: object) => Object.keys(block).map((inner) => `${name}.${inner}`))];
  });
}

function since(type: string, argument: string): string[] {
  if (!type.startsWith("aws_")) return [];
  if (argument === "region" && !REGION_BEFORE.includes(type)) return [REGION_SINCE];
  const floor = AWS_PROVIDER_FLOORS[type]?.[argument];
  return floor === undefined ? [] : [floor];
}

function sinceValue(type: string, argument: string, value: unknown): string[] {
  const floor = AWS_PROVIDER_VALUE_FLOORS[type]?.[argument]?.[String(value)];
  return floor === undefined ? [] : [floor];
}

function sinceNumber(type: string, member: object): string[] {
  return Object.entries(AWS_PROVIDER_NUMBER_FLOORS[type] ?? {})
    .filter(([path, { most }]) => valuesAt(member, path.split(".")).some((value) => Number(value) > most))
    .map(([, { since: floor }]) => floor);
}

/** What stands at a path through blocks, each of which may be there several times. */
function valuesAt(value: unknown, [first, ...rest]: readonly string[]): unknown[] {
  if (first === undefined) return [value];
  const blocks = Array.isArray(value) ? (value as unknown[]) : [value];
  return blocks.flatMap((block) =>
    typeof block === "object" && block !== null && first in block
      ? valuesAt((block as Readonly<Record<string, unknown>>)[first], rest)
      : [],
  );
}

function isNewer(one: string, other: string): boolean {
  return one.localeCompare(other, "en", { numeric: true }) > 0;
}
