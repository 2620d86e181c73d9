import { Token } from "cdktf";
import { elementsOf } from "../shared/lists";
import { didYouMean } from "../shared/near-miss";
import { validateLoadBalancer } from "../load-balancers/validate";
import type { LoadBalancerServiceProps, NetworkLoadBalancerProps } from "../load-balancers/types";
import { kindOf } from "../load-balancers/kinds";
import type { LoadBalancerZones } from "../network/subnet-tags";
import type { ClusterRef } from "./cluster-ref";

/** What is wrong with a Service and, once it can be read, with its place in this cluster. */
export function loadBalancerProblems(name: string, service: LoadBalancerServiceProps, cluster: ClusterRef): string[] {
  const own = validateLoadBalancer(name, service);
  return own.length > 0 ? own : [...zoneProblems(service, cluster), ...regionProblems(service, cluster)];
}

/** A load balancer takes certificates of ACM from its own region alone. */
function regionProblems({ tls }: LoadBalancerServiceProps, { region }: ClusterRef): string[] {
  return elementsOf(tls?.certificateArns).flatMap((arn, index) => {
    const of = Token.isUnresolved(arn) ? undefined : /^arn:[^:]+:acm:([^:]+):/.exec(arn)?.[1];
    return of === undefined || of === region
      ? []
      : [`tls.certificateArns[${index}] is of ${of}, and the cluster is in ${region}; take one of that region`];
  });
}

/** Addresses that are not one for each zone that a load balancer stands in, as far as the cluster's reference tells. */
function zoneProblems(service: LoadBalancerServiceProps, cluster: ClusterRef): string[] {
  const zones = zonesOf(service, cluster);
  if (zones === undefined) return [];
  const { eipAllocations, privateIpv4Addresses } = service as Pick<
    NetworkLoadBalancerProps,
    "eipAllocations" | "privateIpv4Addresses"
  >;
  return Object.entries({ eipAllocations, privateIpv4Addresses })
    .filter(([, given]) => given !== undefined && !Token.isUnresolved(given) && given.length !== zones.length)
    .map(
      ([key, given]) =>
        `${key} holds ${given!.length}, and it stands in ${zones.length} zones (${zones.join(", ")}); give one for each, or name its subnets`,
    );
}

/** EKS's own controller stands in every zone; the other one in those whose subnets have the tag, or in every one where none has. */
function zonesOf(service: LoadBalancerServiceProps, { loadBalancerZones }: ClusterRef): readonly string[] | undefined {
  if (loadBalancerZones === undefined || service.subnets !== undefined) return undefined;
  const tagged = taggedZones(service, loadBalancerZones);
  const { all = tagged } = loadBalancerZones;
  return kindOf(service) === "controller" && tagged.length > 0 ? tagged : all;
}

function taggedZones({ internal = false }: LoadBalancerServiceProps, zones: LoadBalancerZones): readonly string[] {
  return internal ? zones.internal : zones.internetFacing;
}

/** What is legal, but may not be what was meant: a place that is left to a controller's own choice, another bucket. */
export function placeWarnings(name: string, service: LoadBalancerServiceProps, cluster: ClusterRef): string[] {
  return [...subnetWarnings(service, cluster), ...bucketWarnings(service, cluster)].map(
    (warning) => `loadBalancers.${name}: ${warning}`,
  );
}

function subnetWarnings(service: LoadBalancerServiceProps, { loadBalancerZones: zones }: ClusterRef): string[] {
  const { internal = false, subnets } = service;
  if (zones === undefined || subnets !== undefined || taggedZones(service, zones).length > 0) return [];
  return [
    `no subnet of the cluster has the tag kubernetes.io/role/${internal ? "internal-elb" : "elb"}, so the controller chooses by itself${internal ? ", maybe a public one" : ""}; name its subnets, or tag some`,
  ];
}

/** A bucket that may be meant to be the one that was made. */
function bucketWarnings({ accessLogs }: LoadBalancerServiceProps, { accessLogBucket: made }: ClusterRef): string[] {
  if (accessLogs === undefined || made === undefined || accessLogs.bucket === made) return [];
  const near = Token.isUnresolved(accessLogs.bucket) ? "" : didYouMean(accessLogs.bucket, [made]);
  return near === ""
    ? []
    : [`accessLogs.bucket ("${accessLogs.bucket}") is not the accessLogBucket of the cluster's stack${near}`];
}
