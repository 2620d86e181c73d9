import { batches, type Item } from "../../helpers/parity/batch";
import { rowsThere } from "../../helpers/parity/settings";
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

test(
  "terraform validates every value of the tables under the real AWS provider",
  () => {
    const names = made.map((_, index) => `batch-${index}`);
    // One run for all, a module each: most of the time goes into asking the provider for its schema.
    const files = Object.fromEntries(
      // In lines, so that Terraform can point at one; without the backend, which a module has none of.
      made.map(({ json: { terraform, ...json } }, index) => [
        `${names[index]}/cdk.tf.json`,
        JSON.stringify({ ...json, terraform: { ...terraform, backend: undefined } }, null, 2),
      ]),
    );
    const module = Object.fromEntries(names.map((name) => [name, { source: `./${name}` }]));
    const result = validated({ ...files, "all.tf.json": JSON.stringify({ module }) });
    if (result === "valid") return;
    // Off-line, or where the provider is not to be had: told, so that nobody takes it for validated.
    console.warn(`the values of the tables were NOT VALIDATED: the provider could not be had\n${result.unavailable}`);
  },
  5 * 60_000,
);
