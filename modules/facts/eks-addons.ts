/**
 * What is known of the add-ons that AWS publishes itself, beyond what the EKS API tells.
 *
 * Source: "Available Amazon EKS add-ons from AWS" of the EKS user guide,
 * https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html, and the service accounts in the
 * add-ons' own manifests, as of August 2026. To refresh: that page's table of compute types and its IAM permissions.
 */
export const EKS_ADDONS = {
  "vpc-cni": {
    runsOn: "every-node",
    beforeCompute: true,
    namespace: "kube-system",
    serviceAccounts: ["aws-node"],
    policies: ["AmazonEKS_CNI_Policy"],
  },
  "kube-proxy": { runsOn: "every-node", beforeCompute: true, namespace: "kube-system" },
  "eks-pod-identity-agent": { runsOn: "every-node", beforeCompute: true, namespace: "kube-system" },
  "eks-node-monitoring-agent": { runsOn: "every-node", beforeCompute: false, namespace: "kube-system" },
  coredns: {
    runsOn: "nodes-or-fargate",
    beforeCompute: false,
    namespace: "kube-system",
    asksForNodes: true,
    podLabels: { "k8s-app": "kube-dns", "eks.amazonaws.com/component": "coredns" },
  },
  "metrics-server": { runsOn: "nodes-or-fargate", beforeCompute: false, namespace: "kube-system" },
  "snapshot-controller": { runsOn: "nodes-or-fargate", beforeCompute: false, namespace: "kube-system" },
  // Its controller; volumes are for pods on nodes alone.
  "aws-ebs-csi-driver": {
    runsOn: "nodes-or-fargate",
    beforeCompute: false,
    namespace: "kube-system",
    serviceAccounts: ["ebs-csi-controller-sa"],
    policies: ["service-role/AmazonEBSCSIDriverPolicy"],
  },
  "aws-efs-csi-driver": {
    runsOn: "nodes",
    beforeCompute: false,
    namespace: "kube-system",
    serviceAccounts: ["efs-csi-controller-sa", "efs-csi-node-sa"],
    policies: ["service-role/AmazonEFSCSIDriverPolicy"],
  },
  "amazon-cloudwatch-observability": {
    runsOn: "nodes",
    beforeCompute: false,
    namespace: "amazon-cloudwatch",
    serviceAccounts: ["cloudwatch-agent"],
    policies: ["CloudWatchAgentServerPolicy", "AWSXrayWriteOnlyAccess"],
  },
} as const satisfies Record<string, EksAddonFacts>;

/** What matters of an add-on before it is there. */
export interface EksAddonFacts {
  /** `every-node`: a DaemonSet, which comes up without a node too. The others wait for a place to run in. */
  readonly runsOn: "every-node" | "nodes" | "nodes-or-fargate";
  /** Whether nodes need it when they join. */
  readonly beforeCompute: boolean;
  readonly namespace: string;
  /** Whether it keeps off Fargate unless its setting `computeType` says so. */
  readonly asksForNodes?: boolean;
  /** Labels of its pods, where they are known, by which a Fargate profile finds them. */
  readonly podLabels?: { readonly [key: string]: string };
  /** Its service accounts that call AWS. */
  readonly serviceAccounts?: readonly string[];
  /** AWS's managed policies for them. */
  readonly policies?: readonly string[];
}

/** Names of more add-ons of AWS's own, of which nothing else is known here: those that look like one above. */
export const MORE_EKS_ADDONS = ["aws-fsx-csi-driver", "aws-mountpoint-s3-csi-driver"];

/** An add-on of which something is known here. */
export type KnownEksAddon = keyof typeof EKS_ADDONS;

/** What is known of an add-on; nothing of one that others publish. */
export function addonFacts(name: string): EksAddonFacts | undefined {
  return Object.hasOwn(EKS_ADDONS, name) ? EKS_ADDONS[name as KnownEksAddon] : undefined;
}
