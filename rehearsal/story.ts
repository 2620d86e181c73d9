import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { badDay, type Fault } from "./faults";
import { hold } from "./hold";
import { openHouse, prepareGround, type House } from "./house";
import { learned, learnedFolder } from "./learned";
import { BAD_DAY, type Options } from "./options";
import { failedBy, verdict, type Outcome } from "./outcome";
import type { Progress } from "./progress";
import { SCENARIOS } from "./scenarios";
import { play } from "./scenarios/play";
import { fillScratch, gather, makeScratchFolder, throwAway } from "./scratch";
import { stateRefusals } from "./remote-states";
import { rehearseStacks } from "./stages";
import { refusals } from "./stacks";
import { rowsMeanwhile, rowsOf } from "./table";
import { synthesize } from "./synthesize";
import { cdktfOf, Commands } from "./terraform";

/** The folder of the project in which tools and findings are kept between rehearsals. */
const KEPT_NAME = ".rehearsal";

/** Rehearses what the options say: the stacks themselves, or scenarios one after the other. */
export async function rehearse(project: string, options: Options, progress: Progress): Promise<Outcome[]> {
  const kept = path.join(project, KEPT_NAME);
  const { scenarios } = options;
  if (options.examples) return rehearseExamples({ project, kept, options, progress });
  if (scenarios.length === 0) return tell({ project, kept, options, progress });
  const outcomes: Outcome[] = [];
  let told = 0;
  for (const name of scenarios) {
    if (name === BAD_DAY) outcomes.push(...(await tell({ project, kept, options, progress, fault: badDay() })));
    else {
      const ground = await prepareGround(kept, progress);
      outcomes.push(await play(name, SCENARIOS[name]!, { project, ground, progress }));
    }
    // A long row of them may be ended before its table is told.
    for (const line of rowsMeanwhile(outcomes.slice(told), scenarios.length)) progress.say(line);
    told = outcomes.length;
  }
  return outcomes;
}

/** Rehearses each example that is an app of its own, whatever becomes of the others. */
async function rehearseExamples({ project, kept, options, progress }: Telling): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const app of examplesIn(project)) {
    const example = path.basename(app);
    progress.say(`\n${example}`);
    const told = await tell({ project, kept, options: { ...options, app }, progress }).catch((error: unknown) => [
      { name: "rehearsal", ...failedBy(error) },
    ]);
    for (const line of rowsOf(told)) progress.say(line);
    outcomes.push(...told.map(({ name, ...rest }) => ({ name: `${example}: ${name}`, ...rest })));
  }
  return outcomes;
}

function examplesIn(project: string): string[] {
  const folder = path.join(project, "examples");
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((example) => existsSync(path.join(example, "cdktf.json")))
    .toSorted();
}

interface Telling {
  readonly project: string;
  readonly kept: string;
  readonly options: Options;
  readonly progress: Progress;
  readonly fault?: Fault;
}

/**
 * The whole of it: synthesize, deploy the stacks and plan each again, destroy, look what is left. Works in a scratch folder,
 * with an environment of its own, and leaves neither a process nor a file behind but the tools that are kept.
 */
async function tell({ project, kept, options, progress, fault }: Telling): Promise<Outcome[]> {
  const { app, stacks } = options;
  const folder = makeScratchFolder();
  const clear = () => throwAway(folder);
  // A signal ends the process without coming back here.
  process.once("exit", clear);
  try {
    const synthesized = path.join(folder, "synthesized");
    if (stacks.length > 0) gather(stacks, synthesized);
    else await progress.step("synthesize the app", () => synthesize(app, synthesized));
    const scratch = fillScratch(folder, synthesized);
    const refused = scratch.stacks.flatMap((stack) => [...refusals(stack), ...stateRefusals(stack, scratch.stacks)]);
    if (refused.length > 0) throw new Error(refused.join("\n"));
    if (!scratch.stacks.some(({ kind }) => kind === "cloud" || kind === "mixed")) {
      throw new Error("the app has no stack that makes anything in AWS; there is nothing to rehearse");
    }

    const ground = await prepareGround(kept, progress);
    const house = await openHouse(ground, scratch, progress, fault);
    const { endpoint, clusters, obstacle, ledger } = house;
    const lessons = (outcomes: readonly Outcome[], up = false) => {
      // What a bad day asks twice is not what a good one asks.
      if (fault) return faultsOf(house);
      const course = { outcomes, stacks: scratch.stacks, kept: up };
      return learned(ledger, learnedFolder(kept, options, project), project, course);
    };
    try {
      // A folder may have lost what cdktf's own command wants of a stack.
      const commands = new Commands(stacks.length > 0 ? undefined : cdktfOf(app), scratch, house.env);
      const outcomes = await rehearseStacks({
        stacks: scratch.stacks,
        commands,
        endpoint,
        progress,
        clusters,
        obstacle,
        lacks: () => ledger.lacks,
        ...(options.keep && {
          hold: (so: readonly Outcome[]) => hold(house, folder, progress, [...so, lessons(so, true)]),
        }),
      });
      return [...outcomes, lessons(outcomes)];
    } finally {
      await house.close();
    }
  } finally {
    clear();
  }
}

function faultsOf({ broken, ledger }: House): Outcome {
  const faults = [...ledger.faults, ...ledger.lacks];
  return {
    name: "faults",
    lines: [`${broken()} calls refused on purpose`, ...faults],
    verdict: verdict(broken() > 0 && faults.length === 0),
  };
}
