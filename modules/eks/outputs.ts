import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { CLUSTER_OUTPUTS, clusterOutputs, type ClusterOutputs } from "./cluster/outputs";
import type { Eks } from "./eks";
import { FARGATE_OUTPUTS, fargateOutputs, type FargateOutputs } from "./fargate/outputs";
import { NODE_GROUPS_OUTPUTS, nodeGroupsOutputs, type NodeGroupsOutputs } from "./node-groups/outputs";
import { WORKERS_OUTPUTS, workersOutputs, type WorkersOutputs } from "./workers/outputs";

/**
 * The values of the registry module's outputs, under its own names: those of v17.24.0 that still mean something, and of v21
 * what came later. One that belongs to something which is not made is left out. A topic's outputs are told by the topic.
 */
export interface EksOutputs extends ClusterOutputs, WorkersOutputs, NodeGroupsOutputs, FargateOutputs {}

/** Which of them become outputs of the stack: what is needed to reach the cluster, everything, or nothing. */
export type OutputChoice = (typeof OUTPUT_CHOICES)[number];
export const OUTPUT_CHOICES = ["all", "few", "none"] as const;

/** Every name there is, and from which choice on it is placed. */
const OUTPUTS: Readonly<Record<keyof EksOutputs, "all" | "few">> = {
  ...CLUSTER_OUTPUTS,
  ...WORKERS_OUTPUTS,
  ...NODE_GROUPS_OUTPUTS,
  ...FARGATE_OUTPUTS,
};

/** The table of an `Eks`. */
export function eksOutputs(eks: Eks): EksOutputs {
  return { ...clusterOutputs(eks), ...workersOutputs(eks), ...nodeGroupsOutputs(eks), ...fargateOutputs(eks) };
}

/** The names of a stack's outputs are its own, so two tables in one would become one without a word. */
export function outputProblems(scope: Construct, props: { readonly outputs?: OutputChoice }): string[] {
  // Props of any kind may come in here; what else is wrong with them is told by the validators.
  const { outputs: choice = "none" } = Object(props) as typeof props;
  if (choice === "none") return [];
  const stack = TerraformStack.of(scope);
  const taken = stack.node
    .findAll()
    .filter((node) => TerraformOutput.isTerraformOutput(node) || node.node.scope === stack);
  const names = new Set(taken.map(({ node }) => node.id));
  return [...names]
    .filter((name) => isPlaced(name, choice))
    .map((name) => `outputs: ${stack.node.id} has a ${name} already; set outputs to "none"`);
}

/** The chosen ones as outputs of the stack: directly in it, where cdktf's file of outputs has them by their names alone. */
export function placeOutputs(eks: Eks, choice: OutputChoice): void {
  if (choice === "none") return;
  const stack = TerraformStack.of(eks);
  for (const [name, value] of Object.entries(eksOutputs(eks))) {
    if (value !== undefined && isPlaced(name, choice)) new TerraformOutput(stack, name, { value, staticId: true });
  }
}

function isPlaced(name: string, choice: OutputChoice): boolean {
  if (choice === "none" || !Object.hasOwn(OUTPUTS, name)) return false;
  return choice === "all" || OUTPUTS[name as keyof EksOutputs] === "few";
}
