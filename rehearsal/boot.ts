import { Aws } from "./aws";
import type { Reader } from "./images";
import { machinesWanted } from "./kubernetes/nodes/instances";
import { joinNodes, type Joined } from "./kubernetes/nodes/join";
import { notRehearsed, verdict, type Outcome } from "./outcome";
import type { Stage } from "./stage";

/**
 * Boots the machines of every cluster; what joined before stays, so it may be done as often as somebody may get in.
 * `waiting` are the stacks that may let them in and are not deployed, or not yet.
 */
export async function bootNodes(
  { clusters, obstacle, endpoint, progress }: Stage,
  waiting: readonly string[] = [],
): Promise<Outcome[]> {
  if (obstacle !== undefined) return [{ name: "nodes", ...notRehearsed(obstacle) }];
  const outcomes: Outcome[] = [];
  const running = clusters?.list() ?? [];
  for (const { name, region, access } of running) {
    const aws = new Aws(endpoint, region);
    const joined = await progress.step(`boot the nodes of ${name}`, () => joinNodes(name, access, aws));
    const wanted = await machinesWanted(name, aws);
    const row = running.length > 1 ? `nodes of ${name}` : "nodes";
    if (wanted + joined.length > 0)
      outcomes.push({ name: row, ...nodesSaid(joined, wanted, clusters!.judges, waiting) });
    const { nodegroups: managed } = (await aws.rest("eks", `/clusters/${name}/node-groups`)) as ManagedGroups;
    if (managed.length > 0) outcomes.push({ name: row, ...managedSaid(managed) });
  }
  return outcomes;
}

interface ManagedGroups {
  readonly nodegroups: readonly string[];
}

/** EKS starts those machines itself, and the emulator of EKS does not. */
export function managedSaid(groups: readonly string[]): Omit<Outcome, "name"> {
  const names = groups.map((name) => name.replace(/-\d{26}$/, ""));
  return notRehearsed(`the emulated EKS starts no machine of a managed group (${names.toSorted().join(", ")})`);
}

/** How far user data was tried: by the schema of who reads it, or as that one would read it. */
function readBy(reader: Reader, judged: boolean): string {
  return reader === "nodeadm" && judged ? "fits nodeadm's schema" : `read as ${reader} reads it`;
}

/** One line for each group of machines, and one for each machine that stayed outside. */
export function nodesSaid(
  joined: readonly Joined[],
  wanted: number,
  judged: boolean,
  waiting: readonly string[] = [],
): Omit<Outcome, "name"> {
  const inside = joined.filter(({ node }) => node !== undefined);
  const readers = [...new Set(inside.map(({ boot }) => boot!.reader))].map((reader) => readBy(reader, judged));
  const outside = joined.filter(({ node }) => node === undefined);
  const all = Math.max(joined.length, wanted);
  // What was not rehearsed may well have let them in.
  if (waiting.length > 0 && joined.length === all && outside.length > 0 && outside.every(({ unmapped }) => unmapped)) {
    const writers = `${waiting.join(", ")}, which writes aws-auth, is not deployed`;
    return notRehearsed(`${outside.length} of ${all} stay outside, since ${writers}, and no access entry lets them in`);
  }
  return {
    lines: [
      `${inside.length} of ${all} joined with their own role${readers.length > 0 ? `; user data ${readers.join(", ")}` : ""}`,
      ...(judged ? [] : ["nodeadm's schema is not here: what nodes were told was read, and not judged by it"]),
      ...outside.map(({ group, instance, problem }) => `${group}: ${instance} could not join: ${problem}`),
      ...(joined.length < wanted ? [`${wanted - joined.length} that the groups want were never started`] : []),
    ],
    verdict: verdict(inside.length === all),
  };
}
