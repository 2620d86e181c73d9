import { Fn, Token } from "cdktf";
import {
  arrayOf,
  duration,
  either,
  examine,
  flag,
  flagOr,
  listOf,
  literal,
  mapOf,
  number,
  oneOf,
  plainText,
  recordOf,
  shapeOf,
  text,
  writtenListOf,
} from "../../modules/shared/shape";

interface Pod {
  readonly name: string;
  readonly replicas?: number;
  readonly labels?: { readonly [key: string]: string };
}
const pod = shapeOf<Pod>({ name: text, replicas: number, labels: recordOf(text) }, ["name"]);

test.each([
  [
    "a misspelt key, with the near miss",
    { name: "a", replcias: 1 },
    ['replcias is not a known key; did you mean "replicas"?'],
  ],
  ["a key in another spelling", { name: "a", Replicas: 1 }, ['Replicas is not a known key; did you mean "replicas"?']],
  ["a key that resembles nothing", { name: "a", zzzzzzzz: 1 }, ["zzzzzzzz is not a known key"]],
  ["a key that every object has", { name: "a", toString: 1 }, ["toString is not a known key"]],
  ["a missing key", { replicas: 1 }, ["name is required and was not given"]],
  ["a wrong kind", { name: 7 }, ["name (7) must be text"]],
  ["null", { name: null }, ["name (null) must be text"]],
  ["text for a number", { name: "a", replicas: "1" }, ['replicas ("1") must be a number']],
  ["a list for an object", { name: "a", labels: ["x"] }, ['labels (["x"]) must be an object keyed by name']],
  ["a wrong value in a record", { name: "a", labels: { tier: 1 } }, ["labels.tier (1) must be text"]],
  ["text where the props should be", "pod", ['the props ("pod") must be an object']],
])("refuses %s", (_, value, problems) => {
  expect(examine(pod, value).problems).toEqual(problems);
});

test("of a word that is missing it is told what it may be, of a key from elsewhere where it belongs", () => {
  const check = shapeOf<{ wayOut: string; cidrBlock: string }>(
    { wayOut: oneOf(["public", "private"]), cidrBlock: text },
    ["wayOut"],
    { amiType: "that is of nodeGroups" },
  );
  expect(examine(check, { cidr: "x", amiType: "y" }).problems).toEqual([
    "wayOut is required and was not given; it is one of public, private",
    'cidr is not a known key; did you mean "cidrBlock"?',
    "amiType is not a known key; that is of nodeGroups",
  ]);
});

test("takes 0, empty text and keys that are undefined", () => {
  expect(examine(pod, { name: "", replicas: 0, labels: undefined }).problems).toEqual([]);
});

test("names the place at every depth", () => {
  const nested = listOf(recordOf(listOf(pod)));
  expect(examine(nested, [{ a: [{ name: "x", nmae: "y" }] }], "pods").problems).toEqual([
    'pods[0].a[0].nmae is not a known key; did you mean "name"?',
  ]);
});

test("tells all problems at once", () => {
  expect(examine(pod, { nam: "x", replicas: "1" }).problems).toHaveLength(3);
});

test("lets tokens pass for what they become", () => {
  const check = shapeOf<{ list: string[]; count: number; on: boolean; kind: string }>({
    list: listOf(text),
    count: number,
    on: flag,
    kind: oneOf(["a"]),
  });
  const tokens = {
    list: Token.asList({ Ref: "x" }),
    count: Token.asNumber({ Ref: "x" }),
    on: Token.asAny({ Ref: "x" }),
    kind: Token.asString({ Ref: "x" }),
  };
  expect(examine(check, tokens).problems).toEqual([]);
});

test("offers the nearest of the known words", () => {
  expect(examine(oneOf(["none", "single", "per-az"]), "singel", "natGateway").problems).toEqual([
    'natGateway ("singel") is not one of none, single, per-az; did you mean "single"?',
  ]);
});

test("says which kinds would do", () => {
  expect(examine(either({ list: listOf(text), object: recordOf(text) }), 5, "groups").problems).toEqual([
    "groups (5) must be a list or an object",
  ]);
});

test("a misspelt key leaves the rest readable, a wrong kind does not", () => {
  expect(examine(pod, { name: "a", nmae: "b" }).readable).toBe(true);
  expect(examine(pod, { name: 1 }).readable).toBe(false);
});

test.each<[unknown, string[]]>([
  [true, []],
  [false, []],
  [{ name: "a" }, []],
  [{ nmae: "a" }, ["pod.name is required and was not given", 'pod.nmae is not a known key; did you mean "name"?']],
  ["yes", ['pod ("yes") must be true, false or an object']],
  [null, ["pod (null) must be true, false or an object"]],
  [[], ["pod ([]) must be true, false or an object"]],
])("what is switched or described: %j", (value, problems) => {
  expect(examine(flagOr(pod), value, "pod").problems).toEqual(problems);
});

test.each([
  ["30m", 0],
  ["1h30m", 0],
  [".5h", 0],
  ["1.h", 0],
  ["0", 0],
  ["30", 1],
  ["", 1],
  [".h", 1],
  ["30 m", 1],
])("a duration as Go reads it: %j, %i problems", (value, count) => {
  expect(examine(duration, value, "create").problems).toHaveLength(count);
});

test.each([Token.asAny({ later: 1 }), Token.asList({ later: 1 })])(
  "a list that is looked into is written out",
  (list) => {
    expect(examine(writtenListOf(pod), list, "pods")).toEqual({
      problems: ["pods is known only at apply; write the list out, whose values may be"],
      readable: false,
    });
    expect(examine(listOf(text), list, "names").problems).toEqual([]);
    expect(examine(writtenListOf(pod), [{ name: Token.asString({ later: 1 }) }], "pods").problems).toEqual([]);
  },
);

test("a token stands for what it is", () => {
  const [any, list] = [Token.asAny({ later: 1 }), Token.asList({ later: 1 })];
  const told = (check: Parameters<typeof examine>[0], value: unknown) => examine(check, value, "x").problems;
  expect([text, number, flag, listOf(text), mapOf(text)].map((check) => told(check, any))).toEqual(Array(5).fill([]));
  expect(told(text, list)).toEqual(["x (a token) must be text"]);
  expect(told(listOf(text), Fn.lookup({}, "ids"))).toEqual([]);
  expect(told(listOf(text), Token.asNumber({ later: 1 }))).toEqual(["x (a token) must be a list"]);
  expect(told(listOf(text), Token.asStringMap({ later: 1 }))).toEqual(["x (a token) must be a list"]);
  for (const map of [any, Fn.merge([]), Token.asStringMap({ later: 1 })]) {
    expect(told(mapOf(text), map)).toEqual([]);
    expect(told(recordOf(text), map)).toEqual(["x is known only at apply; write the record out, whose values may be"]);
  }
  expect(told(mapOf(text), list)).toEqual(["x (a token) must be an object keyed by name"]);
  expect(told(mapOf(text), Token.asNumber({ later: 1 }))).toEqual(["x (a token) must be an object keyed by name"]);
  expect(told(plainText, any)).toEqual(["x (a token) must be text; Token.asString makes it of a token"]);
  expect(told(plainText, Token.asString({ later: 1 }))).toEqual([]);
  const late = ["x is known only at apply, and is needed before, at synth; write it out"];
  for (const token of [any, list, Fn.lookup({}, "mode")]) expect(told(literal(oneOf(["a"])), token)).toEqual(late);
  expect(told(literal(oneOf(["a"])), "a")).toEqual([]);
  expect(told(arrayOf(text), any)).toEqual(["x (a token) must be a list; Token.asList makes one of a token"]);
  expect(told(arrayOf(text), list)).toEqual([]);
});
