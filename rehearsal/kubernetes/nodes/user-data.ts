import { parse as parseToml } from "toml";
import { parse as parseYaml } from "yaml";
import type { Reader } from "../../images";

/** What a node was told, whichever way its AMI is told things. */
export interface Boot {
  readonly reader: Reader;
  readonly cluster: {
    readonly name: string;
    readonly endpoint?: string;
    readonly authority?: string;
    /** Addresses of Services, of which the node takes the DNS server's. */
    readonly cidr?: string;
  };
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly maxPods?: number;
  /** The NodeConfig documents, where it is nodeadm that reads them. */
  readonly nodeConfigs?: readonly object[];
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** Reads user data as the machine would; an error says what the machine would have stumbled over. */
export function readUserData(text: string): Boot {
  if (/^\s*<powershell>/m.test(text)) return readPowershell(text);
  if (/^\s*\[settings[.\]]/m.test(text)) return readBottlerocket(text);
  const configs = nodeConfigsIn(text);
  if (configs.length > 0) return readNodeConfigs(configs);
  const [call] = /\/etc\/eks\/bootstrap\.sh.*$/m.exec(text.replaceAll("\\\n", " ")) ?? [];
  if (call !== undefined) return readBootstrap(wordsOf(call).slice(1));
  throw new Error("the user data holds neither a NodeConfig, nor Bottlerocket settings, nor a call of bootstrap.sh");
}

/** The arguments of Windows' Start-EKSBootstrap.ps1, each by its name; the script itself may be called by a variable. */
function readPowershell(text: string): Boot {
  const call = text.replaceAll(/`\r?\n/g, " ");
  const option = (name: string) =>
    new RegExp(`-${name}\\s+(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`)
      .exec(call)
      ?.slice(1)
      .find((one) => one !== undefined);
  const name = option("EKSClusterName");
  if (!call.includes("Start-EKSBootstrap.ps1")) throw new Error("the user data does not call Start-EKSBootstrap.ps1");
  if (name === undefined) throw new Error("Start-EKSBootstrap.ps1 is called without -EKSClusterName");
  return {
    reader: "Start-EKSBootstrap.ps1",
    cluster: {
      name,
      endpoint: option("APIServerEndpoint"),
      authority: option("Base64ClusterCA"),
      cidr: option("ServiceCIDR"),
    },
    ...kubeletFlags(wordsOf(option("KubeletExtraArgs") ?? "")),
  };
}

interface NodeConfig {
  readonly kind?: string;
  readonly spec?: {
    readonly cluster?: {
      readonly name?: string;
      readonly apiServerEndpoint?: string;
      readonly certificateAuthority?: string;
      readonly cidr?: string;
    };
    readonly kubelet?: { readonly config?: { readonly maxPods?: number }; readonly flags?: readonly string[] };
  };
}

/** The NodeConfig documents of user data: alone, or as parts of a MIME message. */
function nodeConfigsIn(text: string): NodeConfig[] {
  const boundary = /^Content-Type:\s*multipart\/mixed;\s*boundary="?([^"\n]+)"?/im.exec(text)?.[1]?.trim();
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`).slice(1, -1);
  return parts.flatMap((part) => {
    if (boundary === undefined) return /^\s*(---\s*\n)?apiVersion:\s*node\.eks\.aws\//.test(part) ? [yamlOf(part)] : [];
    const [head = "", ...body] = part.trimStart().split(/\r?\n\r?\n/);
    return /Content-Type:\s*application\/node\.eks\.aws/i.test(head) ? [yamlOf(body.join("\n\n"))] : [];
  });
}

function yamlOf(text: string): NodeConfig {
  return parseYaml(text) as NodeConfig;
}

function readNodeConfigs(documents: readonly NodeConfig[]): Boot {
  const all = documents.map(({ spec }) => spec ?? {});
  const cluster = Object.assign({}, ...all.map((spec) => spec.cluster)) as NonNullable<NodeConfig["spec"]>["cluster"];
  const { name, apiServerEndpoint: endpoint, certificateAuthority: authority, cidr } = cluster ?? {};
  const lacking = Object.entries({ name, apiServerEndpoint: endpoint, certificateAuthority: authority, cidr })
    .filter(([, value]) => !value)
    .map(([field]) => field);
  if (lacking.length > 0) throw new Error(`the NodeConfig lacks spec.cluster.${lacking.join(", spec.cluster.")}`);
  const flags = all.flatMap(({ kubelet }) => kubelet?.flags ?? []);
  const maxPods = all.map(({ kubelet }) => kubelet?.config?.maxPods).findLast((one) => one !== undefined);
  return {
    reader: "nodeadm",
    nodeConfigs: documents,
    cluster: { name: name!, endpoint, authority, cidr },
    ...kubeletFlags(flags),
    ...(maxPods !== undefined && { maxPods }),
  };
}

interface BottlerocketSettings {
  readonly settings?: {
    readonly kubernetes?: {
      readonly "api-server"?: string;
      readonly "cluster-certificate"?: string;
      readonly "cluster-name"?: string;
      readonly "node-labels"?: Readonly<Record<string, string>>;
      readonly "node-taints"?: Readonly<Record<string, string | readonly string[]>>;
      readonly "max-pods"?: number;
    };
  };
}

function readBottlerocket(text: string): Boot {
  const kubernetes = (parseToml(text) as BottlerocketSettings).settings?.kubernetes ?? {};
  const { "cluster-name": name, "max-pods": maxPods, "node-labels": labels = {} } = kubernetes;
  const lacking = (["api-server", "cluster-certificate", "cluster-name"] as const).filter((key) => !kubernetes[key]);
  if (lacking.length > 0) throw new Error(`settings.kubernetes lacks ${lacking.join(", ")}`);
  const taints = Object.entries(kubernetes["node-taints"] ?? {}).flatMap(([key, values]) =>
    [values].flat().map((one) => {
      const [value = "", effect = ""] = String(one).split(":");
      return { key, value, effect };
    }),
  );
  return {
    reader: "Bottlerocket",
    cluster: { name: name!, endpoint: kubernetes["api-server"], authority: kubernetes["cluster-certificate"] },
    labels,
    taints,
    ...(maxPods !== undefined && { maxPods }),
  };
}

/** The arguments of AL2's bootstrap.sh: the cluster's name, and options with a value each. */
function readBootstrap(args: readonly string[]): Boot {
  const options = new Map<string, string>();
  const words: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const [, option, inline] = /^(--[^=]+)(?:=(.*))?$/s.exec(args[index]!) ?? [];
    if (option === undefined) words.push(args[index]!);
    else options.set(option, inline ?? args[(index += 1)] ?? "");
  }
  const [name] = words;
  if (name === undefined) throw new Error("bootstrap.sh is called without the cluster's name");
  return {
    reader: "bootstrap.sh",
    cluster: { name, endpoint: options.get("--apiserver-endpoint"), authority: options.get("--b64-cluster-ca") },
    ...kubeletFlags(wordsOf(options.get("--kubelet-extra-args") ?? "")),
  };
}

/** What kubelet's own flags say of its node. */
function kubeletFlags(flags: readonly string[]): Pick<Boot, "labels" | "taints" | "maxPods"> {
  const values = (flag: string) =>
    flags.flatMap((one, index) => {
      if (one.startsWith(`${flag}=`)) return one.slice(flag.length + 1).split(",");
      return one === flag ? (flags[index + 1] ?? "").split(",") : [];
    });
  const labels = values("--node-labels").map((pair) => pair.split("=") as [string, string?]);
  const maxPods = values("--max-pods").at(-1);
  return {
    labels: Object.fromEntries(labels.map(([key, value = ""]) => [key, value])),
    taints: values("--register-with-taints").map(taintOf),
    ...(maxPods !== undefined && { maxPods: Number(maxPods) }),
  };
}

/** `key=value:Effect`, of which the value may be missing. */
function taintOf(text: string): Taint {
  const [, key, value, effect] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? [];
  if (key === undefined) throw new Error(`kubelet takes no taint like "${text}"; key=value:Effect it has to be`);
  return { key, ...(value && { value }), effect: effect! };
}

/** Words as a shell would part them, quotes heeded; nothing is expanded. */
function wordsOf(text: string): string[] {
  const words = text.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? [];
  return words.map((word) =>
    word.replaceAll(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_, double?: string, single?: string, escaped?: string) =>
      double === undefined ? (single ?? escaped ?? "") : double.replaceAll(/\\(["\\$`])/g, "$1"),
    ),
  );
}
