import type { ClusterLogType } from "./types";

export const CLUSTER_DEFAULTS = {
  version: "1.35",
  /** Nodes join by access entry; the document's aws-auth rows are heeded too. */
  authenticationMode: "API_AND_CONFIG_MAP",
  bootstrapClusterCreatorAdminPermissions: true,
  endpointPrivateAccess: true,
  endpointPublicAccess: true,
  publicAccessCidrs: ["0.0.0.0/0"],
  ipFamily: "ipv4",
  secretsEncryption: "own-key",
  enabledLogTypes: ["api", "audit", "authenticator"] satisfies ClusterLogType[],
  createLogGroup: true,
  /** Days. */
  logRetentionInDays: 90,
  oidcProvider: true,
  iamPath: "/",
  partition: "aws",
  dnsSuffix: "amazonaws.com",
  autoModeCustomTags: true,
  vpcResourceController: false,
  timeouts: { create: "30m", update: "60m", delete: "15m" },
  /** Lowest port on nodes that the control plane may call. */
  workerIngressFromPort: 1025,
  egressCidrs: ["0.0.0.0/0"],
  /** The same in a cluster of IPv6. */
  egressCidrsIpv6: ["0.0.0.0/0", "::/0"],
} as const;

/** The key that is made for secrets. */
export const SECRETS_KEY_DEFAULTS = {
  enableKeyRotation: true,
  enableDefaultPolicy: true,
} as const;
