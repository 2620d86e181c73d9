import { readFileSync } from "node:fs";
import path from "node:path";
import { CLOUD, INSIDE, REGION } from "./example";
import type { Scene } from "./scene";
import type { Scenario } from "./types";

/** The page whose commands are run. */
export const BY_HAND = path.join(__dirname, "..", "..", "docs", "by-hand.md");

/** A block of commands: all have to succeed, and the last of them prints what it should. */
export interface Step {
  readonly heading: string;
  readonly commands: readonly string[];
  readonly shows?: RegExp;
  /** Whether it looks at what the Kubernetes stack makes. */
  readonly inside: boolean;
}

/** The blocks of the page, in order, without the one that sets its variables. */
export function stepsOf(page: string): Step[] {
  const parts = page.split(/^```sh\n/m).slice(1);
  const headings = page.split(/^```sh\n/m).map((text) => [...text.matchAll(/^## (.*)$/gm)].at(-1)?.[1]);
  return parts.flatMap((part, index) => {
    const [block = "", after = ""] = part.split(/^```\n/m);
    const commands = block.trim().split("\n");
    if (commands.every((line) => line.startsWith("export "))) return [];
    const [, shows] = /^\s*<!-- shows: (.*) -->/.exec(after) ?? [];
    const heading = headings.slice(0, index + 1).findLast((one) => one !== undefined) ?? "";
    return [
      {
        heading,
        commands,
        ...(shows !== undefined && { shows: new RegExp(shows, "m") }),
        inside: /^[^`#]*<!-- of the Kubernetes stack -->/.test(after),
      },
    ];
  });
}

/** Somebody follows the document. */
export const byHand: Scenario = {
  says: "every command of docs/by-hand.md is run, and prints what the page says; what was changed by hand is taken back",
  needs: "cluster",
  async play(scene) {
    await scene.deploy();
    const inside = scene.standing.includes(INSIDE);
    for (const step of stepsOf(readFileSync(BY_HAND, "utf8"))) if (inside || !step.inside) await follow(scene, step);
    if (!inside) return;
    scene.wants("the next plan shows it", await scene.apply(INSIDE), "kubernetes_env.aws-node: update");
  },
};

async function follow(scene: Scene, { heading, commands, shows }: Step): Promise<void> {
  for (const [index, command] of commands.entries()) {
    const said = await scene.shell(CLOUD, `export CLUSTER=${CLOUD} REGION=${REGION}; ${command}`);
    if (shows !== undefined && index === commands.length - 1)
      scene.check(`${heading}: ${command.split(" ").slice(0, 4).join(" ")} …`, shows.test(said), said.slice(-600));
  }
}
