import { judged, wantedOf } from "../../../rehearsal/kubernetes/load-balancers";

const NAME = "service.beta.kubernetes.io/aws-load-balancer";
const service = (annotations: Record<string, string>, spec = {}) =>
  wantedOf({
    metadata: { name: "web", namespace: "default", annotations },
    spec: { type: "LoadBalancer", ...spec },
  });

test.each([
  [{}, { kind: "classic", scheme: "internet-facing" }],
  [{ [`${NAME}-type`]: "nlb" }, { kind: "network", scheme: "internet-facing" }],
  [{ [`${NAME}-internal`]: "true" }, { kind: "classic", scheme: "internal" }],
  [
    { [`${NAME}-type`]: "nlb", [`${NAME}-internal`]: "false" },
    { kind: "network", scheme: "internet-facing" },
  ],
  [{ [`${NAME}-type`]: "external" }, undefined],
])("%j asks for %j", (annotations, wanted) => {
  expect(service(annotations)).toEqual(wanted);
});

test("a class of its own is another controller's", () => {
  expect(service({}, { loadBalancerClass: "service.k8s.aws/nlb" })).toBeUndefined();
});

const network = { kind: "network", scheme: "internet-facing" };

test("a load balancer on the right subnets has no fault", () => {
  expect(judged(network, { ...network, subnets: ["a", "b"] }, ["a", "b", "c"])).toEqual({
    lines: ["internet-facing network load balancer on 2 subnets with kubernetes.io/role/elb, hostname in status"],
    faults: [],
  });
});

test.each([
  ["of another kind", { ...network, kind: "classic" }, "is internet-facing classic, and internet-facing network was"],
  ["of another scheme", { ...network, scheme: "internal" }, "is internal network, and internet-facing network was"],
])("one %s is a fault", (_, found, fault) => {
  expect(judged(network, { ...found, subnets: ["a"] }, ["a"]).faults).toEqual([expect.stringContaining(fault)]);
});

test("so is one in no subnet, or in a subnet that is not meant for it", () => {
  expect(judged(network, { ...network, subnets: [] }, ["a"]).faults).toEqual(["the load balancer stands in no subnet"]);
  expect(judged(network, { ...network, subnets: ["a", "x"] }, ["a"]).faults).toEqual([
    expect.stringContaining("stands in x, which is no subnet of the cluster's VPC with kubernetes.io/role/elb"),
  ]);
});
