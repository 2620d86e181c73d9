import { existsSync, readdirSync, readFileSync } from "node:fs";
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
  readonly metadata: { readonly apiVersion: string; readonly protocol: string };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Gives the models of the services that a signature may name; more than one where two APIs share the name. */
export type Models = (service: string) => readonly Model[];

/** Where a service's model goes by another name than the one it is signed for. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  elasticloadbalancing: ["elb", "elbv2"],
  monitoring: ["cloudwatch"],
};

/** Reads models out of the folder that botocore keeps them in, each once. */
export function modelsIn(data: string): Models {
  const read = new Map<string, readonly Model[]>();
  return (service) => {
    const known = read.get(service) ?? (FOLDERS[service] ?? [service]).flatMap((name) => readModel(data, name));
    read.set(service, known);
    return known;
  };
}

function readModel(data: string, name: string): Model[] {
  const folder = path.join(data, name);
  if (!existsSync(folder)) return [];
  const newest = readdirSync(folder).toSorted().at(-1)!;
  const file = path.join(folder, newest, "service-2.json.gz");
  return [JSON.parse(gunzipSync(readFileSync(file)).toString()) as Model];
}

/** The operation that a call asks for; undefined where AWS's model has none such. */
export function operationIn(models: readonly Model[], call: Call): { model: Model; name: string } | undefined {
  const model =
    models.length > 1 ? models.find(({ metadata }) => metadata.apiVersion === versionOf(call)) : models.at(0);
  if (model === undefined) return undefined;
  const name = model.metadata.protocol.startsWith("rest-") ? restOperation(model, call) : call.operation;
  return name !== undefined && name in model.operations ? { model, name } : undefined;
}

function versionOf(call: Call): string | null {
  return formOf(call).get("Version") ?? call.query.get("Version");
}

function restOperation({ operations }: Model, { method, path: asked }: Call): string | undefined {
  return Object.values(operations).find(({ http }) => http.method === method && pattern(http.requestUri).test(asked))
    ?.name;
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
