import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Token, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { LOAD_BALANCER_DEFAULTS } from "../load-balancers/defaults";
import { LoadBalancerService } from "../load-balancers/load-balancer-service";
import type { LoadBalancerServiceProps } from "../load-balancers/types";
import { within } from "../shared/assert-valid";
import { merged } from "../shared/lists";
import { recordOf, anything, type Shape } from "../shared/shape";
import { DEPLOYMENT_DEFAULTS, NAMESPACE_DEFAULTS } from "../workloads/defaults";
import { Deployment, podLabels } from "../workloads/deployment";
import type { ConfigMapProps, DeploymentProps, NamespaceProps } from "../workloads/types";
import { validateConfigMap, validateDeployment, validateNamespace } from "../workloads/validate";
import type { ClusterRef } from "./cluster-ref";
import { loadBalancerProblems, placeWarnings } from "./load-balancer-problems";

/** What runs in a cluster, and how it is reached. */
export interface WorkloadsProps {
  /** Services of type LoadBalancer, by name. @default none */
  readonly loadBalancers?: { readonly [name: string]: LoadBalancerServiceProps };
  /** Deployments of one container, by name; what they cannot say, the provider's own DeploymentV1 in this stack can. @default none */
  readonly deployments?: { readonly [name: string]: DeploymentProps };
  /** Namespaces to make, by name. @default none */
  readonly namespaces?: { readonly [name: string]: NamespaceProps };
  /** ConfigMaps, by name. @default none */
  readonly configMaps?: { readonly [name: string]: ConfigMapProps };
}

/** Judged by their parts, key by key. */
export const WORKLOADS_SHAPE: Shape<WorkloadsProps> = {
  loadBalancers: recordOf(anything),
  deployments: recordOf(anything),
  namespaces: recordOf(anything),
  configMaps: recordOf(anything),
};

/** Everything that was placed, by the caller's names. */
export interface Workloads {
  readonly loadBalancers: { readonly [name: string]: LoadBalancerService };
  readonly deployments: { readonly [name: string]: Deployment };
  readonly namespaces: { readonly [name: string]: NamespaceV1 };
  readonly configMaps: { readonly [name: string]: ConfigMapV1 };
}

/** Places namespaces first, then what stands in them. */
export function placeWorkloads(
  stack: Construct,
  props: WorkloadsProps,
  first: readonly ITerraformDependable[],
): Workloads {
  const all = <Props, Placed>(
    id: string,
    given: { readonly [name: string]: Props } = {},
    place: (scope: Construct, name: string, one: Props) => Placed,
  ) => {
    const scope = new Construct(stack, id);
    return Object.fromEntries(Object.entries(given).map(([name, one]) => [name, place(scope, name, one)]));
  };
  const namespaces = all(
    "namespaces",
    props.namespaces,
    (scope, name, { labels, annotations }) =>
      new NamespaceV1(scope, name, {
        metadata: {
          name,
          labels: merged(NAMESPACE_DEFAULTS.labels, labels),
          annotations: annotations && merged(annotations),
        },
        dependsOn: [...first],
      }),
  );
  const after = ({ namespace = DEPLOYMENT_DEFAULTS.namespace }: { readonly namespace?: string }) => {
    const own = namespaces[namespace];
    return own === undefined ? first : [...first, own];
  };
  return {
    namespaces,
    configMaps: all(
      "config-maps",
      props.configMaps,
      (scope, name, one) =>
        new ConfigMapV1(scope, name, {
          metadata: { name, namespace: one.namespace ?? DEPLOYMENT_DEFAULTS.namespace },
          data: merged(one.data),
          dependsOn: [...after(one)],
        }),
    ),
    deployments: all(
      "deployments",
      props.deployments,
      (scope, name, one) => new Deployment(scope, name, one, after(one)),
    ),
    loadBalancers: all(
      "load-balancers",
      props.loadBalancers,
      (scope, name, one) => new LoadBalancerService(scope, name, one, after(one)),
    ),
  };
}

/** Everything that is wrong with them. */
export function workloadsProblems(props: WorkloadsProps, cluster: ClusterRef): string[] {
  const each = <Props>(
    label: string,
    given: { readonly [name: string]: Props } = {},
    judge: (name: string, one: Props) => string[],
  ) => Object.entries(given).flatMap(([name, one]) => within(`${label}.${name}`, judge(name, one)));
  return [
    ...each("namespaces", props.namespaces, validateNamespace),
    ...each("configMaps", props.configMaps, validateConfigMap),
    ...each("deployments", props.deployments, validateDeployment),
    ...each("loadBalancers", props.loadBalancers, (name, one) => loadBalancerProblems(name, one, cluster)),
  ];
}

/** Services that find no pod of the stack's own, a port that none of them has, or no subnet with a tag: legal, where somebody else sees to it. */
export function workloadsWarnings(props: WorkloadsProps, cluster: ClusterRef): string[] {
  const { loadBalancers = {} } = props;
  const places = Object.entries(loadBalancers).flatMap(([name, service]) => placeWarnings(name, service, cluster));
  return [...places, ...podWarnings(props)];
}

function podWarnings({ loadBalancers = {}, deployments = {} }: WorkloadsProps): string[] {
  const pods = Object.entries(deployments);
  if (pods.length === 0) return [];
  return Object.entries(loadBalancers).flatMap(
    ([name, { selector, ports, namespace = LOAD_BALANCER_DEFAULTS.namespace }]) => {
      const found = pods.filter(([own, one]) => {
        const labels = podLabels(own, one);
        const sameSpace = (one.namespace ?? DEPLOYMENT_DEFAULTS.namespace) === namespace;
        const known = !Token.isUnresolved(selector) && !Token.isUnresolved(labels);
        return sameSpace && (!known || Object.entries(selector).every(([key, value]) => labels[key] === value));
      });
      if (found.length === 0)
        return [
          `loadBalancers.${name}: its selector finds none of this stack's deployments in the namespace ${namespace}`,
        ];
      return ports.flatMap(({ port, targetPort = port }) => {
        const known = found.some(([, { ports: own = {} }]) =>
          Object.entries(own).some(([key, value]) => targetPort === key || targetPort === value),
        );
        return known
          ? []
          : [
              `loadBalancers.${name}: its pods listen on no port ${targetPort}, as far as ports of deployments.${found.map(([own]) => own).join(", ")} tell`,
            ];
      });
    },
  );
}
