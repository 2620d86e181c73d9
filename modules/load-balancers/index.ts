export { loadBalancerAnnotations } from "./annotations";
export { LOAD_BALANCER_DEFAULTS } from "./defaults";
export { LoadBalancerService } from "./load-balancer-service";
export * from "./types";
export { validateLoadBalancer } from "./validate";
