import type { LaunchTemplateConfig } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { flag, number, oneOf, shapeOf, text, writtenListOf, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { flagText } from "./provider-text";
import type { Wording } from "./wording";

/** Cores and threads. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-optimize-cpu.html */
export interface CpuOptions {
  readonly coreCount?: number;
  /** 1 turns hyper-threading off. */
  readonly threadsPerCore?: number;
  /** AMD SEV-SNP. */
  readonly amdSevSnp?: "enabled" | "disabled";
}

/** What the instance's host name is, and which DNS records lead to it. */
export interface PrivateDnsNameOptions {
  /** EKS finds a node by its "ip-name" unless its access entry is of type EC2. */
  readonly hostnameType?: "ip-name" | "resource-name";
  readonly enableResourceNameDnsARecord?: boolean;
  readonly enableResourceNameDnsAaaaRecord?: boolean;
}

export interface InstanceProps {
  /** @default WORKER_GROUP_DEFAULTS.instanceType */
  readonly instanceType?: string;
  /** EC2 key pair for SSH. @default none */
  readonly keyName?: string;
  /** A metric a minute instead of every five. @default WORKER_GROUP_DEFAULTS.enableMonitoring */
  readonly enableMonitoring?: boolean;
  /** @default the instance type's own */
  readonly ebsOptimized?: boolean;
  /** Of burstable types (t2, t3, t3a, t4g): whether more than the baseline is billed or throttled. @default the type's own */
  readonly cpuCredits?: "standard" | "unlimited";
  /** @default the instance type's own */
  readonly cpuOptions?: CpuOptions;
  /** Nitro Enclaves. @default EC2's own, false */
  readonly enclaveSupport?: boolean;
  /** Let the instance be put to sleep with its memory on the root volume, which must be encrypted. @default EC2's own, false */
  readonly hibernation?: boolean;
  /** License Manager configurations. @default none */
  readonly licenseConfigurationArns?: readonly string[];
  /** "disabled": do not move the instance to another host when its own fails. @default EC2's own, "default" */
  readonly autoRecovery?: "default" | "disabled";
  /** Refuse to terminate by the API; the Auto Scaling group still may. @default EC2's own, false */
  readonly disableApiTermination?: boolean;
  /** Refuse to stop by the API. @default EC2's own, false */
  readonly disableApiStop?: boolean;
  /** What a shutdown from within means. @default EC2's own, "stop"; the Auto Scaling group then replaces the instance */
  readonly shutdownBehavior?: "stop" | "terminate";
  /** @default the subnet's own */
  readonly privateDnsNameOptions?: PrivateDnsNameOptions;
}

const CPU_SHAPE: Shape<CpuOptions> = {
  coreCount: number,
  threadsPerCore: number,
  amdSevSnp: oneOf(["enabled", "disabled"]),
};
const DNS_SHAPE: Shape<PrivateDnsNameOptions> = {
  hostnameType: oneOf(["ip-name", "resource-name"]),
  enableResourceNameDnsARecord: flag,
  enableResourceNameDnsAaaaRecord: flag,
};

export const INSTANCE_SHAPE: Shape<InstanceProps> = {
  instanceType: text,
  keyName: text,
  enableMonitoring: flag,
  ebsOptimized: flag,
  cpuCredits: oneOf(["standard", "unlimited"]),
  cpuOptions: shapeOf(CPU_SHAPE),
  enclaveSupport: flag,
  hibernation: flag,
  licenseConfigurationArns: writtenListOf(text),
  autoRecovery: oneOf(["default", "disabled"]),
  disableApiTermination: flag,
  disableApiStop: flag,
  shutdownBehavior: oneOf(["stop", "terminate"]),
  privateDnsNameOptions: shapeOf(DNS_SHAPE),
};

/** What EC2 would refuse of the instance. */
export function instanceProblems(
  props: InstanceProps & { readonly mixedInstances?: { readonly instanceRequirements?: object } },
  word: Wording,
): string[] {
  const { instanceType = DEFAULTS.instanceType, cpuCredits, enclaveSupport, hibernation } = props;
  const open = props.instanceType === undefined && props.mixedInstances?.instanceRequirements !== undefined;
  return [
    ...instanceTypeProblems(props.instanceType, word("instanceType")),
    ...(cpuCredits !== undefined && !open && !Token.isUnresolved(instanceType) && !/^t\d/.test(instanceType)
      ? [
          `${word("cpuCredits")} goes with burstable types (t2, t3, t3a, t4g), and ${word("instanceType")} is "${instanceType}"; drop it`,
        ]
      : []),
    ...(enclaveSupport === true && hibernation === true
      ? [`${word("enclaveSupport")} and ${word("hibernation")} are both true; EC2 takes one of them`]
      : []),
  ];
}

/** Problems with an instance type, by its form; whether AWS has it is not known here. */
export function instanceTypeProblems(instanceType: string | undefined, label: string): string[] {
  if (instanceType === undefined || Token.isUnresolved(instanceType)) return [];
  return /^[a-z][a-z0-9-]*\d[a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType)
    ? []
    : [`${label} ("${instanceType}") is not an instance type, such as "${DEFAULTS.instanceType}"`];
}

/** The instance's arguments of a launch template. */
export function instanceArguments(props: InstanceProps): LaunchTemplateConfig {
  const { cpuCredits, enclaveSupport, hibernation, licenseConfigurationArns: licenses, autoRecovery } = props;
  return {
    instanceType: props.instanceType,
    keyName: props.keyName,
    ebsOptimized: flagText(props.ebsOptimized),
    monitoring: { enabled: props.enableMonitoring ?? DEFAULTS.enableMonitoring },
    creditSpecification: cpuCredits && { cpuCredits },
    cpuOptions: props.cpuOptions,
    enclaveOptions: enclaveSupport === undefined ? undefined : { enabled: enclaveSupport },
    hibernationOptions: hibernation === undefined ? undefined : { configured: hibernation },
    licenseSpecification: licenses?.map((licenseConfigurationArn) => ({ licenseConfigurationArn })),
    maintenanceOptions: autoRecovery && { autoRecovery },
    disableApiTermination: props.disableApiTermination,
    disableApiStop: props.disableApiStop,
    instanceInitiatedShutdownBehavior: props.shutdownBehavior,
    privateDnsNameOptions: props.privateDnsNameOptions,
  };
}
