import type { Shape } from "../shared/shape";
import { ACCESS_SHAPE } from "./access/shape";
import { ADDONS_SHAPE } from "./addons/shape";
import { CLUSTER_SHAPE } from "./cluster/shape";
import { FARGATE_SHAPE } from "./fargate/shape";
import type { EksProps } from "./props";
import { WORKERS_SHAPE } from "./workers/shape";

/** The run-time shape of `Eks`' props; the stacks build theirs upon it. */
export const EKS_SHAPE: Shape<EksProps> = {
  ...CLUSTER_SHAPE,
  ...ACCESS_SHAPE,
  ...WORKERS_SHAPE,
  ...FARGATE_SHAPE,
  ...ADDONS_SHAPE,
};
