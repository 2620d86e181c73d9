import { Token } from "cdktf";
import type { AdditionalRule } from "../../cluster/additional-rules";
import { nameOfNetwork } from "../../cluster/per-network";
import type { PrivateAccess } from "../../cluster/primary-group";
import type { ClusterSecurityGroupsProps } from "../../cluster/security-groups";
import type { GroupChoice } from "../../cluster/security-rules";
import { merged } from "../../shared/lists";
import type { Tags } from "../../shared/tags";
import type { EksProps } from "../props";
import { translated } from "../words";
import { membersOfNodesGroup, othersStandInPrimary } from "./members";
import type { Sources } from "./props";
import { OTHER_GROUP_FLAGS, SECURITY_GROUP_WORDS } from "./words";

/** Who may talk to whom, in the provider's words. */
export interface SecurityGroupsPlan {
  readonly groups: ClusterSecurityGroupsProps;
  /** On the control plane besides its own. */
  readonly additionalClusterGroupIds: readonly string[];
  /** Whether the nodes' group and EKS's own are opened to each other. */
  readonly joinsPrimaryGroup: boolean;
  readonly privateAccess: PrivateAccess;
  readonly primaryGroupTags: Tags;
}

/** Pure. */
export function translateSecurityGroups(props: EksProps): SecurityGroupsPlan {
  const clusterGroup = groupChoice(props.clusterCreateSecurityGroup, props.clusterSecurityGroupId);
  const workersGroup = groupChoice(props.workerCreateSecurityGroup, props.workerSecurityGroupId);
  const othersStandThere = clusterGroup === "none" || othersStandInPrimary(props);
  const members = membersOfNodesGroup(props);
  // EKS's own group has the tag already, and nodes are to have it on one group.
  const tagged = members.length === 0 || members.some(({ inPrimaryToo }) => !inPrimaryToo);
  const { createClusterPrimarySecurityGroupTags: tagsPrimary = false } = props;
  const { Name: _name, ...primaryTags } = merged(props.tags, props.clusterTags);
  return {
    groups: {
      ...(translated(SECURITY_GROUP_WORDS, props) as Pick<ClusterSecurityGroupsProps, "clusterName" | "vpcId">),
      clusterGroup,
      workersGroup,
      ...(!tagged && { workersOwnershipTag: false }),
      clusterRules: withFlag(props.clusterSecurityGroupAdditionalRules, OTHER_GROUP_FLAGS.cluster),
      workersRules: withFlag(props.nodeSecurityGroupAdditionalRules, OTHER_GROUP_FLAGS.workers),
    },
    additionalClusterGroupIds: props.clusterAdditionalSecurityGroupIds ?? [],
    joinsPrimaryGroup:
      props.workerCreateClusterPrimarySecurityGroupRules ?? (othersStandThere && workersGroup !== "none"),
    privateAccess: privateAccess(props),
    primaryGroupTags: tagsPrimary ? primaryTags : {},
  };
}

/** A group is made unless one is given or none is wanted. */
export function groupChoice(create: boolean | undefined, id: string | undefined): GroupChoice {
  if (create ?? id === undefined) return "create";
  return id === undefined ? "none" : { id };
}

/** As many ids as will stand on the control plane; the group that is made has none yet. */
export function placedGroupIds(props: EksProps): readonly string[] {
  const { clusterAdditionalSecurityGroupIds: more = [] } = props;
  const own = groupChoice(props.clusterCreateSecurityGroup, props.clusterSecurityGroupId) !== "none";
  return Token.isUnresolved(more) ? more : [...(own ? ["sg-0"] : []), ...more];
}

/** Sources by name: a literal of a list is its own name, without what an address cannot hold. */
export function namedSources(sources: Sources = {}): { readonly [name: string]: string } {
  if (!Array.isArray(sources)) return sources as { readonly [name: string]: string };
  return Object.fromEntries((sources as readonly string[]).map((source) => [nameOfNetwork(source), source]));
}

function privateAccess(props: EksProps): PrivateAccess {
  const { clusterCreateEndpointPrivateAccessSgRule: wanted = true } = props;
  if (!wanted) return {};
  const named = <Source>(sources: Sources | undefined, as: (value: string) => Source) =>
    Object.entries(namedSources(sources)).map(([name, value]) => [name, as(value)] as const);
  return Object.fromEntries([
    ...named(props.clusterEndpointPrivateAccessCidrs, (cidr) => ({ cidr })),
    ...named(props.clusterEndpointPrivateAccessSg, (sourceSecurityGroupId) => ({ sourceSecurityGroupId })),
  ]);
}

type WithFlag<Flag extends string> = Omit<AdditionalRule, "fromOther"> & { readonly [Name in Flag]?: boolean };

function withFlag<Flag extends string>(rules: { readonly [name: string]: WithFlag<Flag> } | undefined, flag: Flag) {
  return (
    rules &&
    Object.fromEntries(
      Object.entries(rules).map(([name, { [flag]: fromOther, ...rule }]) => [
        name,
        { ...(rule as Omit<AdditionalRule, "fromOther">), fromOther },
      ]),
    )
  );
}
