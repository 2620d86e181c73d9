import type { SecurityGroupRuleConfig } from "@cdktf/provider-aws/lib/security-group-rule";

type Ports = Pick<SecurityGroupRuleConfig, "type" | "protocol" | "fromPort" | "toPort" | "description">;

/** One rule: on which group, and who is on the other side. */
export interface SecurityRule extends Ports {
  readonly on: "cluster" | "workers";
  readonly peer: "cluster" | "workers" | { readonly cidrBlocks: readonly string[] };
}

export interface SecurityRuleSettings {
  readonly clusterEgressCidrs: readonly string[];
  readonly workersEgressCidrs: readonly string[];
  /** Lowest port on nodes that the control plane may call. */
  readonly workerIngressFromPort: number;
}

const KUBELET = 10250;
const tcp = (fromPort: number, toPort = fromPort) => ({ type: "ingress", protocol: "tcp", fromPort, toPort }) as const;
const all = (type: "ingress" | "egress") => ({ type, protocol: "-1", fromPort: 0, toPort: 0 }) as const;

/**
 * The traffic between the control plane, the nodes and the world, by name. The set, the names and the descriptions are the
 * registry module's (v2.3.1 to v17.24), so that a rule which exists there can be moved here without a change.
 */
export function securityRules(settings: SecurityRuleSettings): Readonly<Record<string, SecurityRule>> {
  const { clusterEgressCidrs, workersEgressCidrs, workerIngressFromPort } = settings;
  return {
    "cluster-egress-internet": {
      on: "cluster",
      peer: { cidrBlocks: clusterEgressCidrs },
      ...all("egress"),
      description: "Allow cluster egress access to the Internet.",
    },
    "cluster-https-worker-ingress": {
      on: "cluster",
      peer: "workers",
      ...tcp(443),
      description: "Allow pods to communicate with the EKS cluster API.",
    },
    "workers-egress-internet": {
      on: "workers",
      peer: { cidrBlocks: workersEgressCidrs },
      ...all("egress"),
      description: "Allow nodes all egress to the Internet.",
    },
    "workers-ingress-self": {
      on: "workers",
      peer: "workers",
      // The ports are the module's; with protocol -1 they mean nothing, yet another number would replace the rule.
      ...all("ingress"),
      toPort: 65535,
      description: "Allow node to communicate with each other.",
    },
    "workers-ingress-cluster": {
      on: "workers",
      peer: "cluster",
      ...tcp(workerIngressFromPort, 65535),
      description: "Allow workers pods to receive communication from the cluster control plane.",
    },
    // Only where the range above leaves the kubelet out: logs, exec and metrics go through its port.
    ...(workerIngressFromPort > KUBELET && {
      "workers-ingress-cluster-kubelet": {
        on: "workers",
        peer: "cluster",
        ...tcp(KUBELET),
        description: "Allow workers Kubelets to receive communication from the cluster control plane.",
      },
    }),
    "workers-ingress-cluster-https": {
      on: "workers",
      peer: "cluster",
      ...tcp(443),
      description:
        "Allow pods running extension API servers on port 443 to receive communication from cluster control plane.",
    },
  };
}
