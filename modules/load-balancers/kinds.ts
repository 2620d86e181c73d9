import type {
  ClassicLoadBalancerProps,
  ControllerLoadBalancerProps,
  LoadBalancerKind,
  LoadBalancerServiceProps,
  NetworkLoadBalancerProps,
} from "./types";

/** The props of each kind. */
export interface PropsOf {
  readonly classic: ClassicLoadBalancerProps;
  readonly nlb: NetworkLoadBalancerProps;
  readonly controller: ControllerLoadBalancerProps;
}

/** What each kind is called where somebody is told of it. */
export const KIND_NAMES: Readonly<Record<LoadBalancerKind, string>> = {
  classic: "a Classic Load Balancer",
  nlb: "an NLB by EKS's own controller",
  controller: "an NLB by the AWS Load Balancer Controller",
};

/** How each kind is asked for. */
export const KIND_PROPS: Readonly<Record<LoadBalancerKind, string>> = {
  classic: 'type "classic"',
  nlb: 'type "nlb"',
  controller: 'controller "aws-load-balancer-controller"',
};

/** By this class the AWS Load Balancer Controller knows its Services, and EKS's own controller steps aside. */
export const CONTROLLER_CLASS = "service.k8s.aws/nlb";

/** Which kind a Service asks for. */
export function kindOf({ controller, type }: Pick<LoadBalancerServiceProps, "controller" | "type">): LoadBalancerKind {
  if (controller === "aws-load-balancer-controller") return "controller";
  return type === "nlb" ? "nlb" : "classic";
}
