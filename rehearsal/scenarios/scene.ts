import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Aws } from "../aws";
import { destroyStacks } from "../destroy";
import type { House } from "../house";
import { KubernetesClient } from "../kubernetes/client";
import type { RunningCluster } from "../kubernetes/clusters";
import { joinNodes } from "../kubernetes/nodes/join";
import { describe, type Difference } from "../plan";
import type { Outcome } from "../outcome";
import type { Progress } from "../progress";
import { filters } from "../query";
import { fillScratch, type Scratch } from "../scratch";
import { KUBERNETES_PROVIDER, type Stack } from "../stacks";
import { synthesize } from "../synthesize";
import { Commands } from "../terraform";
import { elementTexts } from "../xml";
import { CLOUD, REGION, type Variant } from "./example";

/** What a scenario plays on: the example in a house of its own, and what was seen so far. */
export class Scene {
  /** What turned out as it should. */
  readonly lines: string[] = [];
  /** What did not. */
  readonly faults: string[] = [];
  /** Why a part could not be played. */
  readonly missing: string[] = [];
  /** How the steps that are being done are to end, where that is not well. */
  private manner = "";
  private readonly deployed: string[] = [];
  private readonly ready = new Set<string>();
  private scratch: Scratch | undefined;
  private takes = 0;

  constructor(
    private readonly example: string,
    readonly folder: string,
    readonly home: string,
    readonly house: House,
    private readonly progress: Progress,
  ) {}

  /** Synthesizes the example with other props; what is deployed stays as it is. */
  async change(variant: Variant = {}): Promise<void> {
    this.takes += 1;
    await synthesize(this.example, this.synthesized, { variant });
    this.scratch = fillScratch(this.folder, this.synthesized);
  }

  /** Takes a stack that was written by hand in place of the example's. */
  use(json: object): void {
    this.takes += 1;
    const folder = path.join(this.synthesized, "stacks", CLOUD);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(json));
    writeFileSync(path.join(this.synthesized, "manifest.json"), JSON.stringify({ stacks: {} }));
    this.scratch = fillScratch(this.folder, this.synthesized);
  }

  /** Deploys every stack that can be had, after those that it depends on, and boots the machines. */
  async deploy(variant?: Variant): Promise<void> {
    await this.change(variant);
    for (const { name } of this.stacks) if (await this.canHave(name)) await this.apply(name);
    const outside = await this.boot();
    this.check("every node joins", outside.length === 0, outside);
  }

  /** Deploys the cloud stack alone. */
  async deployCloud(variant?: Variant): Promise<void> {
    await this.change(variant);
    await this.canHave(CLOUD);
    await this.apply(CLOUD);
  }

  /** Whether a stack's providers can be had; the reason is kept where not. */
  async canHave(name: string): Promise<boolean> {
    const stack = this.stack(name);
    if (this.ready.has(name)) return true;
    const { obstacle } = this.house;
    const inside = stack.kind === "kubernetes";
    const why =
      inside && obstacle !== undefined
        ? obstacle
        : await this.commands.init(stack, inside ? KUBERNETES_PROVIDER : undefined);
    if (why === undefined) this.ready.add(name);
    else if (!this.missing.includes(why)) this.missing.push(why);
    return why === undefined;
  }

  /** Ends every machine and lets its group start another; what an instance refresh does, which the emulator has not. */
  async replaceNodes(): Promise<void> {
    const running = filters({ "instance-state-name": "running" });
    for (const id of elementTexts(await this.aws.query("ec2", "DescribeInstances", running), "instanceId")) {
      await this.aws.query("ec2", "TerminateInstances", { "InstanceId.1": id });
    }
  }

  /** What a plan of a stack would change. */
  plan(name: string): Promise<Difference[]> {
    return this.step(`plan ${name}`, () => this.commands.plan(this.stack(name)));
  }

  /** Plans and applies, and shows that nothing is left to do; what the plan wanted. */
  async apply(name: string): Promise<Difference[]> {
    const wanted = await this.plan(name);
    if (wanted.length > 0) await this.applyPlan(name);
    const still = await this.plan(name);
    if (still.length > 0) this.faults.push(`a second plan of ${name} still wants: ${told(still)}`);
    return wanted;
  }

  /** Applies the plan that was made last; what Terraform said. */
  applyPlan(name: string): Promise<string> {
    if (!this.deployed.includes(name)) this.deployed.push(name);
    return this.step(`apply ${name}`, () => this.commands.deploy(this.stack(name)));
  }

  /** Begins to apply the last plan, or to destroy, waits for something, and ends Terraform the hard way. */
  async kill(what: "deploy" | "destroy", name: string, when: () => Promise<void>): Promise<void> {
    if (!this.deployed.includes(name)) this.deployed.push(name);
    const terraform = this.commands.begin(what, this.stack(name));
    try {
      await this.step(`${what} ${name}, and kill -9 in the middle of it`, when);
      if (terraform.ended()) throw new Error(`Terraform ended before it could be killed\n${terraform.said()}`);
    } finally {
      terraform.stop();
    }
  }

  /** Any other command of Terraform's; what it printed. */
  terraform(name: string, ...args: readonly string[]): Promise<string> {
    return this.step(`terraform ${args[0]} ${name}`, () => this.commands.terraform(this.stack(name), ...args));
  }

  /** A line of a shell's, in the stack's folder; what it printed. */
  shell(name: string, line: string): Promise<string> {
    return this.step(line.split("; ").at(-1)!.slice(0, 80), () => this.commands.shell(this.stack(name), line));
  }

  async destroy(name: string): Promise<void> {
    await this.step(`destroy ${name}`, () => this.commands.destroy(this.stack(name)));
    this.deployed.splice(this.deployed.indexOf(name), 1);
  }

  /** Destroys everything as a rehearsal does at its end: after a look for what would hold it up. */
  destroyAll(): Promise<Outcome> {
    const { endpoint, clusters } = this.house;
    const stage = { stacks: this.stacks, commands: this.commands, endpoint, clusters, progress: this.progress };
    const deployed = this.stacks.filter(({ name }) => this.deployed.includes(name));
    return destroyStacks(deployed, { before: [], inside: new Map() }, stage);
  }

  /** Destroys what is still there, the last first. */
  async clear(): Promise<void> {
    for (const name of this.deployed.toReversed()) await this.destroy(name);
  }

  /** Boots every machine that there is; what joined before stays. Why each stayed outside that did. */
  async boot(): Promise<string[]> {
    const outside: string[] = [];
    for (const { name, access } of this.house.clusters?.list() ?? []) {
      const joined = await this.step(`boot the nodes of ${name}`, () => joinNodes(name, access, this.aws));
      if (joined.length === 0) this.faults.push(`${name} has no machine`);
      outside.push(...joined.flatMap(({ instance, problem }) => (problem ? [`${instance}: ${problem}`] : [])));
    }
    return outside;
  }

  /** What was done is refused, with words that say what to do. */
  async refused(what: string, work: () => Promise<unknown>, ...words: readonly string[]): Promise<void> {
    this.manner = ", to be refused";
    const outcome = work().finally(() => (this.manner = ""));
    const said = await outcome.then(
      () => undefined,
      // Terraform breaks its lines and frames them.
      (error: Error) => error.message.replaceAll(/[\s│╷╵]+/g, " "),
    );
    if (said === undefined) this.faults.push(`${what}: it was not refused`);
    else
      this.check(
        `${what}: refused`,
        words.every((word) => said.includes(word)),
        said.slice(-600),
      );
  }

  /** Writes down whether something is as it should be; `seen` is told where it is not. */
  check(what: string, holds: boolean, seen: unknown = "it is not so"): void {
    if (holds) this.lines.push(what);
    else this.faults.push(`${what}: ${typeof seen === "string" ? seen : JSON.stringify(seen)}`);
  }

  /** A plan changes exactly these resources, each in its way: `aws_eks_cluster.eks_cluster: update`. */
  wants(what: string, plan: readonly Difference[], ...changes: readonly string[]): void {
    const seen = plan.map(({ address, action }) => `${address}: ${action}`).toSorted();
    this.check(what, JSON.stringify(seen) === JSON.stringify(changes.toSorted()), told(plan));
  }

  step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    return this.progress.step(`${what}${this.manner}`, work);
  }

  get aws(): Aws {
    return new Aws(this.house.endpoint, REGION);
  }

  /** What has been deployed and not been destroyed. */
  get standing(): readonly string[] {
    return this.deployed;
  }

  /** The cluster that runs, by its name. */
  cluster(name = CLOUD): RunningCluster {
    const found = this.house.clusters?.list().find((one) => one.name === name);
    if (!found) throw new Error(`there is no cluster ${name} that runs`);
    return found;
  }

  client(name?: string): KubernetesClient {
    return new KubernetesClient(this.cluster(name).access);
  }

  /** The stacks of the last change. */
  get stacks(): readonly Stack[] {
    return this.scratch?.stacks ?? [];
  }

  private stack(name: string): Stack {
    return this.stacks.find((stack) => stack.name === name)!;
  }

  /** Where the last change was synthesized. */
  get synthesized(): string {
    return path.join(this.folder, `synthesized-${this.takes}`);
  }

  private get commands(): Commands {
    return new Commands(undefined, this.scratch!, this.house.env);
  }
}

/** A plan in one line. */
export function told(plan: readonly Difference[]): string {
  return plan.length === 0 ? "no changes" : plan.map(describe).join("; ");
}
