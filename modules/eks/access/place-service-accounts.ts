import { Construct } from "constructs";
import { IrsaRole } from "../../access/irsa-role";
import { PodIdentityAssociation, PodIdentityRole } from "../../access/pod-identity";
import type { ServiceAccountsPlan } from "./service-accounts";

/** The roles of service accounts as they were placed, by the caller's names. */
export interface PlacedServiceAccounts {
  readonly irsaRoles: { readonly [name: string]: IrsaRole };
  readonly podIdentityAssociations: { readonly [name: string]: PodIdentityAssociation };
  /** Those that were made for an association. */
  readonly podIdentityRoles: { readonly [name: string]: PodIdentityRole };
}

/** `cluster`: its own name, known when it is there. */
export function placeServiceAccounts(
  eks: Construct,
  plan: ServiceAccountsPlan,
  { cluster, oidcProviderArn }: { readonly cluster: string; readonly oidcProviderArn?: string },
): PlacedServiceAccounts {
  const irsa = new Construct(eks, "irsa-roles");
  const associations = new Construct(eks, "pod-identity");
  const roles = new Construct(eks, "pod-identity-roles");
  const podIdentityRoles: Record<string, PodIdentityRole> = {};
  const arnOf = (name: string, role: ServiceAccountsPlan["podIdentityAssociations"][string]["role"]) =>
    "arn" in role ? role.arn : (podIdentityRoles[name] = new PodIdentityRole(roles, name, role)).role.arn;
  return {
    irsaRoles: Object.fromEntries(
      Object.entries(plan.irsaRoles).flatMap(([name, role]) =>
        // Roles without a provider were refused.
        oidcProviderArn === undefined ? [] : [[name, new IrsaRole(irsa, name, { ...role, oidcProviderArn })]],
      ),
    ),
    podIdentityAssociations: Object.fromEntries(
      Object.entries(plan.podIdentityAssociations).map(([name, { association, role }]) => [
        name,
        new PodIdentityAssociation(associations, name, {
          ...association,
          clusterName: cluster,
          roleArn: arnOf(name, role),
        }),
      ]),
    ),
    podIdentityRoles,
  };
}
