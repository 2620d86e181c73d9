import type { StackJson } from "../../../modules/testing";

/** What AWS would answer to the look-ups that the tables lead to, by their types. */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_ssm_parameter: { insecure_value: "ami-0123456789abcdef0" },
  aws_ami: { id: "ami-0123456789abcdef0", root_device_name: "/dev/xvda" },
  aws_iam_role: { arn: "arn:aws:iam::123456789012:role/given" },
  aws_iam_instance_profile: { role_arn: "arn:aws:iam::123456789012:role/given", role_name: "given" },
  aws_launch_template: { id: "lt-0123456789abcdef0" },
};
/** Answered by the provider itself. */
const OFFLINE = ["aws_partition"];

/** A provider that needs neither an account nor a network. */
const PROVIDER = {
  region: "ap-northeast-2",
  access_key: "none",
  secret_key: "none",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: "true",
};

/** A test of Terraform's own that plans and expects nothing but a plan. */
export const PLAN_TEST = { run: { plan: { command: "plan" } } };

/**
 * Files that make each stack a module of one configuration, so that Terraform asks the provider for its schema once, and a test
 * of Terraform's own that plans them: the provider is the real one, and look-ups are answered by the test.
 */
export function planFiles(stacks: readonly StackJson[]): Record<string, string> {
  const modules = Object.fromEntries(
    stacks.map(({ provider: _, terraform, ...json }, index) => [
      `batch-${index}`,
      // A module has neither a backend nor, here, a provider of its own.
      { ...json, terraform: { ...terraform, backend: undefined } },
    ]),
  );
  const names = Object.keys(modules);
  const all = {
    terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
    provider: { aws: PROVIDER },
    module: Object.fromEntries(names.map((name) => [name, { source: `./${name}` }])),
  };
  return {
    // In lines, so that Terraform can point at one.
    ...Object.fromEntries(names.map((name) => [`${name}/cdk.tf.json`, JSON.stringify(modules[name], null, 2)])),
    "all.tf.json": JSON.stringify(all),
    "plan.tftest.json": JSON.stringify({
      override_data: names.flatMap((name) => answers(name, modules[name]!.data ?? {})),
      ...PLAN_TEST,
    }),
  };
}

function answers(module: string, data: NonNullable<StackJson["data"]>) {
  return Object.entries(data)
    .filter(([type]) => !OFFLINE.includes(type))
    .flatMap(([type, blocks]) =>
      Object.keys(blocks).map((name) => ({ target: `module.${module}.data.${type}.${name}`, values: ANSWERS[type] })),
    );
}
