import { block, blocks, known, listOf, type Inventory } from "./json";
import type { Balancer } from "./model";
import { keyOf } from "./network";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

/** The Services of type LoadBalancer. */
export function readBalancers(all: Inventory): Balancer[] {
  const services = all.made("kubernetes_service_v1");
  return services
    .filter(({ values }) => block(values.spec).type === "LoadBalancer")
    .map((service) => {
      const spec = block(service.values.spec);
      const { name, annotations = {} } = block(service.values.metadata) as {
        name?: string;
        annotations?: Record<string, string>;
      };
      const byController = spec.load_balancer_class !== undefined;
      const network = byController || annotations[`${PREFIX}type`] === "nlb";
      const inside = annotations[`${PREFIX}internal`];
      return {
        key: keyOf(service),
        name: known(name) ?? "?",
        kind: `${network ? "NLB" : "Classic Load Balancer"}${byController ? ` by ${String(spec.load_balancer_class)}` : ""}`,
        internal:
          annotations[`${PREFIX}scheme`] === "internal" ||
          (inside !== undefined && inside !== "false" && inside !== ""),
        ports: blocks(spec.port).map(
          ({ port, name: label, target_port: target, protocol = "TCP" }) =>
            `${speaksTls(annotations, [port, label]) && protocol === "TCP" && !hasUdp(spec, port) ? "TLS" : String(protocol)} ${String(port)} to ${String(target)}`,
        ),
        subnets: annotations[`${PREFIX}subnets`]?.split(",").map((one) => one.trim()),
        reads: byController ? ("value" as const) : ("presence" as const),
        from: (listOf(spec.load_balancer_source_ranges) ?? []).map((one) => known(one) ?? "?"),
      };
    });
}

/** Whether UDP has the same number, so that one listener speaks both, and no TLS. */
function hasUdp(spec: Readonly<Record<string, unknown>>, number: unknown): boolean {
  return blocks(spec.port).some(({ port, protocol }) => port === number && protocol === "UDP");
}

/** Whether a port, by its number and name, has a listener with a certificate: all have it unless some are named. */
function speaksTls(annotations: Readonly<Record<string, string>>, port: readonly unknown[]): boolean {
  if (annotations[`${PREFIX}ssl-cert`] === undefined) return false;
  const named = annotations[`${PREFIX}ssl-ports`];
  return named === undefined || named === "*" || named.split(",").some((one) => port.map(String).includes(one.trim()));
}
