import type { EksAccessProps } from "./access-props";
import type { EksClusterProps } from "./cluster-props";
import type { EksWorkersProps } from "./worker-props";

/** The registry module's inputs, in camelCase. */
export interface EksProps extends EksClusterProps, EksAccessProps, EksWorkersProps {}
