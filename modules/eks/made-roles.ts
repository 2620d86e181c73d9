import { Token } from "cdktf";
import { managesClusterRole } from "./cluster/translate";
import { translateFargate } from "./fargate/translate";
import { namedNodeGroups } from "./node-groups/named-groups";
import { nodeGroupRole } from "./node-groups/roles";
import type { EksProps } from "./props";
import { namedGroups } from "./workers/named-groups";
import { roleOfGroup, sharedRole } from "./workers/roles";

/** A role that is made under a name of its own choice. */
interface MadeRole {
  readonly where: string;
  readonly name: string;
  /** The prop by which it gets another name. */
  readonly prop: string;
}

/** Roles that would be made twice, under one name; IAM tells no capitals apart. */
export function twiceMadeRoles(props: EksProps): string[] {
  const all = madeRoles(props).filter(({ name }) => !Token.isUnresolved(name));
  return all.flatMap(({ where, name, prop }, index) => {
    const first = all.slice(0, index).find((other) => other.name.toLowerCase() === name.toLowerCase());
    return first === undefined
      ? []
      : [`${where}: its role would be called "${name}", as that of ${first.where} is; give it another by ${prop}`];
  });
}

function madeRoles(props: EksProps): MadeRole[] {
  const { clusterIamRoleName, nodeIamRoleName, clusterComputeConfig: autoMode, fargateProfiles = {} } = props;
  const shared = sharedRole(props);
  const { groups, labels } = namedGroups(props);
  const fargate = translateFargate(props);
  const ofFargate = fargate.sharedRole;
  return [
    ...(shared ? [{ where: "the cluster", name: shared.name, prop: "workersRoleName" }] : []),
    ...(clusterIamRoleName !== undefined && managesClusterRole(props)
      ? [{ where: "the control plane", name: clusterIamRoleName, prop: "clusterIamRoleName" }]
      : []),
    ...(nodeIamRoleName !== undefined && autoMode !== undefined && autoMode.nodeRoleArn === undefined
      ? [{ where: "Auto Mode", name: nodeIamRoleName, prop: "nodeIamRoleName" }]
      : []),
    ...Object.entries(groups).flatMap(([name, group]) => {
      const role = roleOfGroup(name, group, props);
      return role.kind === "own" ? [{ where: labels[name]!, name: role.role.name, prop: "iamRoleName" }] : [];
    }),
    ...Object.entries(namedNodeGroups(props)).flatMap(([name, group]) => {
      const role = nodeGroupRole(name, group, props);
      return role.kind === "own" ? [{ where: `nodeGroups.${name}`, name: role.role.name, prop: "iamRoleName" }] : [];
    }),
    ...(ofFargate && "name" in ofFargate
      ? [{ where: "Fargate", name: ofFargate.name, prop: "fargatePodExecutionRoleName" }]
      : []),
    ...Object.keys(fargateProfiles).flatMap((key) => {
      const role = fargate.profiles[key]?.role;
      return typeof role === "object" && "name" in role
        ? [{ where: `fargateProfiles.${key}`, name: role.name, prop: "iamRoleName" }]
        : [];
    }),
  ];
}
