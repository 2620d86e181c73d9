import { ownSubnetProblems, wayOutWarnings } from "../subnets";
import { skewProblems } from "../../facts/version-skew";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { imageKind, nodeGroupImageWarnings } from "../../nodes/node-group/image";
import { nodeGroupProblems as partProblems } from "../../nodes/node-group/validate";
import { podLimitWarnings } from "../../nodes/node-group/pod-limit";
import { unknownTypeWarnings } from "../../nodes/unknown-types";
import { diskProblems, isFamilyKnown } from "../../nodes/ami/disk";
import { within } from "../../shared/assert-valid";
import { examine, shapeOf } from "../../shared/shape";
import { joiningProblems } from "../workers/joining";
import { idProblems } from "../ids";
import type { EksProps } from "../props";
import { publicIpOf } from "../workers/group/network";
import { imageProblems } from "./group/image";
import { hasOwnTemplate } from "./group/source";
import { namedNodeGroups } from "./named-groups";
import type { EksNodeGroup } from "./props";
import { nodeGroupRoleProblems } from "./role-problems";
import { EKS_NODE_GROUP_SHAPE, OWN_TEMPLATE_SHAPE } from "./shape";
import { translateNodeGroup } from "./translate";
import { nodeGroupWording } from "./words";

/** What is wrong with the managed node groups, in the module's words. */
export function nodeGroupsProblems(props: EksProps): string[] {
  return Object.entries(namedNodeGroups(props)).flatMap(([name, group]) => {
    // The defaults for all groups were examined with the rest; a group may still be unreadable because of them.
    if (!examine(shapeOf(EKS_NODE_GROUP_SHAPE), group).readable) return [];
    return within(`nodeGroups.${name}`, groupProblems(name, group, props));
  });
}

function groupProblems(name: string, group: EksNodeGroup, props: EksProps): string[] {
  const own = props.nodeGroups?.[name] ?? {};
  const plan = translateNodeGroup(name, group, props);
  // Where the cluster is, is known when the group is placed.
  const placed = { ...plan.group, nodeRoleArn: "", cluster: NOT_YET };
  return [
    ...partProblems(name, placed, nodeGroupWording(group)),
    ...ownSubnetProblems(group.subnets),
    ...imageProblems(own, group),
    ...templateProblems(own, group),
    ...versionProblems(group, props),
    ...nodeGroupRoleProblems(name, own, group, props),
    ...(group.launchTemplateId === undefined
      ? [
          ...joiningProblems(group, imageKind(plan.group).family),
          ...(isFamilyKnown(group.amiType, group.amiFamily)
            ? diskProblems({ family: imageKind(plan.group).family, id: group.amiId }, group.diskSize, "diskSize")
            : []),
        ]
      : []),
  ];
}

const NOT_YET = { name: "", endpoint: "", certificateAuthority: "", serviceCidr: "" };

/** Legal, but unwise. */
export function nodeGroupsWarnings(props: EksProps): string[] {
  return Object.entries(namedNodeGroups(props)).flatMap(([name, group]) => {
    const { group: plan } = translateNodeGroup(name, group, props);
    return within(`nodeGroups.${name}`, [
      ...unknownTypeWarnings(group.instanceTypes ?? [], "instanceTypes"),
      ...nodeGroupImageWarnings(plan, nodeGroupWording(group)),
      ...podLimitWarnings(plan, nodeGroupWording(group)),
      ...(hasOwnTemplate(group)
        ? wayOutWarnings(group.subnets ?? props.subnets, props.subnetWayOut ?? "unknown", publicIpOf(group))
        : []),
      ...(group.capacityType === "SPOT" && group.instanceTypes?.length === 1
        ? ['capacityType "SPOT" with one of instanceTypes finds nothing when that is sold out; name several of a size']
        : []),
      ...(group.sourceSecurityGroupIds === "anywhere"
        ? ['sourceSecurityGroupIds "anywhere" opens SSH to the world; name the groups that may log in']
        : []),
    ]);
  });
}

/** What the group itself says of instances, where a launch template that is not its own says it; the defaults for all groups may. */
function templateProblems(own: EksNodeGroup, { launchTemplateId, createLaunchTemplate }: EksNodeGroup): string[] {
  const keys = Object.keys(OWN_TEMPLATE_SHAPE).filter((key) => own[key as keyof EksNodeGroup] !== undefined);
  if (launchTemplateId !== undefined) {
    const form = idProblems("launchTemplateId", launchTemplateId, /^lt-[a-z0-9]+$/, "lt-0abc1234def567890");
    const also = (["amiId", "keyName", "sourceSecurityGroupIds"] as const).filter(
      (key) => own[key] !== undefined && own[key] !== "",
    );
    return [
      ...form,
      ...[...keys, ...also].map(
        (key) => `${key}: the launch template ${launchTemplateId} says that by itself; say it there, or drop it`,
      ),
    ];
  }
  if (createLaunchTemplate !== false) return [];
  return keys
    .filter((key) => key !== "diskSize")
    .map(
      (key) =>
        `${key} goes on a launch template, and here EKS makes it itself; let the group have its own (createLaunchTemplate true), or drop this`,
    );
}

/** Nodes of a version that the control plane does not take. */
function versionProblems({ version }: EksNodeGroup, { clusterVersion = CLUSTER_DEFAULTS.version }: EksProps): string[] {
  return version === undefined
    ? []
    : skewProblems({ label: "version", version }, { label: "clusterVersion", version: clusterVersion });
}
