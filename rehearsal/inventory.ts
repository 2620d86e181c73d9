import { Aws } from "./aws";
import { CLASSIC_BALANCERS, filters, type VERSIONS } from "./query";
import { elementText, elementTexts } from "./xml";

/** What exists in AWS: kind and id, one text each. */
export type Inventory = readonly string[];

/** A listing that answers in XML, as EC2, IAM, Auto Scaling and the load balancers do. */
interface QueryListing {
  readonly service: keyof typeof VERSIONS;
  readonly action: string;
  /** Where it is not the service's usual one. */
  readonly version?: string;
  /** The element that holds an id. */
  readonly id: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const ec2 = (action: string, id: string, filter?: Parameters<typeof filters>[0]): QueryListing => ({
  service: "ec2",
  action,
  id,
  parameters: filter && filters(filter),
});
const iam = (action: string, id: string, parameters?: QueryListing["parameters"]): QueryListing => ({
  service: "iam",
  action,
  id,
  parameters,
});

/** Everything that a stack of ours makes and AWS counts; what AWS keeps as a record of the dead is filtered out. */
const LISTINGS: readonly QueryListing[] = [
  ec2("DescribeVpcs", "vpcId"),
  ec2("DescribeSubnets", "subnetId"),
  ec2("DescribeInternetGateways", "internetGatewayId"),
  ec2("DescribeNatGateways", "natGatewayId", { state: ["pending", "available"] }),
  ec2("DescribeAddresses", "allocationId"),
  ec2("DescribeRouteTables", "routeTableId"),
  ec2("DescribeSecurityGroups", "groupId"),
  ec2("DescribeLaunchTemplates", "launchTemplateId"),
  ec2("DescribeInstances", "instanceId", {
    "instance-state-name": ["pending", "running", "stopping", "stopped"],
  }),
  ec2("DescribeVolumes", "volumeId"),
  ec2("DescribeFlowLogs", "flowLogId"),
  ec2("DescribeEgressOnlyInternetGateways", "egressOnlyInternetGatewayId"),
  iam("ListRoles", "RoleName"),
  iam("ListPolicies", "PolicyName", { Scope: "Local" }),
  iam("ListInstanceProfiles", "InstanceProfileName"),
  iam("ListOpenIDConnectProviders", "Arn"),
  { service: "autoscaling", action: "DescribeAutoScalingGroups", id: "AutoScalingGroupName" },
  {
    service: "autoscaling",
    action: "DescribeLaunchConfigurations",
    id: "LaunchConfigurationName",
  },
  { service: "elasticloadbalancing", action: "DescribeLoadBalancers", id: "LoadBalancerArn" },
  { service: "elasticloadbalancing", action: "DescribeTargetGroups", id: "TargetGroupArn" },
  {
    service: "elasticloadbalancing",
    version: CLASSIC_BALANCERS,
    action: "DescribeLoadBalancers",
    id: "LoadBalancerName",
  },
];

/** Asks the endpoint what exists in a region. */
export async function takeInventory(endpoint: string, region: string): Promise<Inventory> {
  const aws = new Aws(endpoint, region);
  const listed: string[] = [];
  for (const listing of LISTINGS) listed.push(...(await list(aws, listing)));
  const { Aliases } = (await aws.target("kms", "TrentService.ListAliases", {})) as {
    Aliases: { AliasName: string }[];
  };
  const clusters = (await aws.rest("eks", "/clusters")) as { clusters: string[] };
  const logs = (await aws.target("logs", "Logs_20140328.DescribeLogGroups", {})) as {
    logGroups: { logGroupName: string }[];
  };
  return [
    ...listed,
    ...livingEndpoints(await aws.query("ec2", "DescribeVpcEndpoints")),
    ...clusters.clusters.map((name) => `EKS cluster ${name}`),
    ...logs.logGroups.map(({ logGroupName }) => `log group ${logGroupName}`),
    ...Aliases.filter(({ AliasName }) => !AliasName.startsWith("alias/aws/")).map(({ AliasName }) => AliasName),
    ...(await livingKeys(aws)),
  ].toSorted();
}

/** The endpoints that are not deleted: moto has no filter for it, and keeps them listed for ever. */
export function livingEndpoints(xml: string): string[] {
  const [, ...each] = xml.split("<vpcEndpointId>");
  return each
    .filter((endpoint) => elementText(endpoint, "state") !== "deleted")
    .map((endpoint) => `vpcEndpointId ${endpoint.slice(0, endpoint.indexOf("<"))}`);
}

/** What is there now and was not before. */
export function leftovers(before: Inventory, after: Inventory): string[] {
  return after.filter((item) => !before.includes(item));
}

async function list(aws: Aws, { service, action, id, parameters, version }: QueryListing): Promise<string[]> {
  const xml = await aws.query(service, action, parameters, version);
  return [...new Set(elementTexts(xml, id))].map((value) => `${id} ${value}`);
}

/** A KMS key cannot be deleted at once, only marked for it; one behind `alias/aws/…` is AWS's own, made on first use. */
async function livingKeys(aws: Aws): Promise<string[]> {
  type Aliases = { Aliases: { AliasName: string; TargetKeyId?: string }[] };
  type Keys = { Keys: { KeyId: string }[] };
  type Key = { KeyMetadata: { KeyState: string } };
  const { Aliases } = (await aws.target("kms", "TrentService.ListAliases", {})) as Aliases;
  const { Keys } = (await aws.target("kms", "TrentService.ListKeys", {})) as Keys;
  const awsOwn = Aliases.filter(({ AliasName }) => AliasName.startsWith("alias/aws/")).map(
    ({ TargetKeyId }) => TargetKeyId,
  );
  const states = await Promise.all(
    Keys.filter(({ KeyId }) => !awsOwn.includes(KeyId)).map(async ({ KeyId }) => {
      const { KeyMetadata } = (await aws.target("kms", "TrentService.DescribeKey", { KeyId })) as Key;
      return { KeyId, state: KeyMetadata.KeyState };
    }),
  );
  return states.filter(({ state }) => state !== "PendingDeletion").map(({ KeyId }) => `KMS key ${KeyId}`);
}
