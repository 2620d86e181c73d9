import { leftovers, livingEndpoints } from "../../rehearsal/inventory";
import { describe as lineOf, differences, isNew } from "../../rehearsal/plan";
import { isProviderMissing, managed } from "../../rehearsal/terraform";

test("a second plan is told by address and argument; reads are no change", () => {
  const change = (actions: string[], before: object | null, after: object | null, after_unknown = {}) =>
    ({ actions, before, after, after_unknown }) as never;
  const imported = { before: { id: 1 }, after: { id: 1 }, importing: { id: "vpc-1" } };
  const found = differences({
    resource_changes: [
      { address: "aws_vpc.a", change: change(["update"], { tags: 1, id: 2 }, { tags: 3, id: 2 }) },
      { address: "aws_vpc.b", change: change(["no-op"], {}, {}) },
      { address: "data.aws_x.c", change: change(["read"], null, {}) },
      { address: "aws_vpc.d", change: change(["delete", "create"], { id: 1 }, {}, { id: true }) },
      { address: "aws_vpc.e", change: change(["create"], null, {}) },
      { address: "aws_vpc.f", change: { ...imported, actions: ["no-op"] } },
      { address: "aws_vpc.g", change: { ...imported, actions: ["update"], after: { id: 2 } } },
    ],
  });
  expect(found.map(lineOf)).toEqual([
    "aws_vpc.a: update (tags)",
    "aws_vpc.d: delete and create (id)",
    "aws_vpc.e: create",
    "aws_vpc.f: import",
    "aws_vpc.g: import and update (id)",
  ]);
  expect(found.filter(isNew).map(({ address }) => address)).toEqual(["aws_vpc.e", "aws_vpc.f", "aws_vpc.g"]);
});

test("what was there before is not left over", () => {
  expect(leftovers(["vpc a"], ["vpc a", "vpc b"])).toEqual(["vpc b"]);
});

test("an endpoint that is deleted is not left over, though it is listed", () => {
  const item = (id: string, state: string) =>
    `<item><vpcEndpointId>${id}</vpcEndpointId><state>${state}</state></item>`;
  expect(livingEndpoints(`<a>${item("vpce-1", "deleted")}${item("vpce-2", "available")}</a>`)).toEqual([
    "vpcEndpointId vpce-2",
  ]);
});

test("data sources are not counted, in a module or out of one; a module named metadata is", () => {
  const addresses = ["aws_vpc.a", "data.aws_x.b", "module.m.data.aws_x.c", "module.metadata.aws_vpc.d", ""];
  expect(managed(addresses)).toEqual(["aws_vpc.a", "module.metadata.aws_vpc.d"]);
});

test("a provider that cannot be had is told from whatever else goes wrong in init", () => {
  const missing = (name: string) =>
    `Error: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider\n${name}: provider registry.terraform.io/${name} was not found`;
  expect(isProviderMissing(missing("hashicorp/kubernetes"), "hashicorp/kubernetes")).toBe(true);
  expect(isProviderMissing(missing("hashicorp/helm"), "hashicorp/kubernetes")).toBe(false);
  expect(isProviderMissing(missing("a/b") + missing("hashicorp/kubernetes"), "hashicorp/kubernetes")).toBe(false);
  expect(isProviderMissing("Error: Backend initialization required", "hashicorp/kubernetes")).toBe(false);
});
