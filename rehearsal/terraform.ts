import path from "node:path";
import { differences, type Difference, type PlanJson } from "./plan";
import { mustRun, run, type RunSettings } from "./processes";
import type { Scratch } from "./scratch";
import type { Stack } from "./stacks";

const PLAN = "rehearsed.plan";
/** Exit code of `terraform plan -detailed-exitcode` where there is something to do. */
const CHANGES = 2;

/**
 * The commands of a rehearsal: cdktf's own for what a user would do, Terraform's for looking at it; Terraform's for all of it
 * where there is no cdktf.
 */
export class Commands {
  constructor(
    private readonly cdktf: string | undefined,
    private readonly scratch: Scratch,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** Fetches a stack's providers; the reason where one of these cannot be had, and an error for whatever else goes wrong. */
  async init(stack: Stack, optional?: string): Promise<string | undefined> {
    const { code, output } = await run("terraform", ["init", "-input=false", "-no-color"], this.inside(stack));
    if (code === 0) return undefined;
    if (optional !== undefined && isProviderMissing(output, optional)) return `terraform init cannot find ${optional}`;
    throw new Error(`terraform init ended with ${code}\n${output}`);
  }

  /** What a pipeline does that has Terraform and no Node: a plan beside the JSON. How many resources it would add. */
  async planAlone(stack: Stack): Promise<number> {
    await mustRun("terraform", ["plan", "-input=false", "-no-color", `-out=${PLAN}`], this.inside(stack));
    const { stdout } = await mustRun("terraform", ["show", "-json", PLAN], this.inside(stack));
    return differences(JSON.parse(stdout) as PlanJson).filter(({ action }) => action === "create").length;
  }

  async deploy(stack: Stack): Promise<void> {
    if (this.cdktf !== undefined) return this.cdktfCommand(this.cdktf, "deploy", stack);
    await mustRun("terraform", ["apply", "-input=false", "-no-color", PLAN], this.inside(stack));
  }

  async destroy(stack: Stack): Promise<void> {
    if (this.cdktf !== undefined) return this.cdktfCommand(this.cdktf, "destroy", stack);
    await mustRun("terraform", ["destroy", "-input=false", "-no-color", "-auto-approve"], this.inside(stack));
  }

  /** How many resources the stack's state holds. */
  async countResources(stack: Stack): Promise<number> {
    const { stdout } = await mustRun("terraform", ["state", "list"], this.inside(stack));
    return managed(stdout.split("\n")).length;
  }

  /** What a plan right after the deployment still wants to change. */
  async secondPlan(stack: Stack): Promise<Difference[]> {
    const args = ["plan", "-input=false", "-no-color", "-detailed-exitcode", `-out=${PLAN}`];
    const { code, output } = await run("terraform", args, this.inside(stack));
    if (code === 0) return [];
    if (code !== CHANGES) throw new Error(`terraform plan ended with ${code}\n${output}`);
    const { stdout } = await mustRun("terraform", ["show", "-json", PLAN], this.inside(stack));
    const found = differences(JSON.parse(stdout) as PlanJson);
    // An output that changes is a change too, though no resource does.
    return found.length > 0 ? found : [{ address: "outputs", action: "update", arguments: [] }];
  }

  private async cdktfCommand(cdktf: string, command: "deploy" | "destroy", { name }: Stack): Promise<void> {
    const args = [
      command,
      name,
      "--skip-synth",
      "--auto-approve",
      "--skip-provider-lock",
      "--ignore-missing-stack-dependencies",
    ];
    await mustRun(cdktf, args, { cwd: this.scratch.folder, env: this.env });
  }

  private inside(stack: Stack): RunSettings {
    return { cwd: stack.folder, env: this.env };
  }
}

/** Whether Terraform complains that it finds no such provider, and of no other one. */
export function isProviderMissing(output: string, provider: string): boolean {
  const named = [
    ...output.replaceAll(/\s+/g, " ").matchAll(/provider (?:registry\.terraform\.io\/)?([\w-]+\/[\w-]+)/g),
  ];
  return named.length > 0 && named.every(([, name]) => name === provider);
}

/** The addresses of resources among those of a state; data sources begin with `data.`, in a module or out of one. */
export function managed(addresses: readonly string[]): string[] {
  return addresses.filter((address) => address !== "" && !/^(module\.[^.]+\.)*data\./.test(address));
}

/** cdktf's command of the project that is rehearsed. */
export function cdktfOf(project: string): string {
  return path.join(project, "node_modules", ".bin", "cdktf");
}
