import { Token } from "cdktf";
import { didYouMean } from "../shared/near-miss";
import { validateLoadBalancer } from "../load-balancers/validate";
import type { LoadBalancerServiceProps, NetworkLoadBalancerProps } from "../load-balancers/types";
import type { ClusterRef } from "./cluster-ref";

/** What is wrong with a Service and, once it can be read, with its place in this cluster. */
export function loadBalancerProblems(name: string, service: LoadBalancerServiceProps, cluster: ClusterRef): string[] {
  const own = validateLoadBalancer(name, service);
  return own.length > 0
    ? own
    : [...zoneProblems(service, cluster), ...regionProblems(service, cluster), ...bucketProblems(service, cluster)];
}

/** A bucket that was meant to be the one that was made. */
function bucketProblems({ accessLogs }: LoadBalancerServiceProps, { accessLogBucket: made }: ClusterRef): string[] {
  if (accessLogs === undefined || made === undefined || accessLogs.bucket === made) return [];
  const near = Token.isUnresolved(accessLogs.bucket) ? "" : didYouMean(accessLogs.bucket, [made]);
  return near === ""
    ? []
    : [`accessLogs.bucket ("${accessLogs.bucket}") is not the accessLogBucket of the cluster's stack${near}`];
}

/** A load balancer takes certificates of ACM from its own region alone. */
function regionProblems({ tls }: LoadBalancerServiceProps, { region }: ClusterRef): string[] {
  return (tls?.certificateArns ?? []).flatMap((arn, index) => {
    const of = Token.isUnresolved(arn) ? undefined : /^arn:[^:]+:acm:([^:]+):/.exec(arn)?.[1];
    return of === undefined || of === region
      ? []
      : [`tls.certificateArns[${index}] is of ${of}, and the cluster is in ${region}; take one of that region`];
  });
}

/** Why a load balancer would find no place, or too many, among the subnets of this cluster, as far as its reference tells. */
function zoneProblems(service: LoadBalancerServiceProps, { loadBalancerZones }: ClusterRef): string[] {
  const { internal = false, subnets } = service;
  if (loadBalancerZones === undefined || subnets !== undefined) return [];
  const zones = internal ? loadBalancerZones.internal : loadBalancerZones.internetFacing;
  const tag = `kubernetes.io/role/${internal ? "internal-elb" : "elb"}`;
  if (zones.length === 0)
    return [`no subnet of the cluster has the tag ${tag}, so it would have no place; name its subnets, or tag some`];
  const { eipAllocations, privateIpv4Addresses } = service as Pick<
    NetworkLoadBalancerProps,
    "eipAllocations" | "privateIpv4Addresses"
  >;
  return Object.entries({ eipAllocations, privateIpv4Addresses })
    .filter(([, given]) => given !== undefined && given.length !== zones.length)
    .map(
      ([key, given]) =>
        `${key} holds ${given!.length}, and it stands in ${zones.length} zones (${zones.join(", ")}); give one for each, or name its subnets`,
    );
}
