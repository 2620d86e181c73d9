import { LoadBalancerService, type LoadBalancerServiceProps } from "../../modules";
import { validateLoadBalancer } from "../../modules/load-balancers/validate";
import { addresses, parsed } from "../../modules/testing";

const props: LoadBalancerServiceProps = { selector: { app: "kubia" }, ports: [{ port: 80, targetPort: 8080 }] };
const withMore = (more: object) => ({ ...props, ...more }) as LoadBalancerServiceProps;
const build = (more: Partial<LoadBalancerServiceProps> = {}) =>
  parsed((stack) => new LoadBalancerService(stack, "kubia-http", withMore(more)));
const serviceOf = (more: Partial<LoadBalancerServiceProps> = {}) =>
  build(more).resource.kubernetes_service_v1!["kubia-http"]!;

test("a Classic Load Balancer needs no annotation", () => {
  expect(serviceOf()).toMatchObject({
    metadata: { name: "kubia-http", namespace: "default", annotations: {} },
    spec: {
      type: "LoadBalancer",
      selector: { app: "kubia" },
      port: [{ port: 80, target_port: "8080", protocol: "TCP" }],
    },
    wait_for_load_balancer: true,
  });
});

test("the document's annotation makes it a Network Load Balancer", () => {
  expect(serviceOf({ type: "nlb" }).metadata).toMatchObject({
    annotations: { "service.beta.kubernetes.io/aws-load-balancer-type": "nlb" },
  });
});

test("an internal one, with annotations of the caller's own", () => {
  const annotations = { "service.beta.kubernetes.io/aws-load-balancer-new-thing": "120" };
  expect(serviceOf({ internal: true, annotations }).metadata).toMatchObject({
    annotations: { ...annotations, "service.beta.kubernetes.io/aws-load-balancer-internal": "true" },
  });
});

test("another kind of load balancer replaces the Service, so that none is left behind", () => {
  const kinds = [{}, { type: "nlb" }, { internal: true }] as const;
  expect(kinds.map((more) => build(more).resource.terraform_data!["kubia-http_at-creation"]!.input)).toEqual([
    "internet-facing classic",
    "internet-facing nlb",
    "internal classic",
  ]);
  expect(serviceOf()).toMatchObject({ lifecycle: { replace_triggered_by: ["terraform_data.kubia-http_at-creation"] } });
  expect(addresses(build())).toEqual(["kubernetes_service_v1.kubia-http", "terraform_data.kubia-http_at-creation"]);
});

test("the pods' port is the Service's where it is not given, and may be a name", () => {
  expect(serviceOf({ ports: [{ port: 80 }] }).spec).toMatchObject({ port: [{ target_port: "80" }] });
  expect(serviceOf({ ports: [{ port: 80, targetPort: "http" }] }).spec).toMatchObject({
    port: [{ target_port: "http" }],
  });
});

test.each<[string, Partial<LoadBalancerServiceProps>, string]>([
  ["no port", { ports: [] }, "ports is empty; name one or more"],
  ["port 0", { ports: [{ port: 0 }] }, "ports[0].port (0) must be from 1 to 65535"],
  [
    "two ports without names",
    { ports: [{ port: 80 }, { port: 443 }] },
    "ports: each of several ports needs a name of its own",
  ],
  [
    "UDP by a classic one",
    { ports: [{ port: 53, protocol: "UDP" }] },
    'ports: a Classic Load Balancer has no UDP; set type "nlb"',
  ],
  ["no selector", { selector: {} }, "selector is empty, so no pod would answer; name a label"],
  [
    "an annotation that has a prop",
    { annotations: { "service.beta.kubernetes.io/aws-load-balancer-type": "nlb" } },
    'annotations: "service.beta.kubernetes.io/aws-load-balancer-type" has a prop of its own; set type',
  ],
  [
    "an address for a network",
    { loadBalancerSourceRanges: ["203.0.113.7"] },
    'loadBalancerSourceRanges[0] (203.0.113.7) is not an IPv4 block; did you mean "203.0.113.7/32"?',
  ],
])("refuses %s", (_, more, problem) => {
  expect(validateLoadBalancer("kubia-http", withMore(more))).toContain(problem);
});

test("refuses a name that Kubernetes would refuse", () => {
  expect(validateLoadBalancer("Kubia_HTTP", props)).toHaveLength(1);
});
