import type { EksAccessProps } from "./access/props";
import type { EksAddonsProps } from "./addons/props";
import type { EksClusterProps } from "./cluster/props";
import type { EksFargateProps } from "./fargate/props";
import type { EksKubeconfigProps } from "./kubeconfig/props";
import type { OutputChoice } from "./outputs";
import type { EksSecurityGroupProps } from "./security-groups/props";
import type { EksNodeGroupsProps } from "./node-groups/props";
import type { EksWorkersProps } from "./workers/props";

/** The registry module's inputs, in camelCase, by topic. */
export interface EksProps
  extends
    EksClusterProps,
    EksSecurityGroupProps,
    EksKubeconfigProps,
    EksAccessProps,
    EksWorkersProps,
    EksNodeGroupsProps,
    EksFargateProps,
    EksAddonsProps {
  /** Ours: which values become outputs of the stack, under the registry module's names; all of them are in `Eks.outputs`. @default "none", and "few" in an EksStack */
  readonly outputs?: OutputChoice;
}
