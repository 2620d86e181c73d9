import type { EksAddon, EksAddonsProps } from "./props";

/** The add-ons that are wanted, by name, the short form written out. */
export function givenAddons({ addons = {} }: EksAddonsProps): { readonly [name: string]: EksAddon } {
  const entries = Object.entries(addons).flatMap(([name, addon]) => {
    if (addon === undefined || addon === false) return [];
    return [[name, addon === true ? {} : addon] as const];
  });
  return Object.fromEntries(entries);
}

/** Whose the `aws-node` DaemonSet is, and with it its variables. `nobody`: there is none. */
export type AwsNodeOwner = (typeof AWS_NODE_OWNERS)[number];
export const AWS_NODE_OWNERS = ["self-managed", "add-on", "nobody"] as const;

/** A cluster comes with an aws-node of its own, unless it is told not to. */
export interface SelfManagedAddons extends EksAddonsProps {
  readonly bootstrapSelfManagedAddons?: boolean;
}

export function awsNodeOwner({ bootstrapSelfManagedAddons = true, ...props }: SelfManagedAddons): AwsNodeOwner {
  if (Object.hasOwn(givenAddons(props), "vpc-cni")) return "add-on";
  return bootstrapSelfManagedAddons === false ? "nobody" : "self-managed";
}
