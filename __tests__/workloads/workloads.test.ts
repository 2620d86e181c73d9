import { Deployment, KubernetesStack, type DeploymentProps, type KubernetesStackProps } from "../../modules";
import { validateConfigMap, validateDeployment, validateNamespace } from "../../modules/workloads/validate";
import { addresses, parsed } from "../../modules/testing";
import { synthApp, warningsOf } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";

const KUBIA: DeploymentProps = { image: "luksa/kubia", ports: { http: 8080 } };
type Spec = {
  template: { metadata: object; spec: { container: Record<string, unknown>[] } & Record<string, unknown> };
};
const specOf = (more: Partial<DeploymentProps> = {}) =>
  parsed((stack) => new Deployment(stack, "kubia", { ...KUBIA, ...more })).resource.kubernetes_deployment_v1!.kubia!
    .spec as unknown as Spec & Record<string, unknown>;

test("two pods in two zones that may do no more than they need", () => {
  const { template, ...spec } = specOf();
  expect(spec).toMatchObject({ replicas: "2", selector: { match_labels: { app: "kubia" } } });
  const { container, ...pod } = template.spec;
  expect(pod).toMatchObject({
    automount_service_account_token: false,
    security_context: { run_as_non_root: true, seccomp_profile: { type: "RuntimeDefault" } },
    topology_spread_constraint: [
      {
        topology_key: "topology.kubernetes.io/zone",
        when_unsatisfiable: "ScheduleAnyway",
        label_selector: [{ match_labels: { app: "kubia" } }],
      },
    ],
  });
  expect(container[0]).toMatchObject({
    name: "kubia",
    image: "luksa/kubia",
    port: [{ name: "http", container_port: 8080 }],
    readiness_probe: { tcp_socket: [{ port: "http" }] },
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
    security_context: { allow_privilege_escalation: false, capabilities: { drop: ["ALL"] } },
  });
});

test("every prop is where Kubernetes looks for it, falsy ones too", () => {
  const { template, ...spec } = specOf({
    replicas: 0,
    labels: { app: "web", tier: "front" },
    command: ["node"],
    args: ["app.js"],
    env: { A: 0, B: false, C: "", D: { configMap: "settings", key: "d" }, E: { secret: "keys", key: "e" } },
    requests: { memory: "1Gi" },
    limits: { cpu: "1" },
    readinessPath: "/healthz",
    serviceAccountName: "web",
    automountServiceAccountToken: true,
    runAsNonRoot: false,
    readOnlyRootFilesystem: true,
    nodeSelector: { tier: "edge" },
  });
  expect(spec).toMatchObject({ replicas: "0", selector: { match_labels: { app: "web", tier: "front" } } });
  expect(template.spec).toMatchObject({
    service_account_name: "web",
    automount_service_account_token: true,
    node_selector: { tier: "edge" },
    security_context: { run_as_non_root: false },
  });
  expect(template.spec.container[0]).toMatchObject({
    command: ["node"],
    args: ["app.js"],
    env: [
      { name: "A", value: "0" },
      { name: "B", value: "false" },
      { name: "C", value: "" },
      { name: "D", value_from: { config_map_key_ref: { name: "settings", key: "d" } } },
      { name: "E", value_from: { secret_key_ref: { name: "keys", key: "e" } } },
    ],
    resources: { requests: { memory: "1Gi" }, limits: { memory: "1Gi", cpu: "1" } },
    readiness_probe: { http_get: { path: "/healthz", port: "http" } },
    security_context: { read_only_root_filesystem: true },
  });
  const waiting = (waitForRollout?: boolean) =>
    parsed((stack) => new Deployment(stack, "kubia", { ...KUBIA, waitForRollout })).resource.kubernetes_deployment_v1!
      .kubia!.wait_for_rollout;
  expect([waiting(), waiting(false)]).toEqual([true, false]);
});

test.each<[string, unknown, string]>([
  ["no image", { ports: {} }, "image is required"],
  ["an empty image", { ...KUBIA, image: "" }, "image is empty"],
  ["half a pod", { ...KUBIA, replicas: 0.5 }, "replicas (0.5) must be a whole number"],
  ["no label", { ...KUBIA, labels: {} }, "labels is empty"],
  ["a port's name", { ...KUBIA, ports: { "80": 80 } }, 'ports: "80" is not a port\'s name'],
  ["a port", { ...KUBIA, ports: { http: 0 } }, "ports.http (0) must be from 1 to 65535"],
  ["a variable's name", { ...KUBIA, env: { "a b": "" } }, 'env: "a b" is not a variable\'s name'],
  ["a variable's value", { ...KUBIA, env: { A: { secret: "x" } } }, "env.A.key is required"],
  ["a path without a port", { image: "a", readinessPath: "/" }, "readinessPath is asked on the first of ports"],
  ["a path", { ...KUBIA, readinessPath: "healthz" }, 'readinessPath ("healthz") begins with "/"'],
  ["a misspelt prop", { ...KUBIA, replica: 1 }, 'did you mean "replicas"?'],
])("a Deployment is refused for %s", (_what, props, problem) => {
  expect(validateDeployment("kubia", props as DeploymentProps)).toEqual([expect.stringContaining(problem)]);
});

test("names, namespaces of Kubernetes' own, and aws-auth are refused", () => {
  expect(validateDeployment("Kubia", KUBIA)).toEqual([expect.stringContaining("the Deployment's name")]);
  expect(validateNamespace("kube-system", {})).toEqual([expect.stringContaining("is Kubernetes' own")]);
  expect(validateNamespace("a_b", {})).toEqual([expect.stringContaining("the namespace's name")]);
  expect(validateConfigMap("aws-auth", { namespace: "kube-system", data: {} })).toEqual([
    expect.stringContaining("mapRoles"),
  ]);
  expect(validateConfigMap("a", { data: { "a/b": "" } })).toEqual([expect.stringContaining('data: "a/b"')]);
});

const inside = (more: Partial<KubernetesStackProps>) =>
  synthApp((app) => {
    new KubernetesStack(app, "inside", { cluster: { name: "old", region: "eu-west-1" }, ...more });
  });
const ports = [{ port: 80, targetPort: 8080 }];

test("what stands in a namespace of the stack's own waits for it", () => {
  const namespace = "web";
  const { resource, ...json } = inside({
    namespaces: { web: { labels: { team: "a" } } },
    configMaps: { settings: { namespace, data: { a: "1" } } },
    deployments: { kubia: { ...KUBIA, namespace } },
    loadBalancers: { "kubia-http": { namespace, selector: { app: "kubia" }, ports } },
  }).stacks.inside!;
  expect(addresses({ resource, ...json })).toEqual(
    expect.arrayContaining([
      "kubernetes_config_map_v1.config-maps_settings",
      "kubernetes_deployment_v1.deployments_kubia",
      "kubernetes_namespace_v1.namespaces_web",
      "kubernetes_service_v1.load-balancers_kubia-http",
    ]),
  );
  expect(resource.kubernetes_namespace_v1!.namespaces_web).toMatchObject({
    metadata: { name: "web", labels: { "pod-security.kubernetes.io/enforce": "baseline", team: "a" } },
  });
  for (const one of [
    resource.kubernetes_config_map_v1!["config-maps_settings"],
    resource.kubernetes_deployment_v1!.deployments_kubia,
    resource.kubernetes_service_v1!["load-balancers_kubia-http"],
  ])
    expect(one!.depends_on).toEqual(["kubernetes_namespace_v1.namespaces_web"]);
});

test.each<[string, Partial<KubernetesStackProps>, string[]]>([
  ["whose pods are there", { deployments: { kubia: KUBIA } }, []],
  ["whose pods are somebody else's", {}, []],
  [
    "that finds none of them",
    { deployments: { kubia: { ...KUBIA, labels: { app: "other" } } } },
    ["loadBalancers.web: its selector finds none of this stack's deployments in the namespace default"],
  ],
  [
    "in another namespace",
    { deployments: { kubia: { ...KUBIA, namespace: "web" } } },
    ["loadBalancers.web: its selector finds none of this stack's deployments in the namespace default"],
  ],
  [
    "to a port that they have not",
    { deployments: { kubia: { ...KUBIA, ports: { http: 80 } } } },
    ["loadBalancers.web: its pods listen on no port 8080, as far as ports of deployments.kubia tell"],
  ],
])("a Service %s", (_what, more, warnings) => {
  const loadBalancers = { web: { selector: { app: "kubia" }, ports } };
  expect(warningsOf(inside({ loadBalancers, ...more }), "inside")).toEqual(warnings);
});

test("all that is wrong is told at once, each with its place", () => {
  const message = messageOf(() =>
    inside({ deployments: { A: { image: "" } }, namespaces: { default: {} }, configMaps: { x: {} as never } }),
  );
  expect(message).toContain("deployments.A: the Deployment's name");
  expect(message).toContain("deployments.A: image is empty");
  expect(message).toContain('namespaces.default: the namespace "default"');
  expect(message).toContain("configMaps.x: data is required");
});
