import {
  INSTANCE_SHAPE,
  type CpuOptions,
  type InstanceProps,
  type PrivateDnsNameOptions,
} from "../../../nodes/launch-template/instance";
import { flag, text, type Shape } from "../../../shared/shape";
import { shapeOfWords } from "../../words";

/** What kind of instance a node is. */
export interface EksGroupInstance {
  /** EC2 instance type; its architecture picks the image. @default the first of overrideInstanceTypes, else WORKER_GROUP_DEFAULTS.instanceType */
  readonly instanceType?: string;
  /** EC2 key pair. @default none */
  readonly keyName?: string;
  /** @default WORKER_GROUP_DEFAULTS.enableMonitoring */
  readonly enableMonitoring?: boolean;
  /** @default the instance type's own, so that the module's list of types without it is not needed */
  readonly ebsOptimized?: boolean;
  /** Of burstable types (t2, t3, t3a, t4g) alone. @default the type's own (the module's was "standard") */
  readonly cpuCredits?: "standard" | "unlimited";
  /** Cores and threads. Source: v21. @default the instance type's own */
  readonly cpuOptions?: CpuOptions;
  /** Nitro Enclaves. @default EC2's own, false */
  readonly enclaveSupport?: boolean;
  /** License Manager configurations; v21's `license_specifications`. @default none */
  readonly licenseConfigurationArns?: readonly string[];
  /** "disabled": do not move the instance to another host when its own fails; v21's `maintenance_options`. @default EC2's own, "default" */
  readonly autoRecovery?: "default" | "disabled";
  /** Refuse to terminate by the API; the Auto Scaling group still may. Source: v21. @default EC2's own, false */
  readonly disableApiTermination?: boolean;
  /** Ours: refuse to stop by the API. @default EC2's own, false */
  readonly disableApiStop?: boolean;
  /** What a shutdown from within means. Source: v21. @default EC2's own, "stop" */
  readonly instanceInitiatedShutdownBehavior?: "stop" | "terminate";
  /** Host name and DNS records. Source: v21. @default the subnet's own */
  readonly privateDnsNameOptions?: PrivateDnsNameOptions;
  /** What the launch template says of itself. Source: v21. @default nothing */
  readonly launchTemplateDescription?: string;
  /** Make each new version of the launch template its default one. @default WORKER_GROUP_DEFAULTS.updateDefaultVersion (the module's was false) */
  readonly updateDefaultVersion?: boolean;
}

type InstanceProp = Exclude<keyof InstanceProps, "hibernation"> | "description" | "updateDefaultVersion";

/** `hibernation` has no word: a warm pool that hibernates says it. */
export const INSTANCE_WORDS = {
  instanceType: "instanceType",
  keyName: "keyName",
  enableMonitoring: "enableMonitoring",
  ebsOptimized: "ebsOptimized",
  cpuCredits: "cpuCredits",
  cpuOptions: "cpuOptions",
  enclaveSupport: "enclaveSupport",
  licenseConfigurationArns: "licenseConfigurationArns",
  autoRecovery: "autoRecovery",
  disableApiTermination: "disableApiTermination",
  disableApiStop: "disableApiStop",
  shutdownBehavior: "instanceInitiatedShutdownBehavior",
  privateDnsNameOptions: "privateDnsNameOptions",
  description: "launchTemplateDescription",
  updateDefaultVersion: "updateDefaultVersion",
} as const satisfies { readonly [Prop in InstanceProp]: keyof EksGroupInstance };

export const GROUP_INSTANCE_SHAPE: Shape<EksGroupInstance> = {
  ...shapeOfWords(INSTANCE_WORDS, { ...INSTANCE_SHAPE, description: text, updateDefaultVersion: flag }),
};
