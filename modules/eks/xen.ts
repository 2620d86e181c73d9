import { Token } from "cdktf";
import { isOnXen } from "../facts/xen-families";
import { imageKind } from "../nodes/node-group/image";
import { instanceTypesOf } from "../nodes/node-group/purchase";
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
