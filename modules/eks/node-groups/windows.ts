import { isOn } from "../../cni/env";
import { within } from "../../shared/assert-valid";
import { computeOf } from "../addons/compute";
import { awsNodeOwner, vpcCniEnv } from "../addons/given";
import type { EksProps } from "../props";
import { familyOf, isWindows } from "../workers/group/image";
import { namedGroups } from "../workers/named-groups";
import { namedNodeGroups } from "./named-groups";
import { platformOf } from "./roles";

/** Whether some group's nodes run Windows. */
export function hasWindowsNodes(props: EksProps): boolean {
  return windowsGroups(props).length > 0;
}

/** What the caller calls the groups whose nodes run Windows. */
function windowsGroups(props: EksProps): string[] {
  const { groups, labels } = namedGroups(props);
  return [
    ...Object.entries(groups).flatMap(([name, group]) => (isWindows(familyOf(group, props)) ? labels[name]! : [])),
    ...Object.entries(namedNodeGroups(props)).flatMap(([name, group]) =>
      platformOf(group) === "windows" ? `nodeGroups.${name}` : [],
    ),
  ];
}

/** What nodes of Windows cannot do. */
export function windowsProblems(props: EksProps): string[] {
  const { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: custom } = vpcCniEnv(props) ?? {};
  const problems = [
    ...(props.clusterIpFamily === "ipv6"
      ? ['nodes of Windows have no IPv6, and clusterIpFamily is "ipv6"; leave the group out']
      : []),
    ...(isOn(custom)
      ? [
          "pods on nodes of Windows stand in their node's subnet, and AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG puts them into others; drop one of them",
        ]
      : []),
  ];
  return windowsGroups(props).flatMap((label) => within(label, problems));
}

/**
 * What nodes of Windows want of the rest of the cluster.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function windowsWarnings(props: EksProps): string[] {
  if (!hasWindowsNodes(props)) return [];
  const { nodes, fargate } = computeOf(props);
  return [
    ...(awsNodeOwner(props) === "add-on"
      ? []
      : [
          'pods on nodes of Windows get no address until the ConfigMap amazon-vpc-cni says enable-windows-ipam "true"; add "vpc-cni": true to addons, which sees to it, or set it yourself',
        ]),
    ...(nodes === "windows" && fargate.length === 0
      ? [
          "all groups are of Windows, and CoreDNS runs on Linux; give a group of those, or a Fargate profile for kube-system",
        ]
      : []),
  ];
}
