import { Token } from "cdktf";
import { didYouMean } from "./near-miss";

/** One thing that is wrong; `unreadable` where nobody may look further into the value. */
export interface Fault {
  readonly problem: string;
  readonly unreadable: boolean;
}

/** Looks at one value and tells what is wrong with it; `path` is how the caller would write it, "" at the top. */
export type Check = ((value: unknown, path: string) => Fault[]) & {
  /** What may be there, for messages that tell of its absence. */
  readonly words?: readonly string[];
};

/** One check per key of T: the compiler refuses a shape that forgets a key or knows one too many. */
export type Shape<T> = { readonly [Key in keyof Required<T>]: Check };

/**
 * What is wrong with the shape of a value, and whether its members can be judged all the same: a misspelt key
 * stands in nobody's way, a number where a list should be does.
 */
export function examine(check: Check, value: unknown, path = ""): { problems: string[]; readable: boolean } {
  const faults = check(value, path);
  return { problems: faults.map(({ problem }) => problem), readable: !faults.some(({ unreadable }) => unreadable) };
}

/** The problems of a value's shape and, where they can be judged, those of its values. */
export function problemsOf<T>(check: Check, value: T, judge: (value: T) => string[], path = ""): string[] {
  const { problems, readable } = examine(check, value, path);
  return readable ? [...problems, ...judge(value)] : problems;
}

/** Whether a token stands for one value, and not for a list or a map. */
function isScalarToken(value: unknown): boolean {
  const isMap = isPlainObject(value) && typeof value.resolve !== "function";
  return Token.isUnresolved(value) && !Array.isArray(value) && !isMap;
}

/** Text, or a token that becomes text. */
export const text: Check = (value, path) =>
  typeof value === "string" || isScalarToken(value) ? [] : wrongKind(path, value, "text");

/** Text that is looked into: a token has to be text as well, as `Token.asString` makes it. */
export const plainText: Check = (value, path) => {
  if (typeof value === "string") return [];
  return wrongKind(path, value, isScalarToken(value) ? "text; Token.asString makes it of a token" : "text");
};

/** A duration as Go writes it, or a token that becomes one. */
export const duration: Check = (value, path) => {
  const form = text(value, path);
  return form.length > 0 ||
    Token.isUnresolved(value) ||
    /^((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+$|^0$/.test(value as string)
    ? form
    : [{ problem: `${path} (${show(value)}) is not a duration such as "30m" or "1h30m"`, unreadable: false }];
};

/** A number, or a token that becomes one. */
export const number: Check = (value, path) =>
  typeof value === "number" || isScalarToken(value) ? [] : wrongKind(path, value, "a number");

/** True or false, or a token that becomes one of them. */
export const flag: Check = (value, path) =>
  typeof value === "boolean" || isScalarToken(value) ? [] : wrongKind(path, value, "true or false");

/** A value that is looked at to decide what is built, or how it is called, and so cannot be known only at apply. */
export function literal(check: Check): Check {
  const judge: Check = (value, path) =>
    Token.isUnresolved(value) ? knownLate(path, ", and is needed before, at synth; write it out") : check(value, path);
  return Object.assign(judge, { words: check.words });
}

/** A function of the caller's. */
export const callback: Check = (value, path) =>
  typeof value === "function" ? [] : wrongKind(path, value, "a function");

/** Not looked into: typed by somebody else (a provider binding, a construct). */
export const anything: Check = () => [];

/** One of the listed words. */
export function oneOf(words: readonly string[]): Check {
  const check: Check = (value, path) => {
    if (isScalarToken(value) || words.includes(value as string)) return [];
    const near = typeof value === "string" ? didYouMean(value, words) : "";
    const problem = `${path} (${show(value)}) is not one of ${words.join(", ")}${near}`;
    return [{ problem, unreadable: typeof value !== "string" }];
  };
  return Object.assign(check, { words });
}

/** A list whose elements all pass; a list that is one token is left alone. */
export function listOf(element: Check): Check {
  return (value, path) => {
    // Functions of Terraform's that may give anything, and variables, come as one.
    if (isScalarToken(value) && typeof value !== "number") return [];
    if (!Array.isArray(value)) return wrongKind(path, value, "a list");
    if (Token.isUnresolved(value)) return [];
    return value.flatMap((item, index) => element(item, `${path}[${index}]`));
  };
}

/** A list that others are joined to: one that is a token has to be an array, as `Token.asList` makes it. */
export function arrayOf(element: Check): Check {
  const list = listOf(element);
  return (value, path) =>
    isScalarToken(value) ? wrongKind(path, value, "a list; Token.asList makes one of a token") : list(value, path);
}

/** A list that is looked into, and so cannot be known only at apply; what its elements say may be. */
export function writtenListOf(element: Check): Check {
  const list = listOf(element);
  return (value, path) => (Token.isUnresolved(value) ? knownLate(path, writeOut("list")) : list(value, path));
}

/** An object with free keys whose values all pass. It is looked into, and so cannot be known only at apply; what its values say may be. */
export function recordOf(element: Check): Check {
  const map = mapOf(element);
  return (value, path) => (Token.isUnresolved(value) ? knownLate(path, writeOut("record")) : map(value, path));
}

/** An object with free keys whose values all pass, handed on as it is; one that is a token is left alone. */
export function mapOf(element: Check): Check {
  return (value, path) => {
    // Functions of Terraform's that may give anything, and variables, come as text or as an object of another kind.
    if (isScalarToken(value) && typeof value !== "number") return [];
    if (!isPlainObject(value)) return wrongKind(path, value, "an object keyed by name");
    if (Token.isUnresolved(value)) return [];
    return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : element(item, join(path, key))));
  };
}

function knownLate(path: string, mend: string): Fault[] {
  return [{ problem: `${path === "" ? "the props" : path} is known only at apply${mend}`, unreadable: true }];
}

function writeOut(what: string): string {
  return `; write the ${what} out, whose values may be`;
}

/** Passes when the value passes the check for its kind: a list, an object, or anything else. */
export function either(kinds: { list?: Check; object?: Check; scalar?: Check }): Check {
  return (value, path) => {
    // What stands for one value may be of any kind; a list and a map may not.
    if (isScalarToken(value) && kinds.scalar) return kinds.scalar(value, path);
    const wanted = Array.isArray(value) ? kinds.list : isPlainObject(value) ? kinds.object : kinds.scalar;
    const words = { list: "a list", object: "an object", scalar: "text" };
    const known = (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => words[kind]);
    return wanted ? wanted(value, path) : wrongKind(path, value, known.join(" or "));
  };
}

/** True, false, or an object that passes: for what is either switched or described. */
export function flagOr(check: Check): Check {
  return (value, path) => {
    if (typeof value === "boolean") return [];
    return isPlainObject(value) ? check(value, path) : wrongKind(path, value, "true, false or an object");
  };
}

/**
 * An object with exactly these keys: required ones must be there, unknown ones are refused, with what is `known` of them from
 * elsewhere or else with the near miss.
 */
export function shapeOf<T>(
  shape: Shape<T>,
  required: readonly (keyof T & string)[] = [],
  known: Readonly<Record<string, string>> = {},
): Check {
  const checks: Readonly<Record<string, Check>> = shape;
  return (value, path) => {
    if (isPlainObject(value) && Token.isUnresolved(value)) return knownLate(path, writeOut("object"));
    if (!isPlainObject(value)) return wrongKind(path, value, "an object");
    const missing = required
      .filter((key) => value[key] === undefined)
      .map((key) => ({
        problem: `${join(path, key)} is required and was not given${wordsOf(checks[key])}`,
        unreadable: true,
      }));
    const wrong = Object.entries(value).flatMap(([key, item]) => {
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
      if (!check) {
        const near = adviceOn(key, known) ?? didYouMean(key, Object.keys(checks));
        return [{ problem: `${join(path, key)} is not a known key${near}`, unreadable: false }];
      }
      return item === undefined ? [] : check(item, join(path, key));
    });
    return [...missing, ...wrong];
  };
}

/** What is known of a key, in the caller's spelling or with underscores. */
function adviceOn(key: string, known: Readonly<Record<string, string>>): string | undefined {
  const camel = key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Object.hasOwn(known, camel) ? `; ${known[camel]}` : undefined;
}

function wordsOf(check: Check | undefined): string {
  return check?.words === undefined ? "" : `; it is one of ${check.words.join(", ")}`;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongKind(path: string, value: unknown, wanted: string): Fault[] {
  return [{ problem: `${path === "" ? "the props" : path} (${show(value)}) must be ${wanted}`, unreadable: true }];
}

function show(value: unknown): string {
  if (Token.isUnresolved(value)) return "a token";
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}
