import path from "node:path";
import { openHouse, type Ground } from "../house";
import { leftovers, takeInventory } from "../inventory";
import { failedBy, notRehearsed, verdict, type Outcome } from "../outcome";
import type { Progress } from "../progress";
import { makeScratchFolder, throwAway } from "../scratch";
import { INSIDE, REGION } from "./example";
import { Scene } from "./scene";
import type { Scenario } from "./types";

/** Plays a scenario on the example in `project`, in a house of its own, and clears up after it. */
export async function play(
  name: string,
  { says, needs, on = "small-cluster", play: act }: Scenario,
  { project, ground, progress }: { readonly project: string; readonly ground: Ground; readonly progress: Progress },
): Promise<Outcome> {
  progress.say(`\n${name}: ${says}`);
  if (needs !== undefined && ground.obstacle !== undefined) return { name, ...notRehearsed(ground.obstacle) };
  const folder = makeScratchFolder();
  const clear = () => throwAway(folder);
  process.once("exit", clear);
  const home = path.join(folder, "home");
  const house = await openHouse(ground, { folder, home }, progress);
  try {
    const scene = new Scene(path.join(project, "examples", on), folder, home, house, progress);
    const before = await takeInventory(house.endpoint, REGION);
    if (needs === "provider") {
      await scene.change();
      if (!(await scene.canHave(INSIDE))) return { name, ...notRehearsed(scene.missing.join(", ")) };
    }
    await act(scene);
    await scene.clear();
    const left = leftovers(before, await takeInventory(house.endpoint, REGION));
    return outcomeOf(name, scene, [
      ...left.map((item) => `left in AWS: ${item}`),
      ...house.ledger.faults,
      ...house.ledger.lacks,
    ]);
  } catch (error) {
    return { name, ...failedBy(error) };
  } finally {
    await house.close();
    clear();
    process.off("exit", clear);
  }
}

function outcomeOf(name: string, { lines, faults, missing }: Scene, more: readonly string[]): Outcome {
  const wrong = [...faults, ...more];
  if (wrong.length > 0) return { name, lines: [...lines, ...wrong], verdict: verdict(false) };
  const told = lines.length > 0 ? lines : ["nothing was seen"];
  // Half of it is not the whole.
  const part = missing.map((why) => `the rest is not rehearsed: ${why}`);
  return { name, lines: [...told, ...part], verdict: part.length > 0 ? "not rehearsed" : verdict(lines.length > 0) };
}
