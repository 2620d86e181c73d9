import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The one provider without which the rest can still be rehearsed. */
export const KUBERNETES_PROVIDER = "hashicorp/kubernetes";

type Block = Readonly<Record<string, unknown>>;

/** The parts of a cdk.tf.json that the rehearsal looks at. */
export interface StackJson {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, Block | readonly Block[]>>;
    readonly cloud?: Block;
  };
  /** cdktf writes a list for each; by hand one block may stand alone. */
  readonly provider?: Readonly<Record<string, Block | readonly Block[]>>;
  readonly module?: Readonly<Record<string, unknown>>;
  readonly locals?: Block;
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type StackKind = "cloud" | "kubernetes" | "mixed" | "other";

/** A synthesized stack. */
export interface Stack {
  readonly name: string;
  readonly kind: StackKind;
  /** The folder that holds its cdk.tf.json. */
  readonly folder: string;
  readonly json: StackJson;
  /** Names of the stacks after which it is deployed. */
  readonly dependencies: readonly string[];
}

/** Blocks of JSON, whether one stands alone or several in a list. */
export function blocksOf(blocks: object | readonly object[] = []): Block[] {
  return [blocks].flat() as Block[];
}

/** The blocks that configure a provider, those with an alias included. */
export function providerBlocks({ provider = {} }: StackJson, name: string): Block[] {
  return blocksOf(provider[name]);
}

/** What a stack is, by what it makes: a cluster in AWS, things inside one, or both at once. What a module makes its provider tells. */
export function kindOf(json: StackJson): StackKind {
  const types = Object.keys(json.resource ?? {});
  const byModule = (provider: string) =>
    Object.keys(json.module ?? {}).length > 0 && providerBlocks(json, provider).length > 0;
  const inside = types.some((type) => type.startsWith("kubernetes_")) || byModule("kubernetes");
  const aws = types.some((type) => type.startsWith("aws_")) || (byModule("aws") && !inside);
  if (inside) return aws ? "mixed" : "kubernetes";
  return aws ? "cloud" : "other";
}

/** The regions in which a stack makes something; `unknown` where a block's is not to be read. */
export function regionsOf(json: StackJson): { regions: string[]; unknown: boolean } {
  const read = providerBlocks(json, "aws").map(({ region }) => {
    const variable = /^\$\{var\.(\w+)\}$/.exec(String(region))?.[1];
    return variable === undefined ? region : json.variable?.[variable]?.default;
  });
  const known = read.filter((region): region is string => typeof region === "string" && !region.includes("${"));
  return { regions: [...new Set(known)], unknown: read.length === 0 || known.length < read.length };
}

/** The part of cdktf's manifest.json that says which stack needs which. */
interface Manifest {
  readonly stacks?: Readonly<Record<string, { readonly dependencies?: readonly string[] }>>;
}

/** The stacks of an output folder, `cdktf.out`: each after those that it depends on, else by name. */
export function readStacks(output: string): Stack[] {
  const stacks = path.join(output, "stacks");
  const { stacks: described = {} } = JSON.parse(readFileSync(path.join(output, "manifest.json"), "utf8")) as Manifest;
  const dependenciesOf = (name: string) => described[name]?.dependencies ?? [];
  return inOrder(readdirSync(stacks), dependenciesOf).map((name) => {
    const folder = path.join(stacks, name);
    const json = JSON.parse(readFileSync(path.join(folder, "cdk.tf.json"), "utf8")) as StackJson;
    return { name, kind: kindOf(json), folder, json, dependencies: dependenciesOf(name) };
  });
}

/** Names in an order in which each comes after those that it depends on; cdktf has refused circles at synth. */
export function inOrder(names: readonly string[], dependenciesOf: (name: string) => readonly string[]): string[] {
  const ordered = new Set<string>();
  const place = (name: string) => {
    if (ordered.has(name)) return;
    dependenciesOf(name).toSorted().forEach(place);
    ordered.add(name);
  };
  names.toSorted().forEach(place);
  return [...ordered];
}

/** Arguments of the AWS provider that would lead past the emulators, or to somebody's real credentials. */
const OWN_WAYS = [
  "endpoints",
  "profile",
  "shared_config_files",
  "shared_credentials_files",
  "access_key",
  "secret_key",
  "token",
  "assume_role",
  "assume_role_with_web_identity",
];

/** Providers that stay within the emulators, or within the state. */
const HARMLESS = ["aws", "terraform", "random", "tls", "time", "null", "cloudinit"];

/** Arguments of the kubernetes provider that name a cluster by something other than the emulated AWS. */
const OWN_CLUSTERS = ["config_path", "config_paths", "config_context", "proxy_url", "token", "username", "client_key"];

/** Why a stack is not rehearsed: a sentence for each argument by which it would find its own way to AWS or to a cluster. */
export function refusals({ name, json }: Pick<Stack, "name" | "json">): string[] {
  const blocks = providerBlocks(json, "aws");
  const own = OWN_WAYS.filter((argument) => blocks.some((block) => block[argument] !== undefined));
  return [
    ...own.map(
      (argument) =>
        `stack ${name}: its AWS provider names ${argument}, which may lead to a real account; synthesize it without ${argument} to rehearse it`,
    ),
    ...clusterRefusals(json).map(
      (argument) =>
        `stack ${name}: its kubernetes provider's ${argument} may lead to a real cluster; take endpoint and authority from data.aws_eks_cluster and the token from "aws eks get-token" to rehearse it`,
    ),
    ...foreignProviders(json).map(
      (provider) =>
        `stack ${name}: its provider ${provider} reaches something other than AWS, which is not emulated; move what needs it to a stack of its own`,
    ),
  ];
}

/** Arguments by which a kubernetes provider would not end at an emulated cluster. */
function clusterRefusals(json: StackJson): string[] {
  return providerBlocks(json, "kubernetes").flatMap((block) => {
    const exec = [block.exec ?? []].flat() as { command?: string; args?: string[]; env?: Record<string, string> }[];
    // A token may come out of a data source or an ephemeral; a literal one is somebody's.
    const literal = (argument: string) => block[argument] !== undefined && !String(block[argument]).startsWith("${");
    return [
      ...OWN_CLUSTERS.filter(literal),
      ...(String(block.host ?? "").includes("aws_eks_cluster") ? [] : ["host"]),
      ...(exec.every(isGetToken) ? [] : ["exec"]),
    ];
  });
}

/** Whether a command asks for a token with the rehearsal's own keys. */
function isGetToken({ command, args = [], env }: { command?: string; args?: string[]; env?: object }): boolean {
  const foreign = args.some((argument) => /^--(profile|role|role-arn|endpoint-url)\b/.test(argument));
  return command === "aws" && args.includes("get-token") && !foreign && Object.keys(env ?? {}).length === 0;
}

/** Providers that the stack needs and that may act on the world outside of the emulators. */
function foreignProviders(json: StackJson): string[] {
  const { provider = {}, resource = {}, data = {} } = json;
  const kind = kindOf(json);
  if (kind !== "cloud" && kind !== "kubernetes") return [];
  const types = [...Object.keys(resource), ...Object.keys(data)].map((type) => type.split("_")[0]!);
  const known = kind === "kubernetes" ? [...HARMLESS, "kubernetes"] : HARMLESS;
  return [...new Set([...Object.keys(provider), ...types])].filter((one) => !known.includes(one)).toSorted();
}
