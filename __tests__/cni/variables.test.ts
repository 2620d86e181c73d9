import { readFileSync } from "node:fs";
import { AWS_NODE_FACTS, INIT_FACTS, type VariableFact } from "../../modules/cni/variable-facts";
import { AWS_NODE_ENV } from "../../rehearsal/kubernetes/aws-node";

const SOURCE = readFileSync("modules/cni/variables.ts", "utf8");
/** The variables of an interface as its text has them: the docstring and the type. */
const documented = (name: string) => {
  const body = new RegExp(`export interface ${name} \\{(.*?)\\n\\}`, "s").exec(SOURCE)![1]!;
  return [...body.matchAll(/\/\*\* (.*) \*\/\n {2}readonly (\w+)\?: (.*);/g)].map(([, doc, variable, type]) => ({
    variable: variable!,
    doc: doc!,
    type: type!,
  }));
};
const TYPES = { switch: /^Switch$/, whole: /^Whole$/, text: /^(string|.*AsShipped)$/ };

describe.each<[string, Readonly<Record<string, VariableFact>>]>([
  ["AwsNodeEnv", AWS_NODE_FACTS],
  ["AwsNodeInitEnv", INIT_FACTS],
])("%s", (name, facts) => {
  test("every variable is documented once, and none else", () => {
    expect(
      documented(name)
        .map(({ variable }) => variable)
        .toSorted(),
    ).toEqual(Object.keys(facts).toSorted());
  });

  test.each(documented(name))("$variable: its words say what is known of it", ({ variable, doc, type }) => {
    const { since, idleSince, shipped, default: usual = shipped, type: kind } = facts[variable]!;
    expect(type).toMatch(TYPES[kind]);
    expect(/@since (\S+)/.exec(doc)?.[1]).toBe(since);
    expect(/@deprecated Does nothing from (\S+) on/.exec(doc)?.[1]).toBe(idleSince);
    const told = /@default ("[^"]*"|.*?)(?: @since|$)/.exec(doc)?.[1]?.trim();
    if (usual !== undefined) expect(told?.replaceAll('"', "")).toBe(usual);
    else if (idleSince === undefined) expect(told).toMatch(/^(none|the |AWS_VPC_ENI_MTU)/);
  });
});

test("what is shipped is what the rehearsal's cluster comes with", () => {
  const { VPC_CNI_VERSION: _version, ...shipped } = AWS_NODE_ENV;
  const known = Object.entries(AWS_NODE_FACTS as Readonly<Record<string, VariableFact>>);
  expect(
    Object.fromEntries(known.flatMap(([name, fact]) => (fact.shipped === undefined ? [] : [[name, fact.shipped]]))),
  ).toEqual(shipped);
});
