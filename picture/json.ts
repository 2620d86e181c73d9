import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

type Values = Readonly<Record<string, unknown>>;

/** A stack's JSON, as far as it is looked into. */
export interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** A resource or data source of a stack. */
export interface Item {
  readonly stack: string;
  /** As Terraform writes it. */
  readonly address: string;
  readonly values: Values;
}

/** Everything that the stacks hold. */
export class Inventory {
  private readonly items: readonly (Item & { readonly type: string })[];

  constructor(stacks: Readonly<Record<string, StackJson>>) {
    this.items = Object.entries(stacks).flatMap(([stack, { resource = {}, data = {} }]) => [
      ...itemsOf(stack, resource, ""),
      ...itemsOf(stack, data, "data."),
    ]);
  }

  /** The resources of a type, and what is looked up of it. */
  of(type: string): Item[] {
    return this.items.filter((one) => one.type === type);
  }

  /** Only what the stacks make. */
  made(type: string): Item[] {
    return this.of(type).filter(({ address }) => !address.startsWith("data."));
  }

  /** The names of the clusters that a stack makes, or that it looks up to put something into. */
  clustersIn(stack: string): string[] {
    return this.of("aws_eks_cluster").flatMap((one) => (one.stack === stack ? (known(one.values.name) ?? []) : []));
  }

  /** Whether two stacks have to do with one cluster. */
  together(one: string, other: string): boolean {
    const clusters = this.clustersIn(one);
    return one === other || this.clustersIn(other).some((name) => clusters.includes(name));
  }

  /** What a value refers to, if it is a reference to a single thing of the same stack. */
  target(value: unknown, { stack }: Pick<Item, "stack">): Item | undefined {
    const address = addressIn(value);
    const type = address?.replace(/^data\./, "").split(".")[0];
    return type === undefined ? undefined : this.of(type).find((one) => one.stack === stack && one.address === address);
  }
}

function itemsOf(stack: string, types: NonNullable<StackJson["resource"]>, before: string) {
  return Object.entries(types).flatMap(([type, all]) =>
    Object.entries(all).map(([name, values]) => ({ stack, type, address: `${before}${type}.${name}`, values })),
  );
}

/** The address that a value is a reference to. */
export function addressIn(value: unknown): string | undefined {
  return typeof value === "string" ? /^\$\{((?:data\.)?\w+\.[\w-]+)\./.exec(value)?.[1] : undefined;
}

/** Text of the value where it is known now. */
export function known(value: unknown): string | undefined {
  return value === undefined || value === null || (typeof value === "string" && value.includes("${"))
    ? undefined
    : String(value as string | number | boolean);
}

/** A block that stands there once, however it is written. */
export function block(value: unknown): Values {
  return ((Array.isArray(value) ? value[0] : value) ?? {}) as Values;
}

/** Blocks that may stand there several times. */
export function blocks(value: unknown): Values[] {
  return [value].flat().filter((one): one is Values => typeof one === "object" && one !== null);
}

/** A list that is known now; none where it is one reference. */
export function listOf(value: unknown): unknown[] | undefined {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

/** Reads every `<folder>/cdk.tf.json`, or the one in the folder itself. */
function readStacks(folder: string): Record<string, StackJson> {
  const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as StackJson;
  const own = path.join(folder, "cdk.tf.json");
  if (existsSync(own)) return { [path.basename(path.resolve(folder))]: read(own) };
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const files = names.map((name) => [name, path.join(folder, name, "cdk.tf.json")] as const);
  return Object.fromEntries(files.filter(([, file]) => existsSync(file)).map(([name, file]) => [name, read(file)]));
}

/** Those of a folder of stacks, of what cdktf wrote, or of a project; the first that has any. */
export function readStacksBelow(folder: string): Record<string, StackJson> {
  const places = [folder, path.join(folder, "stacks"), path.join(folder, "cdktf.out", "stacks")];
  return places.map((place) => readStacks(place)).find((found) => Object.keys(found).length > 0) ?? {};
}
