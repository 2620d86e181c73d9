import { batches, type Item } from "../../helpers/parity/batch";
import { rowsThere } from "../../helpers/parity/settings";
import { PLAN_TEST, planFiles } from "../../helpers/parity/plan-files";
import { asConfiguration, landingProblems, placesOf, trialsOf } from "../../helpers/parity/walk";
import { validated } from "../../helpers/terraform";

/** Values that end in something of AWS's; what ends in the cluster or in a kubeconfig is not the AWS provider's to judge. */
const ITEMS: readonly Item[] = rowsThere(["input", "group", "node-group", "fargate-profile"])
  .filter(([, , row]) => placesOf(row).every(({ address }) => /^(data\.)?aws_|^local\./.test(address)))
  .flatMap(([name, kind, row]) =>
    [row, ...asConfiguration(row)].flatMap((each) =>
      trialsOf(each).map(([label, trial]) => {
        const where = each === row ? "" : " in a launch configuration";
        return { label: `${name}: ${label}${where}`, kind, row: each, trial };
      }),
    ),
  );

const made = batches(ITEMS);

test("every value of the tables is in one of few stacks, at its place", () => {
  const labels = made.flatMap(({ items }) => items.map(({ label }) => label));
  expect(labels.toSorted()).toEqual(ITEMS.map(({ label }) => label).toSorted());
  const astray = made.flatMap(({ items, json }) =>
    items.flatMap(({ row, trial }) => landingProblems(row, trial, json)),
  );
  expect(astray).toEqual([]);
  expect(ITEMS.length).toBeGreaterThan(80);
  expect(made.length).toBeLessThan(20);
});

test("a test of Terraform's own plans, and says what only a plan can find", () => {
  const condition = "${terraform_data.given.input == 1}";
  const precondition = [{ condition, error_message: "only a plan finds this" }];
  const resource = { terraform_data: { given: { input: 2 }, refused: { lifecycle: { precondition } } } };
  const files = { "cdk.tf.json": JSON.stringify({ resource }), "plan.tftest.json": JSON.stringify(PLAN_TEST) };
  // Where there is no Terraform, or an old one, nothing is found out, and nothing is called valid.
  expect(outcomeOf(() => validated(files, "test"))).toMatch(/only a plan finds this|unavailable/);
});

test.each(["validate", "test"] as const)(
  "terraform %s: every value of the tables is one that the real AWS provider takes, and plans",
  (command) => {
    const result = validated(planFiles(made.map(({ json }) => json)), command);
    if (result === "valid") return;
    // Off-line, or where the provider is not to be had: told, so that nobody takes it for done.
    console.warn(`terraform ${command} of the tables' values was NOT DONE\n${result.unavailable}`);
  },
  5 * 60_000,
);

function outcomeOf(run: () => unknown): string {
  try {
    return JSON.stringify(run());
  } catch (error) {
    return String(error);
  }
}
