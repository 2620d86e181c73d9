import type { EksAccessProps } from "./access/props";
import type { EksAddonsProps } from "./addons/props";
import type { EksClusterProps } from "./cluster/props";
import type { EksFargateProps } from "./fargate/props";
import type { EksWorkersProps } from "./workers/props";

/** The registry module's inputs, in camelCase, by topic. */
export interface EksProps extends EksClusterProps, EksAccessProps, EksWorkersProps, EksFargateProps, EksAddonsProps {}
