export const NODE_ROLE_DEFAULTS = {
  path: "/",
  attachCniPolicy: true,
  ipFamily: "ipv4",
  attachAutoscalerPolicy: false,
  makeInstanceProfile: true,
  partition: "aws",
  dnsSuffix: "amazonaws.com",
} as const;

export const WORKER_GROUP_DEFAULTS = {
  instanceType: "m4.large",
  minSize: 1,
  maxSize: 3,
  /** Terraform sets the number once; whoever scales the group owns it afterwards. */
  desiredCapacityOwner: "autoscaler",
  launchMode: "launch-template",
  /** GiB. */
  rootVolumeSize: 100,
  rootVolumeType: "gp3",
  rootVolumeEncrypted: true,
  /** Root device of every Amazon Linux 2023 image. */
  rootDeviceName: "/dev/xvda",
  /** The first disk of the host's own. */
  instanceStoreVirtualName: "ephemeral0",
  associatePublicIpAddress: false,
  deleteInterfaceOnTermination: true,
  enableMonitoring: true,
  metadataHttpEndpoint: "enabled",
  metadataHttpTokens: "required",
  /** One hop keeps pods away from the node's role; those that must reach the metadata service run on the host's network. */
  metadataHttpPutResponseHopLimit: 1,
  autoscalerDiscovery: false,
  protectFromScaleIn: false,
  /** The autoscaler and AZRebalance undo each other's work. */
  suspendedProcesses: ["AZRebalance"],
  forceDelete: false,
  updateDefaultVersion: true,
  /** On-demand nodes of a mixed group before the percentage counts. */
  onDemandBaseCapacity: 0,
  /** AWS's own. The registry module's was 0 since v4: all spot, and nothing said so. */
  onDemandPercentageAboveBaseCapacity: 100,
  /** AWS's recommendation; "lowest-price" is interrupted most. */
  spotAllocationStrategy: "price-capacity-optimized",
  instanceRefreshStrategy: "Rolling",
} as const;
