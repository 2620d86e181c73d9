import { existsSync } from "node:fs";
import path from "node:path";
import { alone } from "./lock";
import { differences, type Difference, type PlanJson } from "./plan";
import { mustRun, run, serve, type RunSettings, type Server } from "./processes";
import type { Scratch } from "./scratch";
import type { Stack } from "./stacks";

const PLAN = "rehearsed.plan";
const DESTROY = ["destroy", "-input=false", "-no-color", "-auto-approve"];
const APPLY = ["apply", "-input=false", "-no-color", PLAN];
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
    // Terraform's own cache of providers takes one writer at a time.
    const { code, output } = await alone(this.env.TF_PLUGIN_CACHE_DIR!, () =>
      run("terraform", ["init", "-input=false", "-no-color"], this.inside(stack)),
    );
    if (code === 0) return undefined;
    if (optional !== undefined && isProviderMissing(output, optional)) return `terraform init cannot find ${optional}`;
    throw new Error(`terraform init ended with ${code}\n${output}`);
  }

  /** What Terraform alone would do, as a pipeline asks it that has no Node; the plan is kept until it is applied. */
  async plan(stack: Stack): Promise<Difference[]> {
    const args = ["plan", "-input=false", "-no-color", "-detailed-exitcode", `-out=${PLAN}`];
    const { code, output } = await run("terraform", args, this.inside(stack));
    if (code === 0) return [];
    if (code !== CHANGES) throw new Error(`terraform plan ended with ${code}\n${output}`);
    const { stdout } = await mustRun("terraform", ["show", "-json", PLAN], this.inside(stack));
    const found = differences(JSON.parse(stdout) as PlanJson);
    // An output that changes is a change too, though no resource does.
    return found.length > 0 ? found : [{ address: "outputs", action: "update", arguments: [] }];
  }

  /** By what stacks are deployed. */
  get by(): string {
    return this.cdktf === undefined ? "Terraform" : "cdktf";
  }

  /** What the command printed. */
  async deploy(stack: Stack): Promise<string> {
    if (this.cdktf !== undefined) return this.cdktfCommand(this.cdktf, "deploy", stack);
    return this.terraform(stack, ...APPLY);
  }

  async destroy(stack: Stack): Promise<void> {
    if (this.cdktf === undefined) await this.terraform(stack, ...DESTROY);
    else await this.cdktfCommand(this.cdktf, "destroy", stack);
  }

  /** How many resources the stack's state holds. */
  async countResources(stack: Stack): Promise<number> {
    return managed((await this.terraform(stack, "state", "list")).split("\n")).length;
  }

  /** Begins to carry out the last plan, or to destroy; whoever asked may end it at any moment. */
  begin(what: "deploy" | "destroy", stack: Stack): Server {
    return serve("terraform", what === "deploy" ? APPLY : DESTROY, this.inside(stack));
  }

  /** A line of a shell's, in the stack's folder; what it printed. */
  async shell(stack: Stack, line: string): Promise<string> {
    return (await mustRun("sh", ["-c", line], this.inside(stack))).stdout;
  }

  /** Any other command of Terraform's, in the stack's folder; what it printed. */
  async terraform(stack: Stack, ...args: readonly string[]): Promise<string> {
    return (await mustRun("terraform", args, this.inside(stack))).stdout;
  }

  private async cdktfCommand(cdktf: string, command: "deploy" | "destroy", { name }: Stack): Promise<string> {
    const args = [
      command,
      name,
      "--skip-synth",
      "--auto-approve",
      "--skip-provider-lock",
      "--ignore-missing-stack-dependencies",
    ];
    return (await mustRun(cdktf, args, { cwd: this.scratch.folder, env: this.env })).stdout;
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

/** cdktf's command as npm installed it for a project, in its own folder or further up; undefined where there is none. */
export function cdktfOf(project: string): string | undefined {
  const command = path.join(project, "node_modules", ".bin", "cdktf");
  if (existsSync(command)) return command;
  const above = path.dirname(project);
  return above === project ? undefined : cdktfOf(above);
}
