import { Token } from "cdktf";
import {
  anything,
  flag,
  listOf,
  mapOf,
  number,
  problemsOf,
  recordOf,
  shapeOf,
  text,
  type Check,
  type Shape,
} from "../shared/shape";
import type { Amounts, ConfigMapProps, DeploymentProps, EnvValue, NamespaceProps } from "./types";

const AMOUNTS: Shape<Amounts> = { cpu: text, memory: text };
const fromConfigMap = shapeOf<{ configMap: string; key: string }>({ configMap: text, key: text }, ["configMap", "key"]);
const fromSecret = shapeOf<{ secret: string; key: string }>({ secret: text, key: text }, ["secret", "key"]);
const envCheck: Check = (value, path) => {
  if (Token.isUnresolved(value)) return text(value, path);
  if (typeof value !== "object" || value === null) return anything(value, path);
  return "secret" in value ? fromSecret(value, path) : fromConfigMap(value, path);
};
const SHAPE: Shape<DeploymentProps> = {
  image: text,
  ports: recordOf(number),
  replicas: number,
  namespace: text,
  labels: mapOf(text),
  command: listOf(text),
  args: listOf(text),
  env: recordOf(envCheck),
  requests: shapeOf(AMOUNTS),
  limits: shapeOf(AMOUNTS),
  readinessPath: text,
  serviceAccountName: text,
  automountServiceAccountToken: flag,
  runAsNonRoot: flag,
  readOnlyRootFilesystem: flag,
  nodeSelector: mapOf(text),
  waitForRollout: flag,
};
const NAMESPACE_SHAPE: Shape<NamespaceProps> = { labels: mapOf(text), annotations: mapOf(text) };
const CONFIG_MAP_SHAPE: Shape<ConfigMapProps> = { data: mapOf(text), namespace: text };

/** What Kubernetes takes for the name of most things. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const nameProblems = (what: string, name: string) =>
  NAME.test(name)
    ? []
    : [`the ${what}'s name ("${name}") may hold small letters, digits and "-" between them, 63 at most`];

/** Everything that is wrong with a Deployment; `name` is its own. */
export function validateDeployment(name: string, props: DeploymentProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["image"]), props, (deployment) => deploymentProblems(name, deployment));
}

function deploymentProblems(name: string, props: DeploymentProps): string[] {
  const { image, ports = {}, replicas = 0, labels, env = {}, readinessPath: path } = props;
  return [
    ...nameProblems("Deployment", name),
    ...(image === "" ? ["image is empty; name one"] : []),
    ...(Token.isUnresolved(replicas) || (Number.isInteger(replicas) && replicas >= 0)
      ? []
      : [`replicas (${replicas}) must be a whole number, from 0 on`]),
    ...(labels !== undefined && Object.keys(labels).length === 0
      ? ["labels is empty, so no Service would find its pods; name one, or leave it out"]
      : []),
    ...Object.entries(ports).flatMap(([port, value]) => [
      ...(/^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(port)
        ? []
        : [`ports: "${port}" is not a port's name: small letters, digits and "-", 15 at most, one letter at least`]),
      ...(Token.isUnresolved(value) || (Number.isInteger(value) && value >= 1 && value <= 65_535)
        ? []
        : [`ports.${port} (${value}) must be from 1 to 65535`]),
    ]),
    ...Object.keys(env)
      .filter((key) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(key))
      .map((key) => `env: "${key}" is not a variable's name`),
    ...Object.entries(env)
      .filter(([, value]) => value !== undefined && !isEnvValue(value))
      .map(([key]) => `env.${key} must be text, a number, true or false, or a key of a ConfigMap or Secret`),
    ...(path !== undefined && Object.keys(ports).length === 0
      ? ["readinessPath is asked on the first of ports; name one"]
      : []),
    ...(path !== undefined && !Token.isUnresolved(path) && !path.startsWith("/")
      ? [`readinessPath ("${path}") begins with "/"`]
      : []),
  ];
}

function isEnvValue(value: EnvValue): boolean {
  return ["string", "number", "boolean"].includes(typeof value) || (typeof value === "object" && value !== null);
}

/** Everything that is wrong with a namespace. */
export function validateNamespace(name: string, props: NamespaceProps): string[] {
  return problemsOf(shapeOf(NAMESPACE_SHAPE), props, () => [
    ...nameProblems("namespace", name),
    ...(["default", "kube-system", "kube-public", "kube-node-lease"].includes(name)
      ? [`the namespace "${name}" is Kubernetes' own, and there already; leave it out`]
      : []),
  ]);
}

/** Everything that is wrong with a ConfigMap. */
export function validateConfigMap(name: string, props: ConfigMapProps): string[] {
  return problemsOf(shapeOf(CONFIG_MAP_SHAPE, ["data"]), props, ({ data, namespace = "default" }) => [
    ...nameProblems("ConfigMap", name),
    ...(name === "aws-auth" && namespace === "kube-system"
      ? ["aws-auth says who may enter; set the cluster's mapRoles, mapUsers and mapAccounts"]
      : []),
    ...Object.keys(data)
      .filter((key) => !/^[-._a-zA-Z0-9]+$/.test(key))
      .map((key) => `data: "${key}" may hold letters, digits, "-", "_" and "."`),
  ]);
}
