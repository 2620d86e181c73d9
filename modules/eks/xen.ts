import { Token } from "cdktf";
import { isAcceleratorOnXen, isOnXen, XEN_FAMILIES } from "../facts/xen-families";
import { imageKind } from "../nodes/node-group/image";
import { instanceTypesOf } from "../nodes/node-group/purchase";
import { elementsOf } from "../shared/lists";
import { matches } from "../shared/pattern";
import { namedNodeGroups } from "./node-groups/named-groups";
import type { EksProps } from "./props";
import { startedTypes } from "./workers/image";
import { namedGroups } from "./workers/named-groups";

/** Instance types that are not of the Nitro system, of one prop of one group. */
export interface XenTypes {
  /** As messages call it. */
  readonly group: string;
  readonly prop: string;
  readonly types: readonly string[];
}

/** The groups' instance types that are known not to take a prefix of addresses. */
export function xenTypes(props: EksProps): XenTypes[] {
  const { groups, labels } = namedGroups(props);
  const workers = Object.entries(groups).flatMap(([name, group]) =>
    Object.entries(startedTypes(group)).map(([prop, types]) => ({ group: labels[name]!, prop, types })),
  );
  const managed = Object.entries(namedNodeGroups(props)).map(([name, group]) => {
    const { amiType, amiFamily: family, amiVariant: variant } = group;
    const { architecture } = imageKind({ ...group, amiType, family, variant });
    return { group: `nodeGroups.${name}`, prop: "instanceTypes", types: instanceTypesOf(group, architecture) };
  });
  return [...workers, ...managed].flatMap(({ types, ...where }) => {
    const old = Token.isUnresolved(types) ? [] : types.filter((type) => !Token.isUnresolved(type) && isOnXen(type));
    return old.length === 0 ? [] : [{ ...where, types: old }];
  });
}

/** Groups whose requirements leave older types in. */
export function mayBeXen(props: EksProps): string[] {
  const { groups, labels } = namedGroups(props);
  return Object.entries(groups).flatMap(
    ([name, { instanceRequirements: wanted, instanceType, overrideInstanceTypes }]) => {
      if (wanted === undefined || instanceType !== undefined || overrideInstanceTypes !== undefined) return [];
      const {
        allowedInstanceTypes: allowed,
        excludedInstanceTypes,
        instanceGenerations: ages,
        cpuManufacturers: makers,
      } = wanted;
      const keptOut =
        allowed === undefined
          ? wanted.bareMetal === "required" ||
            (wanted.acceleratorNames !== undefined && !elementsOf(wanted.acceleratorNames).some(isAcceleratorOnXen)) ||
            excludedInstanceTypes !== undefined ||
            (ages !== undefined && !elementsOf(ages).includes("previous")) ||
            (makers !== undefined && !elementsOf(makers).includes("intel"))
          : Token.isUnresolved(allowed) ||
            !allowed.some((pattern) => !Token.isUnresolved(pattern) && meetsXen(pattern));
      return keptOut ? [] : [labels[name]!];
    },
  );
}

/** Whether a pattern such as "m*" meets a family that is not of the Nitro system. */
function meetsXen(pattern: string): boolean {
  if (!pattern.includes("*")) return isOnXen(pattern);
  const [family = ""] = pattern.split(".");
  return XEN_FAMILIES.some((xen) => matches(family, xen));
}
