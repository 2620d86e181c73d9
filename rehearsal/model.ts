import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { formOf, type Answer, type Call } from "./routing";

/** A shape of an API model, as far as an answer is held against it. */
interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly locationName?: string }>>;
  readonly required?: readonly string[];
  readonly member?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
}

interface Operation {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly output?: { readonly shape: string };
  readonly errors?: readonly { readonly shape: string }[];
}

/** AWS's published model of one API, in the form that botocore ships. */
export interface Model {
  readonly metadata: {
    readonly apiVersion: string;
    readonly protocol: string;
    readonly endpointPrefix?: string;
    readonly signingName?: string;
  };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Gives the models of the services that a signature may name; more than one where two APIs share the name. */
export type Models = (service: string) => readonly Model[];

/** Where the models of what most stacks use go by another name than the one that calls are signed for. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  elasticloadbalancing: ["elb", "elbv2"],
  monitoring: ["cloudwatch"],
  tagging: ["resourcegroupstaggingapi"],
  elasticfilesystem: ["efs"],
};

/** Reads models out of the folder that botocore keeps them in, each once. */
export function modelsIn(data: string): Models {
  const read = new Map<string, readonly Model[]>();
  let signed: ReadonlyMap<string, readonly string[]> | undefined;
  // Few stacks call a service that has to be looked for in all of them, which takes seconds.
  const lookedFor = (service: string) => (signed ??= foldersBySignature(data)).get(service) ?? [];
  return (service) => {
    const plain = existsSync(path.join(data, service)) ? [service] : undefined;
    const known =
      read.get(service) ?? (FOLDERS[service] ?? plain ?? lookedFor(service)).flatMap((name) => readModel(data, name));
    read.set(service, known);
    return known;
  };
}

/** Every model's folder, by the name that calls of it are signed for. */
function foldersBySignature(data: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of readdirSync(data)) {
    for (const { metadata } of readModel(data, name)) {
      const service = metadata.signingName ?? metadata.endpointPrefix ?? name;
      found.set(service, [...(found.get(service) ?? []), name]);
    }
  }
  return found;
}

function readModel(data: string, name: string): Model[] {
  const folder = path.join(data, name);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const newest = readdirSync(folder).toSorted().at(-1)!;
  const file = path.join(folder, newest, "service-2.json.gz");
  return existsSync(file) ? [JSON.parse(gunzipSync(readFileSync(file)).toString()) as Model] : [];
}

/** The operation that a call asks for; undefined where AWS's model has none such. */
export function operationIn(models: readonly Model[], call: Call): { model: Model; name: string } | undefined {
  const version = versionOf(call);
  // Two APIs that share a name are told apart by the version that the call names, where it names one.
  const possible = models.filter(
    ({ metadata }) => models.length === 1 || version === null || metadata.apiVersion === version,
  );
  for (const model of possible) {
    const name = model.metadata.protocol.startsWith("rest-") ? restOperation(model, call) : call.operation;
    if (name !== undefined && name in model.operations) return { model, name };
  }
  return undefined;
}

function versionOf(call: Call): string | null {
  return formOf(call).get("Version") ?? call.query.get("Version");
}

/** Of several operations at one path, as S3 has them, the one with the most of its own words in the query. */
function restOperation({ operations }: Model, { method, path: asked, query }: Call): string | undefined {
  const words = ({ http }: Operation) => [...new URLSearchParams(http.requestUri.split("?")[1] ?? "").keys()];
  return Object.values(operations)
    .filter(({ http }) => http.method === method && pattern(http.requestUri).test(asked))
    .filter((operation) => words(operation).every((word) => query.has(word)))
    .toSorted((one, other) => words(other).length - words(one).length)
    .at(0)?.name;
}

/** `/clusters/{name}/updates/{updateId}` as what such a path looks like; `{key+}` may hold slashes. */
function pattern(uri: string): RegExp {
  const bare = uri.replace(/\?.*$/, "").replace(/\/$/, "");
  return new RegExp(`^${bare.replaceAll(/\{[^}]+\+\}/g, ".+").replaceAll(/\{[^}]+\}/g, "[^/]+")}/?$`);
}

/** What is wrong with a JSON answer, held against AWS's model: members, types, words of an enum, error codes. */
export function answerFaults({ model, name }: { model: Model; name: string }, answer: Answer): string[] {
  if (!model.metadata.protocol.includes("json")) return [];
  const { output, errors = [] } = model.operations[name]!;
  const body = JSON.parse(answer.body.toString() || "{}") as Record<string, unknown>;
  if (answer.status >= 400) {
    const code = String(answer.headers["x-amzn-errortype"] ?? body.__type ?? body.code)
      .split(/[:#]/)
      .at(0)!;
    return errors.some(({ shape }) => shape === code) ? [] : [`${name} does not refuse with ${code}`];
  }
  return output === undefined ? [] : shapeFaults(model, output.shape, body).map((fault) => `${name}: ${fault}`);
}

const TYPES: Readonly<Record<string, string>> = {
  string: "string",
  boolean: "boolean",
  integer: "number",
  long: "number",
  float: "number",
  double: "number",
  timestamp: "number",
};

function shapeFaults(model: Model, name: string, value: unknown, where = "answer"): string[] {
  const shape = model.shapes[name]!;
  if (value === null || value === undefined) return [];
  if (shape.type === "structure") return structureFaults(model, shape, value, where);
  if (shape.type === "list") {
    if (!Array.isArray(value)) return [`${where} is no list`];
    return value.flatMap((item, index) => shapeFaults(model, shape.member!.shape, item, `${where}[${index}]`));
  }
  if (shape.type === "map") {
    if (typeof value !== "object") return [`${where} is no map`];
    return Object.entries(value).flatMap(([key, item]) =>
      shapeFaults(model, shape.value!.shape, item, `${where}.${key}`),
    );
  }
  const type = TYPES[shape.type];
  // A time may be a number of seconds or a text in ISO 8601; both are read.
  const fits = type === undefined || typeof value === type || (shape.type === "timestamp" && typeof value === "string");
  if (!fits) return [`${where} is no ${shape.type}`];
  return shape.enum && !shape.enum.includes(String(value))
    ? [`${where} is ${JSON.stringify(value)}, no such word`]
    : [];
}

function structureFaults(model: Model, shape: Shape, value: unknown, where: string): string[] {
  if (typeof value !== "object" || Array.isArray(value)) return [`${where} is no structure`];
  const given = value as Record<string, unknown>;
  const members = Object.entries(shape.members ?? {}).map(([key, member]) => ({
    key: member.locationName ?? key,
    required: shape.required?.includes(key) ?? false,
    shape: member.shape,
  }));
  const known = members.map(({ key }) => key);
  return [
    ...members.filter(({ key, required }) => required && given[key] == null).map(({ key }) => `${where} lacks ${key}`),
    ...Object.keys(given)
      .filter((key) => !known.includes(key))
      .map((key) => `${where}.${key} is not in AWS's model`),
    ...members.flatMap(({ key, shape: inner }) => shapeFaults(model, inner, given[key], `${where}.${key}`)),
  ];
}
