import { literal, oneOf, type Shape } from "../shared/shape";
import { ACCESS_SHAPE } from "./access/shape";
import { ADDONS_SHAPE } from "./addons/shape";
import { CLUSTER_SHAPE } from "./cluster/shape";
import { KUBECONFIG_SHAPE } from "./kubeconfig/shape";
import { OUTPUT_CHOICES } from "./outputs";
import { FARGATE_SHAPE } from "./fargate/shape";
import { NODE_GROUPS_SHAPE } from "./node-groups/shape";
import type { EksProps } from "./props";
import { SECURITY_GROUP_SHAPE } from "./security-groups/shape";
import { WORKERS_SHAPE } from "./workers/shape";

/** The run-time shape of `Eks`' props; the stacks build theirs upon it. */
export const EKS_SHAPE: Shape<EksProps> = {
  ...CLUSTER_SHAPE,
  ...SECURITY_GROUP_SHAPE,
  ...KUBECONFIG_SHAPE,
  ...ACCESS_SHAPE,
  ...WORKERS_SHAPE,
  outputs: literal(oneOf(OUTPUT_CHOICES)),
  ...NODE_GROUPS_SHAPE,
  ...FARGATE_SHAPE,
  ...ADDONS_SHAPE,
};
