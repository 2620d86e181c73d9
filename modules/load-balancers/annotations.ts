import { LOAD_BALANCER_DEFAULTS } from "./defaults";
import type { LoadBalancerServiceProps } from "./types";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer";

/** Annotations that a prop stands for, and the prop. */
export const PROP_OF_ANNOTATION: Readonly<Record<string, string>> = {
  [`${PREFIX}-type`]: "type",
  [`${PREFIX}-internal`]: "internal",
};

/**
 * The annotations by which EKS's cloud controller knows what to make; a plain internet-facing Classic Load Balancer has none.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
 */
export function loadBalancerAnnotations(
  props: Pick<LoadBalancerServiceProps, "type" | "internal" | "annotations">,
): Record<string, string> {
  const { type = LOAD_BALANCER_DEFAULTS.type, internal = LOAD_BALANCER_DEFAULTS.internal, annotations = {} } = props;
  return {
    ...annotations,
    ...(type === "nlb" && { [`${PREFIX}-type`]: "nlb" }),
    ...(internal && { [`${PREFIX}-internal`]: "true" }),
  };
}
