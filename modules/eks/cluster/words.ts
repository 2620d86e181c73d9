import type { ClusterProps } from "../../cluster/types";
import type { EksProps } from "../props";

/**
 * The border between the two vocabularies: a part's prop, and the registry module's word for it. Both the translation and
 * the messages read such tables, so that a value and the complaint about it cannot drift apart.
 */
export const CLUSTER_WORDS = {
  name: "clusterName",
  version: "clusterVersion",
  authenticationMode: "authenticationMode",
  bootstrapClusterCreatorAdminPermissions: "enableClusterCreatorAdminPermissions",
  endpointPrivateAccess: "clusterEndpointPrivateAccess",
  endpointPublicAccess: "clusterEndpointPublicAccess",
  publicAccessCidrs: "clusterEndpointPublicAccessCidrs",
  serviceIpv4Cidr: "clusterServiceIpv4Cidr",
  enabledLogTypes: "clusterEnabledLogTypes",
  logRetentionInDays: "clusterLogRetentionInDays",
  logKmsKeyId: "clusterLogKmsKeyId",
  oidcProvider: "enableIrsa",
  roleName: "clusterIamRoleName",
  iamPath: "iamPath",
  permissionsBoundary: "permissionsBoundary",
  clusterTags: "clusterTags",
  tags: "tags",
} as const satisfies { readonly [Prop in keyof ClusterProps]?: keyof EksProps };
