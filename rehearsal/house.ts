import os from "node:os";
import { Aws } from "./aws";
import { openDoor } from "./door";
import { installPython, isPythonReady, modelFolder, startEmulators } from "./emulators";
import { cleanEnvironment, type Credentials } from "./environment";
import type { Fault } from "./faults";
import { Keys } from "./keys";
import { alone } from "./lock";
import { binariesOf, buildBinary, buildObstacle, missingBinaries } from "./kubernetes/binaries";
import { Clusters } from "./kubernetes/clusters";
import { fetchSchema, isSchemaThere } from "./kubernetes/nodes/node-config";
import { Ledger } from "./ledger";
import { mends } from "./mends";
import { refusal } from "./mends/types";
import { modelsIn, operationIn } from "./model";
import { isInstalled } from "./processes";
import type { Progress } from "./progress";
import { linkMirrors, pluginCache, userTerraformConfig } from "./provider-source";
import { isOwn, type Call } from "./routing";
import { elementText } from "./xml";

/** What houses are opened with: the tools that are kept between rehearsals. */
export interface Ground {
  readonly kept: string;
  /** Why there is no Kubernetes API; undefined where there is one. */
  readonly obstacle?: string;
}

/** Installs and builds what is not there yet; of two that run side by side, the second waits for the first. */
export function prepareGround(kept: string, progress: Progress): Promise<Ground> {
  return alone(kept, () => prepare(kept, progress));
}

async function prepare(kept: string, progress: Progress): Promise<Ground> {
  if (!isPythonReady(kept))
    await progress.step("install the AWS emulators (once, a minute or two)", () => installPython(kept));
  const missing = missingBinaries(kept, process.env);
  const obstacle = missing.length > 0 ? buildObstacle() : undefined;
  if (obstacle !== undefined) return { kept, obstacle };
  for (const program of missing) {
    await progress.step(`build ${program} (once, some minutes)`, () => buildBinary(program, kept));
  }
  // Where Go is not there to fetch it, what nodes are told is read all the same, only less strictly.
  if (!isSchemaThere(kept) && isInstalled("go", ["version"]))
    await progress.step("fetch nodeadm's schema (once)", () => fetchSchema(kept)).catch(() => undefined);
  return { kept };
}

/** An emulated AWS account that is empty, with a Kubernetes API for each cluster that is made in it. */
export interface House {
  /** The one door to AWS. */
  readonly endpoint: string;
  /** For everything that is rehearsed. */
  readonly env: Readonly<Record<string, string>>;
  readonly clusters?: Clusters;
  readonly obstacle?: string;
  readonly ledger: Ledger;
  /** How many calls were refused on purpose. */
  broken(): number;
  close(): Promise<void>;
}

/** Opens a house whose files lie in `folder`, which is thrown away afterwards, as is `home`, an empty one. */
export async function openHouse(
  { kept, obstacle }: Ground,
  { folder, home }: { readonly folder: string; readonly home: string },
  progress: Progress,
  fault?: Fault,
): Promise<House> {
  const terraformConfig = userTerraformConfig(process.env, os.homedir());
  linkMirrors(os.homedir(), home);
  const places = { home, pluginCache: pluginCache(kept), terraformConfig };
  // The emulators leave files behind in the temporary folder; theirs is the scratch folder.
  const starting = { cwd: folder, env: { ...cleanEnvironment(process.env, places), TMPDIR: folder } };
  const binaries = binariesOf(kept, process.env);
  const keys = new Keys();
  const clusters =
    obstacle === undefined ? new Clusters({ folder, env: starting.env, binaries, kept, keys }) : undefined;
  const emulators = await progress.step("start the AWS emulators", () => startEmulators(kept, starting));
  const upstreamOf = (service: string) => (service === "eks" ? emulators.ministack : emulators.moto);
  const models = modelsIn(modelFolder(kept));
  const ledger = new Ledger(models);
  let broken = 0;
  const protocolOf = (call: Call) => operationIn(models(call.service), call)?.model.metadata.protocol ?? "json";
  const breaking = (call: Call) => {
    if (isOwn(call)) return undefined;
    const answer = fault?.(protocolOf(call));
    if (answer) broken += 1;
    return answer;
  };
  const onAnswer: typeof ledger.enter = (call, answer, mendedBy) => {
    ledger.enter(call, answer, mendedBy);
    keys.learn(call, answer);
  };
  const onLack = (call: Call, why: string) => {
    ledger.lack(call, why);
    return refusal(
      protocolOf(call),
      400,
      "NotEmulated",
      `the rehearsal's emulators cannot do ${call.operation}: ${why}`,
    );
  };
  const door = await openDoor({ upstreamOf, mends: mends(clusters), fault: breaking, onAnswer, onLack });
  await clusters?.open(door.url);
  return {
    endpoint: door.url,
    env: cleanEnvironment(process.env, places, door.url, await makeDeployer(door.url)),
    clusters,
    obstacle,
    ledger,
    broken: () => broken,
    async close() {
      clusters?.close();
      await door.close();
      emulators.stop();
    },
  };
}

/** Whoever deploys is a user of the emulated account, as tokens for a cluster need somebody to belong to. */
async function makeDeployer(endpoint: string): Promise<Credentials> {
  const aws = new Aws(endpoint, "us-east-1");
  await aws.query("iam", "CreateUser", { UserName: "deployer" });
  const xml = await aws.query("iam", "CreateAccessKey", { UserName: "deployer" });
  return { accessKeyId: elementText(xml, "AccessKeyId")!, secretAccessKey: elementText(xml, "SecretAccessKey")! };
}
