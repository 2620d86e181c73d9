import type { EksAccessProps } from "./access/props";
import type { EksClusterProps } from "./cluster/props";
import type { EksWorkersProps } from "./workers/props";

/** The registry module's inputs, in camelCase, by topic. */
export interface EksProps extends EksClusterProps, EksAccessProps, EksWorkersProps {}
