import { Ajv } from "ajv";
import { parse } from "yaml";
import { VERSIONS } from "../kubernetes/versions";
import { jsonOf, type Answer, type Call } from "../routing";
import { clusterAt } from "./eks-cluster-updates";
import type { Updates } from "./eks-updates";
import { jsonAnswer, jsonRefusal, type Mend } from "./types";

/** An add-on of EKS's own. */
interface Addon {
  readonly type: string;
  readonly namespace: string;
  /** The default version for a Kubernetes version: in EKS's form, and rising with it, but not one that EKS published. */
  readonly versionFor: (minor: string) => string;
  readonly needsIam: boolean;
  readonly schema: object;
}

const RESOURCES = { type: "object", properties: { limits: { type: "object" }, requests: { type: "object" } } };
const COMMON = {
  affinity: { type: "object" },
  nodeSelector: { type: "object" },
  podAnnotations: { type: "object" },
  podLabels: { type: "object" },
  resources: RESOURCES,
  tolerations: { type: "array", items: { type: "object" } },
};

/** What of an add-on may be configured, as a JSON Schema: the usual parts and some of its own. */
function schemaOf(title: string, properties: object): object {
  const all = { ...COMMON, ...properties };
  return { $schema: "http://json-schema.org/draft-07/schema#", title, type: "object", properties: all };
}

const ADDONS: Readonly<Record<string, Addon>> = {
  "vpc-cni": {
    type: "networking",
    namespace: "kube-system",
    versionFor: (minor) => `v1.20.${minor}-eksbuild.1`,
    needsIam: true,
    schema: schemaOf("VPC CNI", {
      env: { type: "object", additionalProperties: { type: "string" } },
      enableNetworkPolicy: { type: "string" },
      init: { type: "object" },
    }),
  },
  coredns: {
    type: "networking",
    namespace: "kube-system",
    versionFor: (minor) => `v1.12.${minor}-eksbuild.1`,
    needsIam: false,
    schema: schemaOf("CoreDNS", {
      autoScaling: { type: "object" },
      corefile: { type: "string" },
      replicaCount: { type: "integer" },
    }),
  },
  "kube-proxy": {
    type: "networking",
    namespace: "kube-system",
    versionFor: (minor) => `v1.${minor}.0-eksbuild.1`,
    needsIam: false,
    schema: schemaOf("kube-proxy", { ipvs: { type: "object" }, mode: { type: "string", enum: ["iptables", "ipvs"] } }),
  },
  "aws-ebs-csi-driver": {
    type: "storage",
    namespace: "kube-system",
    versionFor: (minor) => `v1.50.${minor}-eksbuild.1`,
    needsIam: true,
    schema: schemaOf("EBS CSI driver", { controller: { type: "object" }, node: { type: "object" } }),
  },
  "metrics-server": {
    type: "observability",
    namespace: "kube-system",
    versionFor: (minor) => `v0.8.${minor}-eksbuild.1`,
    needsIam: false,
    schema: schemaOf("Metrics Server", { replicas: { type: "integer" } }),
  },
  "eks-pod-identity-agent": {
    type: "security",
    namespace: "kube-system",
    versionFor: (minor) => `v1.3.${minor}-eksbuild.1`,
    needsIam: false,
    schema: schemaOf("Pod Identity agent", { agent: { type: "object" } }),
  },
};

const ajv = new Ajv({ strict: false });

/** Why an add-on takes no such configuration: a key that is known here has a value of the wrong kind. */
export function configurationRefusal(addonName: string, values: string): string | undefined {
  const addon = ADDONS[addonName];
  if (addon === undefined) return undefined;
  try {
    const parsed = parse(values) as unknown;
    const { $schema: _draft, ...schema } = addon.schema as { $schema: string };
    return ajv.validate(schema, parsed)
      ? undefined
      : `ConfigurationValue provided in request is not supported: ${ajv.errorsText(ajv.errors, { dataVar: "$" })}`;
  } catch (error) {
    return `ConfigurationValue is neither JSON nor YAML: ${(error as Error).message}`;
  }
}

/** DescribeAddonVersions and DescribeAddonConfiguration, for the add-ons that nearly every cluster has. */
export const addonVersions: Mend = {
  name: "add-on versions",
  reason:
    "ministack has neither DescribeAddonVersions nor DescribeAddonConfiguration, which aws_eks_addon_version asks",
  source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonVersions.html",
  service: "eks",
  applies: ({ method, path }) =>
    method === "GET" && /^\/addons\/(supported-versions|configuration-schemas)$/.test(path),
  answer: (call) => Promise.resolve(call.path.endsWith("versions") ? versions(call) : configuration(call)),
};

const MADE = /^(\/clusters\/[^/]+)\/addons$/;
const MADE_OR_CHANGED = /^\/clusters\/[^/]+\/addons(?:\/([^/]+)\/update)?$/;

/** An add-on takes no configuration that its schema would not. */
export const addonConfigurations: Mend = {
  name: "add-on configurations",
  reason: "ministack takes any configuration for an add-on, such as a variable that is no text",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-field-management.html",
  service: "eks",
  applies: ({ method, path }) => method === "POST" && MADE_OR_CHANGED.test(path),
  async answer(call, ask) {
    const { addonName = MADE_OR_CHANGED.exec(call.path)?.[1] ?? "", configurationValues } = jsonOf<{
      addonName: string;
      configurationValues: string;
    }>(call);
    const why = configurationValues ? configurationRefusal(addonName, configurationValues) : undefined;
    return why === undefined ? ask(call) : jsonRefusal("InvalidParameterException", why);
  },
};

/** An add-on that is made without a version has the default one. */
export function addonDefaults(updates: Updates): Mend {
  return {
    name: "add-on defaults",
    reason: "ministack makes an add-on of no version where none is asked for",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html",
    service: "eks",
    applies: (call) =>
      call.method === "POST" && MADE.test(call.path) && jsonOf<{ addonVersion: string }>(call).addonVersion == null,
    async answer(call, ask) {
      const asked = jsonOf<{ addonName: string }>(call);
      const cluster = await clusterAt(MADE.exec(call.path)![1]!, call, ask, updates);
      const addonVersion = cluster && ADDONS[asked.addonName ?? ""]?.versionFor(cluster.version.slice(2));
      return ask({ ...call, body: Buffer.from(JSON.stringify({ ...asked, addonVersion })) });
    },
  };
}

function versions({ query }: Call): Answer {
  const [name, version] = [query.get("addonName"), query.get("kubernetesVersion")];
  if (version !== null && !VERSIONS.includes(version))
    return jsonRefusal("InvalidParameterException", `Kubernetes version ${version} is not supported`);
  if (name !== null && !(name in ADDONS))
    return jsonRefusal("InvalidParameterException", `the rehearsal knows no add-on ${name}, only ${known()}`);
  const addons = Object.entries(ADDONS).filter(([addon]) => name === null || addon === name);
  const kubernetes = VERSIONS.toReversed().filter((one) => version === null || one === version);
  return jsonAnswer({ addons: addons.map(([addonName, addon]) => described(addonName, addon, kubernetes)) });
}

function described(addonName: string, { type, namespace, versionFor, needsIam }: Addon, kubernetes: string[]) {
  return {
    addonName,
    type,
    owner: "aws",
    publisher: "eks",
    defaultNamespace: namespace,
    addonVersions: kubernetes.map((clusterVersion) => ({
      addonVersion: versionFor(clusterVersion.slice(2)),
      architecture: ["amd64", "arm64"],
      computeTypes: ["ec2"],
      compatibilities: [{ clusterVersion, platformVersions: ["*"], defaultVersion: true }],
      requiresConfiguration: false,
      requiresIamPermissions: needsIam,
    })),
  };
}

/** The schema is the same for every version, so that one that EKS published is fine too. */
function configuration({ query }: Call): Answer {
  const [addonName, addonVersion] = [query.get("addonName") ?? "", query.get("addonVersion") ?? ""];
  const addon = ADDONS[addonName];
  if (addon === undefined)
    return jsonRefusal("ResourceNotFoundException", `the rehearsal knows no add-on ${addonName}, only ${known()}`, 404);
  return jsonAnswer({ addonName, addonVersion, configurationSchema: JSON.stringify(addon.schema) });
}

/** Where an add-on's service accounts are. */
export function namespaceOf(addonName: string): string {
  return ADDONS[addonName]?.namespace ?? "kube-system";
}

function known(): string {
  return Object.keys(ADDONS).join(", ");
}
