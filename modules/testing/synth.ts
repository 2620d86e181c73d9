import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformResource, Testing, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { BaseStack } from "../stacks/base-stack";

/** Blocks of a stack's JSON by type, then by name. */
type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The parts of a stack's JSON that assertions look at. */
export interface StackJson {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, unknown>>;
  readonly resource: Blocks;
  readonly data: Blocks;
  readonly locals: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

/**
 * The JSON of a stack that holds what `build` places: the base stack that is deployed, with the providers that it needs, and
 * cdktf's validations run. A string, so that cdktf's own matchers take it.
 */
export function synth(build: (stack: TerraformStack) => unknown): string {
  const stack = new BaseStack(new App({ stackTraces: false, outdir: "cdktf.out" }), "test");
  new AwsProvider(stack, "aws", { region: "ap-northeast-2" });
  build(stack);
  if (stack.node.findAll().some(isInsideCluster)) new KubernetesProvider(stack, "kubernetes");
  return Testing.synth(stack, true);
}

function isInsideCluster(construct: IConstruct): boolean {
  return TerraformResource.isTerraformResource(construct) && construct.terraformResourceType.startsWith("kubernetes_");
}

/** The same, parsed. */
export function parsed(build: (stack: TerraformStack) => unknown): StackJson {
  return JSON.parse(synth(build)) as StackJson;
}

/** The Terraform addresses in a stack's JSON, sorted: `aws_vpc.network`, `data.aws_partition.eks_partition`. */
export function addresses(json: string | Partial<StackJson>): string[] {
  const { resource = {}, data = {} } = typeof json === "string" ? (JSON.parse(json) as Partial<StackJson>) : json;
  const names = (blocks: Blocks) =>
    Object.entries(blocks).flatMap(([type, members]) => Object.keys(members).map((name) => `${type}.${name}`));
  return [...names(resource), ...names(data).map((name) => `data.${name}`)].toSorted();
}
