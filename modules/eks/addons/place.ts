import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { IrsaRole } from "../../access/irsa-role";
import { PodIdentityRole } from "../../access/pod-identity";
import { Addon } from "../../addons/addon";
import { EgressCheck } from "../../cni/egress-check";
import type { EksProps } from "../props";
import type { AddonPlan, AddonsPlan } from "./translate";

/** What every add-on is placed with. */
export interface AddonSurroundings extends Pick<EksProps, "iamPath" | "permissionsBoundary"> {
  /** Literal, since it becomes part of names. */
  readonly clusterName: string;
  /** The cluster's own name, known when it is there. */
  readonly cluster: string;
  /** None in a cluster without one. */
  readonly oidcProviderArn?: string;
}

/** Places the add-ons that come before the nodes, or after them. */
export type PlaceAddons = (
  when: "before-compute" | "after-compute",
  dependsOn: readonly ITerraformDependable[],
) => Record<string, Addon>;

/** The add-ons by name, with their roles and with the look at routes that external SNAT wants; in two goes. */
export function addonPlacer(eks: Construct, plan: AddonsPlan, surroundings: AddonSurroundings): PlaceAddons {
  const scope = new Construct(eks, "addons");
  const roles = new Construct(eks, "addon-roles");
  const egress = new Construct(eks, "addon-egress");
  const checks = plan.egressSubnets.map((subnetId) => new EgressCheck(egress, subnetId, { subnetId }).routeTable);
  return (when, dependsOn) =>
    Object.fromEntries(
      Object.entries(plan.addons)
        .filter(([, { beforeCompute }]) => beforeCompute === (when === "before-compute"))
        .map(([name, addon]) => {
          const { permissions, ...role } = placeRole(roles, name, addon, surroundings);
          const first = [...dependsOn, ...permissions, ...(name === "vpc-cni" ? checks : [])];
          const props = { ...addon.addon, ...role, clusterName: surroundings.cluster, dependsOn: first };
          return [name, new Addon(scope, name, props)];
        }),
    );
}

/** The role that an add-on is made, in the words of the add-on's props. */
function placeRole(roles: Construct, name: string, { role, addon }: AddonPlan, surroundings: AddonSurroundings) {
  const { clusterName, oidcProviderArn, iamPath: path, permissionsBoundary } = surroundings;
  if (role === undefined) return { permissions: [] };
  const settings = {
    namePrefix: `${clusterName}-${name}-`,
    path,
    permissionsBoundary,
    policies: role.policies,
    inlinePolicies: role.inlinePolicies,
    tags: addon.tags,
  };
  if (role.by === "irsa" && oidcProviderArn !== undefined) {
    const namespaceServiceAccounts = role.serviceAccounts.map((account) => `${role.namespace}:${account}`);
    const irsa = new IrsaRole(roles, name, { ...settings, oidcProviderArn, namespaceServiceAccounts });
    return { permissions: irsa.permissions, serviceAccountRoleArn: irsa.role.arn };
  }
  const podIdentity = new PodIdentityRole(roles, name, settings);
  const associations = role.serviceAccounts.map((serviceAccount) => ({
    serviceAccount,
    roleArn: podIdentity.role.arn,
  }));
  return { permissions: podIdentity.permissions, podIdentityAssociations: associations };
}
