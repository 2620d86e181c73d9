import { kindOf } from "./kinds";
import type { ControllerLoadBalancerProps, LoadBalancerServiceProps } from "./types";

/** What would keep traffic out, or let in what was meant to stay outside. */
export function trafficProblems(props: LoadBalancerServiceProps): string[] {
  const { loadBalancerSourceRanges: ranges = [], proxyProtocol = false } = props;
  const { securityGroups, preserveClientIp } = props as Partial<ControllerLoadBalancerProps>;
  return [
    ...(ranges.length > 0 && securityGroups !== undefined
      ? [
          "loadBalancerSourceRanges: beside securityGroups no controller heeds them, and whoever these groups let in comes in; say it in those groups, or drop one of the two",
        ]
      : []),
    ...(ranges.length > 0 && kindOf(props) === "nlb" && preserveClientIp === false
      ? [
          "loadBalancerSourceRanges: EKS's own controller lets clients in at the nodes by their address, which preserveClientIp false hides; drop one of them",
        ]
      : []),
    ...(proxyProtocol && asksNodes(props)
      ? [
          'proxyProtocol with externalTrafficPolicy "Local": the health check of the nodes would carry its header too, and every target be unhealthy; take "Cluster", or targetType "ip"',
        ]
      : []),
  ];
}

/** Where traffic may be lost, or a load balancer not come up. */
export function trafficWarnings(props: LoadBalancerServiceProps): string[] {
  const { privateIpv4Addresses } = props as Partial<ControllerLoadBalancerProps>;
  return [
    ...localWarnings(props),
    ...(kindOf(props) === "nlb" && props.subnets !== undefined && privateIpv4Addresses !== undefined
      ? [
          "privateIpv4Addresses: of subnets that are named EKS's own controller takes them in whatever order AWS lists those, so an address may miss its subnet; leave subnets out, or take the AWS Load Balancer Controller",
        ]
      : []),
  ];
}

function localWarnings(props: LoadBalancerServiceProps): string[] {
  return props.externalTrafficPolicy === "Local" && targetsNodes(props) && props.healthCheck?.protocol === "tcp"
    ? [
        'healthCheck.protocol "tcp" with externalTrafficPolicy "Local": every node answers, and those without a pod drop what they are sent; leave it out, and they are asked by HTTP whether they have one',
      ]
    : [];
}

/** Whether an NLB asks nodes, and not pods, whether they are well, at a port of their own. */
function asksNodes(props: LoadBalancerServiceProps): boolean {
  const { externalTrafficPolicy, healthCheck } = props;
  const own = healthCheck?.port === undefined && healthCheck?.protocol !== "tcp";
  return kindOf(props) !== "classic" && externalTrafficPolicy === "Local" && targetsNodes(props) && own;
}

function targetsNodes(props: LoadBalancerServiceProps): boolean {
  return (props as Partial<ControllerLoadBalancerProps>).targetType !== "ip";
}
