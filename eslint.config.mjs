import tseslint from "typescript-eslint";

/** The provider indexes load every resource there is: seconds and half a gigabyte at each start. */
const PROVIDER_INDEXES = ["@cdktf/provider-aws", "@cdktf/provider-kubernetes"].map((name) => ({
  name,
  message: `Import one resource at a time: ${name}/lib/<resource>.`,
}));

const PARTS = ["network", "cluster", "nodes", "access", "cni", "addons", "storage", "load-balancers", "workloads"];
const restrict = (patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { paths: PROVIDER_INDEXES, patterns }],
});
/** A folder as an import from elsewhere in the tree names it: `../cni`, `../../cni/env`, `./modules/cni`. */
const folder = (name) => ({ regex: `(^|/)\\.{1,2}/(.*/)?${name}(/|$)` });

/** Which folders a folder may not import. Arrows go one way: main -> stacks -> eks -> parts -> shared, facts. */
const ARROWS = {
  shared: ["facts", ...PARTS, "eks", "stacks", "testing"],
  facts: ["shared", ...PARTS, "eks", "stacks", "testing"],
  ...Object.fromEntries(PARTS.map((part) => [part, ["eks", "stacks", "testing"]])),
  eks: ["stacks", "testing"],
  stacks: ["testing"],
};

export default tseslint.config(
  { ignores: ["**/*.cjs", "node_modules/", "dist/", ".gen/", "cdktf.out/", ".rehearsal/", "*.js"] },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='overrideLogicalId']",
          message: "An overridden id slips past the check for duplicate addresses; choose the construct id instead.",
        },
      ],
      ...restrict([]),
    },
  },
  ...Object.entries(ARROWS).map(([from, not]) => ({
    files: [`modules/${from}/**/*.ts`],
    rules: restrict([
      ...not.map((name) => ({ ...folder(name), message: `modules/${from} may not know modules/${name}.` })),
      ...(PARTS.includes(from)
        ? PARTS.filter((part) => part !== from).map((part) => ({
            ...folder(part),
            allowTypeImports: true,
            message: `Parts know nothing of each other but types (import type … from "../${part}/types").`,
          }))
        : []),
    ]),
  })),
  {
    files: ["modules/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Settings enter at main.ts; a construct means the same everywhere.",
        },
      ],
    },
  },
  ...["rehearsal", "picture"].map((tool) => ({
    files: [`${tool}/**/*.ts`],
    rules: restrict([{ ...folder("modules"), message: `${tool}/ reads cdk.tf.json and knows nothing of modules/.` }]),
  })),
);
