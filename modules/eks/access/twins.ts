import { isSamePrincipal, roleNameOf } from "../../access/principal";
import type { AccessEntryType } from "../../access/types";
import { translateFargate } from "../fargate/translate";
import type { EksProps } from "../props";
import { translateWorkers } from "../workers/translate";

/** EKS has one entry a principal; a second one fails at apply, and so does one of a role whose nodes have theirs. */
export function entryTwins(props: EksProps): string[] {
  const { admins = {}, accessEntries = {} } = props;
  const all = [
    ...Object.entries(admins).map(([name, arn]) => ({ where: `admins.${name}`, arn, type: undefined })),
    ...Object.entries(accessEntries).map(([name, { principalArn, type }]) => ({
      where: `accessEntries.${name}`,
      arn: principalArn,
      type,
    })),
  ];
  const others = otherEntries(props);
  return all.flatMap(({ where, arn, type }, index) => {
    const first = all.findIndex((other) => isSamePrincipal(other.arn, arn));
    const other = others[roleNameOf(arn) ?? ""];
    // One that was there before EKS came to make it stays; that is told as a warning.
    const twin = first < index ? all[first]!.where : saysTheSame(other, type) ? undefined : other?.whose;
    return twin === undefined ? [] : [`${where} names ${arn}, as ${twin} does; EKS takes one entry a principal`];
  });
}

/** Entries beside those that EKS makes by itself: right where they were there first. */
export function entriesByEks(props: EksProps): string[] {
  const others = otherEntries(props);
  return Object.entries(props.accessEntries ?? {}).flatMap(([name, { principalArn, type }]) => {
    const other = others[roleNameOf(principalArn) ?? ""];
    return !saysTheSame(other, type)
      ? []
      : [
          `accessEntries.${name} names ${principalArn}, as ${other!.whose} does: a new one fails with ResourceInUseException, and dropping one that is there locks its nodes out; take it out of the state (terraform state rm) as you drop it`,
        ];
  });
}

interface OtherEntry {
  readonly whose: string;
  /** Its type, where EKS makes it. */
  readonly byEks?: AccessEntryType;
}

/** Whether EKS's own entry is of the type that is asked for. */
function saysTheSame(other: OtherEntry | undefined, type: AccessEntryType | undefined): boolean {
  return type !== undefined && other?.byEks === type;
}

/** Whose entry a role has by itself, made here or by EKS, by the role's name. */
function otherEntries(props: EksProps): Readonly<Record<string, OtherEntry>> {
  const { nodeRole, nodeRoleNames } = translateWorkers(props);
  const { nodeRoleArn, enabled = false } = props.clusterComputeConfig ?? {};
  const autoMode = nodeRoleArn === undefined || !enabled ? undefined : roleNameOf(nodeRoleArn);
  const named = (names: readonly string[], other: OtherEntry) => names.map((name) => [name, other] as const);
  return Object.fromEntries<OtherEntry>([
    ...named(translateFargate(props).roleNames, {
      whose: "Fargate's own, which EKS makes,",
      byEks: "FARGATE_LINUX",
    }),
    ...named(autoMode === undefined ? [] : [autoMode], {
      whose: "Auto Mode's own, which EKS makes,",
      byEks: "EC2",
    }),
    ...named([...(nodeRole ? [nodeRole.name] : []), ...nodeRoleNames], { whose: "the nodes' own" }),
  ]);
}
