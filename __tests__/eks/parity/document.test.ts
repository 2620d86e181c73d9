import { readFileSync } from "node:fs";
import path from "node:path";
import { EksStack, KubernetesStack } from "../../../modules";
import { PARITY } from "../../../modules/eks/parity";
import { validateEks } from "../../../modules/eks/validate";
import { withTables } from "../../../scripts/parity/document";
import { blockNames, dynamicBlocks, lookedUp, mapKeys, objectFields } from "../../../scripts/parity/hcl";
import { synthApp } from "../../helpers/app-stacks";
import { BASE } from "../../helpers/parity/settings";
import { codeBlocks, README } from "../../helpers/readme";
import { PROJECT } from "../../helpers/run-app";

const DOCUMENT = readFileSync(path.join(PROJECT, "docs", "parity.md"), "utf8");
const [call = "", stackCall = "", asTheModuleDid = ""] = codeBlocks("ts", DOCUMENT);

test("docs/parity.md tells what the tables hold; `npm run parity` writes it", () => {
  expect(withTables(DOCUMENT)).toBe(DOCUMENT);
});

test("the document's call is the README's, which is compiled and run", () => {
  expect(call).toContain("workerGroups");
  expect(README).toContain(call);
});

test("the same as a stack, with rows of aws-auth, is synthesized", () => {
  const { stacks } = synthApp((app) =>
    (new Function("app", "EksStack", "KubernetesStack", stackCall) as (...given: unknown[]) => void)(
      app,
      EksStack,
      KubernetesStack,
    ),
  );
  expect(Object.keys(stacks).toSorted()).toEqual(["my-cluster-kubernetes", "my-cluster-stack"]);
  expect(stacks["my-cluster-kubernetes"]!.resource.kubernetes_config_map_v1).toHaveProperty("aws-auth");
});

test("the module's own behaviour can be had back by the props that are told", () => {
  const literal = /= (\{[\s\S]*\}) as const;/.exec(asTheModuleDid)![1]!;
  const props = new Function(`return ${literal}`)() as object;
  expect(Object.keys(props).length).toBeGreaterThan(3);
  expect(validateEks({ ...BASE, ...props })).toEqual([]);
});

test("notes are house messages: no full stop at the end, and a reason wherever there is nothing", () => {
  const texts = PARITY.flatMap(({ rows }) =>
    rows.flatMap((row) => ["none" in row ? row.none : undefined, row.note].filter((text) => text !== undefined)),
  );
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => text.length < 8 && text !== "seconds")).toEqual([]);
  expect(texts.filter((text) => /\.$|\s{2}/.test(text))).toEqual([]);
});

/** A file in the manner of the module's. */
const HCL = `
variable "map_roles" {
  type = list(object({
    rolearn = string
    groups  = list(string)
  }))
}

locals {
  workers_group_defaults_defaults = {
    name      = "count.index" # a remark with "quotes"
    tags      = []
  }
  others = { warm = 1 }
}

resource "x" "y" {
  size = lookup(var.worker_groups[count.index], "asg_size", local.workers_group_defaults["asg_size"])
  dynamic "warm_pool" {
    for_each = lookup(var.worker_groups[count.index], "warm_pool", null) != null ? ["\${a}"] : []
    content {
      state = lookup(warm_pool.value, "pool_state", null)
      size  = warm_pool.value["min_size"]
    }
  }
  dynamic "policy" {
    iterator = item
    for_each = [1]
    content {
      kind = item.value.kind
    }
  }
}
`;

test("names are read off the module's own files", () => {
  expect(blockNames(HCL, "variable")).toEqual(["map_roles"]);
  expect(objectFields(HCL, "map_roles")).toEqual(["rolearn", "groups"]);
  expect(mapKeys(HCL, "workers_group_defaults_defaults")).toEqual(["name", "tags"]);
  expect(mapKeys(HCL, "no_such_local")).toEqual([]);
  expect(lookedUp(HCL, "var\\.worker_groups\\[[^\\]]*\\]")).toEqual(["asg_size", "warm_pool"]);
  expect(dynamicBlocks(HCL).map(({ fields }) => fields)).toEqual([["min_size", "pool_state"], ["kind"]]);
});
