import { STORAGE_CLASS_DEFAULTS } from "../storage/defaults";
import type { StorageClassSettings } from "../storage/types";
import type { ClusterRef } from "./cluster-ref";
import { CSI_DRIVER } from "./default-storage-class";

/** Why the variables of aws-node cannot be set by a patch in this cluster, as far as its reference tells; `label` is the prop that does. */
export function awsNodeOwnerProblems({ awsNodeOwner }: ClusterRef, label: string): string[] {
  switch (awsNodeOwner) {
    case "add-on":
      return [
        `${label}: the add-on vpc-cni owns the variables of aws-node and puts its own back; set them by the cluster's addons, in vpc-cni's configurationValues, or drop the add-on`,
      ];
    case "nobody":
      return [
        `${label}: the cluster was made without an aws-node, so there is nothing to patch; give it the add-on vpc-cni, with the variables in its configurationValues`,
      ];
    case "self-managed":
    case undefined:
      return [];
    default:
      return awsNodeOwner satisfies never;
  }
}

/** What may come to nothing in this cluster, as far as its reference tells. */
export function clusterRefWarnings(
  { name, addons, awsAuth }: ClusterRef,
  storageClass: StorageClassSettings | undefined,
  { writesAwsAuth, adoptAwsAuth }: { readonly writesAwsAuth: boolean; readonly adoptAwsAuth: boolean },
): string[] {
  const { storageProvisioner = STORAGE_CLASS_DEFAULTS.storageProvisioner } = storageClass ?? {};
  const driverless =
    storageClass !== undefined &&
    storageProvisioner === STORAGE_CLASS_DEFAULTS.storageProvisioner &&
    addons !== undefined &&
    !addons.includes(CSI_DRIVER);
  const { fargateRoleNames = [], managedRoleNames = [] } = awsAuth ?? {};
  const byEks = [
    ...(fargateRoleNames.length > 0 ? [`the pods of Fargate (${fargateRoleNames.join(", ")})`] : []),
    ...(managedRoleNames.length > 0 ? [`managed node groups (${managedRoleNames.join(", ")})`] : []),
  ];
  return [
    ...(driverless
      ? [
          `nobody makes the volumes of defaultStorageClass: cluster ${name} has no add-on ${CSI_DRIVER}; add it to addons, unless the driver is installed another way`,
        ]
      : []),
    ...(writesAwsAuth && byEks.length > 0 && !adoptAwsAuth
      ? [
          `EKS itself writes an aws-auth for ${byEks.join(" and for ")}, so the map may be there already; where the plan finds it, set adoptAwsAuth to true: those rows are among yours`,
        ]
      : []),
  ];
}
