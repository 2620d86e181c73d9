import type { JsonObject } from "./types";

/**
 * The parts of a kubelet's configuration that are set most; any other may be named, too.
 * @see https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 */
export interface KubeletConfig extends JsonObject {
  /** Give `maxPods` of the group instead, so that what is reserved for the system follows. */
  readonly maxPods?: number;
  readonly podPidsLimit?: number;
  /** Signals to quantities, such as `"memory.available": "200Mi"`. */
  readonly evictionHard?: Quantities;
  readonly evictionSoft?: Quantities;
  /** Signals to durations, such as "90s". */
  readonly evictionSoftGracePeriod?: Quantities;
  /** Seconds. */
  readonly evictionMaxPodGracePeriod?: number;
  readonly kubeReserved?: Quantities;
  readonly systemReserved?: Quantities;
  /** Per cent of the disk. */
  readonly imageGCHighThresholdPercent?: number;
  readonly imageGCLowThresholdPercent?: number;
  /** A quantity, such as "50Mi". */
  readonly containerLogMaxSize?: string;
  readonly containerLogMaxFiles?: number;
  readonly cpuManagerPolicy?: "none" | "static";
  readonly topologyManagerPolicy?: "none" | "best-effort" | "restricted" | "single-numa-node";
  readonly topologyManagerScope?: "container" | "pod";
  readonly memoryManagerPolicy?: "None" | "Static";
  /** Pulls a second. */
  readonly registryPullQPS?: number;
  readonly registryBurst?: number;
  readonly serializeImagePulls?: boolean;
  readonly maxParallelImagePulls?: number;
  /** A duration, such as "45s". */
  readonly shutdownGracePeriod?: string;
  readonly shutdownGracePeriodCriticalPods?: string;
  readonly allowedUnsafeSysctls?: readonly string[];
  readonly clusterDNS?: readonly string[];
  readonly featureGates?: { readonly [gate: string]: boolean };
}

interface Quantities {
  readonly [name: string]: string;
}

export const LOCAL_STORAGE_STRATEGIES = ["RAID0", "RAID10", "Mount"] as const;
export const DISABLED_MOUNTS = ["Containerd", "PodLogs", "SOCI"] as const;

/**
 * A NodeConfig's spec without the cluster, in nodeadm's own words.
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
 */
export interface NodeConfigSpec {
  readonly kubelet?: {
    /** Laid over nodeadm's own configuration. @default none */
    readonly config?: KubeletConfig;
    /** After those that `kubelet` of the group makes. @default none */
    readonly flags?: readonly string[];
    /** An expression of CEL over `default_enis`, `ips_per_eni` and `max_pods`; nodeadm since October 2025 heeds it. @default none */
    readonly maxPodsExpression?: string;
  };
  readonly containerd?: {
    /** TOML, laid over nodeadm's own. @default none */
    readonly config?: string;
    /** Part of an OCI runtime specification, laid over nodeadm's own. @default none */
    readonly baseRuntimeSpec?: JsonObject;
  };
  readonly instance?: {
    /** What becomes of the disks that belong to the instance itself. @default they are left alone */
    readonly localStorage?: {
      /** RAID10 takes four disks or more. */
      readonly strategy?: (typeof LOCAL_STORAGE_STRATEGIES)[number];
      /** @default "/mnt/k8s-disks/" */
      readonly mountPath?: string;
      /** What stays on the root disk. @default nothing */
      readonly disabledMounts?: readonly (typeof DISABLED_MOUNTS)[number][];
    };
    /** Environment variables by systemd service; `default` is for all of them. @default none */
    readonly environment?: { readonly [service: string]: { readonly [variable: string]: string } };
    /** @default the VPC's */
    readonly network?: { readonly nameservers?: readonly string[]; readonly domains?: readonly string[] };
  };
  readonly featureGates?: {
    /** Nodes are called by their instance id; they get in by an access entry of type EC2, not EC2_LINUX. @default false */
    readonly InstanceIdNodeName?: boolean;
    /** Images are pulled and unpacked in parallel, on larger instances. @default false */
    readonly FastImagePull?: boolean;
  };
}
