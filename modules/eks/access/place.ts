import { Construct } from "constructs";
import { AccessEntry } from "../../access/access-entry";
import type { AccessEntryProps } from "../../access/types";
import type { AccessPlan } from "./translate";

/** Who may enter besides nodes, by the caller's names. */
export interface PlacedEntries {
  readonly admins: { readonly [name: string]: AccessEntry };
  readonly accessEntries: { readonly [name: string]: AccessEntry };
}

/** The entries, each in a scope that says where the caller named it. */
export function placeEntries(
  eks: Construct,
  plan: Pick<AccessPlan, "admins" | "accessEntries">,
  base: Omit<AccessEntryProps, "principalArn">,
): PlacedEntries {
  const place = (id: string, entries: AccessPlan["accessEntries"]) => {
    const scope = new Construct(eks, id);
    return Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name, new AccessEntry(scope, name, { ...base, ...entry })]),
    );
  };
  return { admins: place("admins", plan.admins), accessEntries: place("access-entries", plan.accessEntries) };
}
