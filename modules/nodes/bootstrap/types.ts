import type { BottlerocketSettings } from "./bottlerocket";
import type { KubeletSettings } from "./kubelet-flags";
import type { NodeConfigSpec } from "./node-config";

/** What a node must know to find its cluster. */
export interface ClusterAddress {
  readonly name: string;
  /** URL of the API. */
  readonly endpoint: string;
  /** PEM in base64, as EKS hands it out. */
  readonly certificateAuthority: string;
  /** Block that Services take their addresses from. */
  readonly serviceCidr: string;
  /** @default "ipv4" */
  readonly ipFamily?: "ipv4" | "ipv6";
}

/** What only Windows nodes are told. */
export interface WindowsSettings {
  /**
   * IPv4 blocks that pods reach under their own address, beside the VPC's: Windows' way to say what
   * AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS says to Linux. @default the VPC's own block alone
   */
  readonly excludedSnatCidrs?: readonly string[];
  /** Arguments of kube-proxy, as one line. @default none */
  readonly kubeProxyExtraArgs?: string;
}

/**
 * What a node is told at its first boot, beside where its cluster is. Which of it a family of images can be told,
 * `bootstrapProblems` says.
 *
 * All of it lies open: in the JSON, in Terraform's state, in EC2's console, and on the node, to whatever there reaches the
 * metadata service. So it may hold no secret. Let a script fetch one at boot, by the node's role: give the role a policy
 * for that one secret, and read it by `aws secretsmanager get-secret-value`; or leave it to the pods that need it, under
 * roles of their own.
 */
export interface NodeSettings {
  /** @default none */
  readonly kubelet?: KubeletSettings;
  /** Most pods on a node; what is reserved for the system follows. @default what the node works out from its interfaces */
  readonly maxPods?: number;
  /** Script lines run before the node is configured; PowerShell on Windows. No secrets. @default none */
  readonly preUserdata?: string;
  /** Script lines run after those: before the kubelet starts on Amazon Linux 2023, once it runs on the others. No secrets. @default none */
  readonly additionalUserdata?: string;
  /**
   * Text as the family takes it: arguments of bootstrap.sh (Amazon Linux 2) or of Start-EKSBootstrap.ps1 (Windows), TOML
   * after the keys of `[settings.kubernetes]` (Bottlerocket). @default none
   */
  readonly bootstrapExtraArgs?: string;
  /** More of the NodeConfig that nodeadm reads; Amazon Linux 2023 only. @default none */
  readonly nodeConfig?: NodeConfigSpec;
  /** More of Bottlerocket's settings, without the outer `settings`. @default none */
  readonly bottlerocket?: BottlerocketSettings;
  /** @default none */
  readonly windows?: WindowsSettings;
  /** The whole user data instead of the family's own: as it is, or made of what the node would have been told. @default the family's own */
  readonly template?: string | ((settings: BootstrapSettings) => string);
}

/** What a node is told, and where its cluster is. */
export interface BootstrapSettings extends NodeSettings {
  readonly cluster: ClusterAddress;
}

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}
