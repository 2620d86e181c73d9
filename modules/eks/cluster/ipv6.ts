import { Token } from "cdktf";
import { isOnXen } from "../../facts/xen-families";
import { imageKind } from "../../nodes/node-group/image";
import { instanceTypesOf } from "../../nodes/node-group/purchase";
import { within } from "../../shared/assert-valid";
import { namedNodeGroups } from "../node-groups/named-groups";
import type { EksProps } from "../props";
import { overridesOf } from "../workers/group/mixed";
import { launchedType } from "../workers/image";
import { namedGroups } from "../workers/named-groups";
import type { EksWorkerGroup } from "../workers/props";

/** What is wrong with props that have to do with a cluster whose pods have IPv6 addresses. */
export function ipv6Problems(props: EksProps): string[] {
  const { clusterIpFamily, createCniIpv6IamPolicy } = props;
  if (clusterIpFamily !== "ipv6") {
    return createCniIpv6IamPolicy
      ? [`createCniIpv6IamPolicy is for a cluster of clusterIpFamily "ipv6"; drop one of them`]
      : [];
  }
  return [...workersProblems(props), ...nodeGroupsProblems(props)];
}

function workersProblems(props: EksProps): string[] {
  const { groups, labels } = namedGroups(props);
  return Object.entries(groups).flatMap(([name, group]) =>
    Object.entries(launchedTypes(group)).flatMap(([label, types]) => within(labels[name]!, xenProblems(label, types))),
  );
}

function nodeGroupsProblems(props: EksProps): string[] {
  return Object.entries(namedNodeGroups(props)).flatMap(([name, group]) => {
    const { amiType, amiFamily: family, amiVariant: variant } = group;
    const { architecture } = imageKind({ ...group, amiType, family, variant });
    return within(`nodeGroups.${name}`, xenProblems("instanceTypes", instanceTypesOf(group, architecture)));
  });
}

/** The types that are started, by the prop that says so; nothing is known of a launch template's own, or of mere requirements. */
function launchedTypes(group: EksWorkerGroup): Readonly<Record<string, readonly string[]>> {
  const { overrideInstanceTypes, instanceRequirements, launchTemplateId, instanceType } = group;
  if (Token.isUnresolved(overrideInstanceTypes)) return {};
  if (overrideInstanceTypes !== undefined) {
    return { overrideInstanceTypes: overridesOf(group)!.map(({ instanceType: type }) => type) };
  }
  if (instanceRequirements !== undefined) return {};
  const given = instanceType ?? (launchTemplateId === undefined ? launchedType(group) : undefined);
  return given === undefined ? {} : { instanceType: [given] };
}

function xenProblems(label: string, types: readonly string[]): string[] {
  const old = Token.isUnresolved(types) ? [] : types.filter((type) => !Token.isUnresolved(type) && isOnXen(type));
  return old.length === 0
    ? []
    : [
        `${label} (${old.join(", ")}) cannot give pods IPv6 addresses, not being of the Nitro system; take a newer one, such as "m5.large"`,
      ];
}
