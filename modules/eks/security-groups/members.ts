import { Token } from "cdktf";
import { hasOwnTemplate } from "../node-groups/group/source";
import { namedNodeGroups } from "../node-groups/named-groups";
import type { EksProps } from "../props";
import { namedGroups } from "../workers/named-groups";

/** A group whose nodes stand in the nodes' group. */
interface MemberOfNodesGroup {
  readonly label: string;
  /** Whether they stand in EKS's own as well. */
  readonly inPrimaryToo: boolean;
  /** Whether the group names others of its own. */
  readonly others: boolean;
  /** Whether an interface in the nodes' group is of Elastic Fabric Adapter. */
  readonly hasEfa: boolean;
  /** Whether EKS puts nodes into its own group where they have no other. */
  readonly managed: boolean;
}

/** Groups whose nodes stand in the nodes' group, and whether in EKS's own as well; nothing is known of a launch template that exists. */
export function membersOfNodesGroup(props: EksProps): MemberOfNodesGroup[] {
  const { groups, labels } = namedGroups(props);
  const workers = Object.entries(groups)
    .filter(([, { launchTemplateId }]) => launchTemplateId === undefined)
    .map(([name, group]) => ({ label: labels[name]!, group, managed: false }));
  const onOwnTemplates = Object.entries(namedNodeGroups(props))
    .filter(([, group]) => hasOwnTemplate(group))
    .map(([name, group]) => ({ label: `nodeGroups.${name}`, group, managed: true }));
  return [...workers, ...onOwnTemplates].map(({ group, ...member }) => {
    const { attachClusterPrimarySecurityGroup: joins, additionalSecurityGroupIds: others = [] } = group;
    const { interfaceType, additionalNetworkInterfaces: more = [] } = group;
    const here = more.filter(({ securityGroupIds }) => securityGroupIds === undefined);
    const types = [interfaceType, ...here.map(({ interfaceType: type }) => type)];
    return {
      ...member,
      inPrimaryToo: joins === true,
      others: Token.isUnresolved(others) || others.length > 0,
      hasEfa: types.some((type) => type === "efa" || type === "efa-only"),
    };
  });
}

/** Whether pods or nodes stand in EKS's own group and not in the nodes' group: Fargate's, Auto Mode's, and beside others those of EKS's own templates. */
export function othersStandInPrimary(props: EksProps): boolean {
  const onEksTemplates = Object.values(namedNodeGroups(props)).filter(
    ({ createLaunchTemplate, launchTemplateId }) => createLaunchTemplate === false && launchTemplateId === undefined,
  );
  return (
    props.clusterComputeConfig?.enabled === true ||
    Object.keys(props.fargateProfiles ?? {}).length > 0 ||
    (onEksTemplates.length > 0 && membersOfNodesGroup(props).length > 0)
  );
}
