import { hasOwnTemplate } from "../node-groups/group/source";
import { namedNodeGroups } from "../node-groups/named-groups";
import type { EksProps } from "../props";
import { namedGroups } from "../workers/named-groups";

/** Groups whose nodes stand in the nodes' group, and whether in EKS's own as well; nothing is known of a launch template that exists. */
export function membersOfNodesGroup(props: EksProps): { readonly label: string; readonly inPrimaryToo: boolean }[] {
  const { groups, labels } = namedGroups(props);
  const workers = Object.entries(groups)
    .filter(([, { launchTemplateId }]) => launchTemplateId === undefined)
    .map(([name, group]) => ({ label: labels[name]!, group }));
  const managed = Object.entries(namedNodeGroups(props))
    .filter(([, group]) => hasOwnTemplate(group))
    .map(([name, group]) => ({ label: `nodeGroups.${name}`, group }));
  return [...workers, ...managed].map(({ label, group: { attachClusterPrimarySecurityGroup: joins } }) => ({
    label,
    inPrimaryToo: joins === true,
  }));
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
