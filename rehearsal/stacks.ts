import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The parts of a cdk.tf.json that the rehearsal looks at. */
export interface StackJson {
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type StackKind = "cloud" | "kubernetes" | "other";

/** A synthesized stack. */
export interface Stack {
  readonly name: string;
  readonly kind: StackKind;
  /** The folder that holds its cdk.tf.json. */
  readonly folder: string;
  readonly json: StackJson;
}

/** What a stack is, by what it makes: a cluster in AWS, or things inside one. */
export function kindOf({ resource = {} }: StackJson): StackKind {
  const types = Object.keys(resource);
  if (types.some((type) => type.startsWith("kubernetes_"))) return "kubernetes";
  return types.some((type) => type.startsWith("aws_")) ? "cloud" : "other";
}

/** The stacks of an output folder, `cdktf.out`, by name. */
export function readStacks(output: string): Stack[] {
  const stacks = path.join(output, "stacks");
  return readdirSync(stacks)
    .toSorted()
    .map((name) => {
      const folder = path.join(stacks, name);
      const json = JSON.parse(readFileSync(path.join(folder, "cdk.tf.json"), "utf8")) as StackJson;
      return { name, kind: kindOf(json), folder, json };
    });
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

/** Why a stack is not rehearsed: a sentence for each argument by which it would find its own way to AWS. */
export function refusals({ name, json }: Pick<Stack, "name" | "json">): string[] {
  const blocks = json.provider?.aws ?? [];
  const own = OWN_WAYS.filter((argument) => blocks.some((block) => block[argument] !== undefined));
  return own.map(
    (argument) =>
      `stack ${name}: its AWS provider names ${argument}, which may lead to a real account; synthesize it without ${argument} to rehearse it`,
  );
}
