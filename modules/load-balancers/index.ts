export { AccessLogBucket, type AccessLogBucketProps, type AccessLogBucketSettings } from "./access-log-bucket";
export { loadBalancerAnnotations } from "./annotations";
export { ACCESS_LOG_BUCKET_DEFAULTS, LOAD_BALANCER_DEFAULTS } from "./defaults";
export { LoadBalancerService } from "./load-balancer-service";
export * from "./types";
export { validateLoadBalancer } from "./validate";
