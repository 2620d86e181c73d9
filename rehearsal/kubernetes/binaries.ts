import { existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { folderFor } from "../kept";
import { isInstalled, mustRun } from "../processes";

const MODULE = path.join(__dirname, "binaries");

/** What is built, by the name of its program. */
const PACKAGES = {
  etcd: "go.etcd.io/etcd/server/v3",
  "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
  "aws-cloud-controller-manager": "k8s.io/cloud-provider-aws/cmd/aws-cloud-controller-manager",
} as const;
type Program = keyof typeof PACKAGES;
const PROGRAMS = Object.keys(PACKAGES) as Program[];

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder with the programs of these very versions. */
const folderOf = (kept: string) => folderFor(kept, "kubernetes", path.join(MODULE, "go.mod"));

/** Where a program lies: in the user's KUBEBUILDER_ASSETS if it is there, else where the rehearsal builds it. */
function binary(program: Program, kept: string, user: Environment): string {
  const own = user.KUBEBUILDER_ASSETS && path.join(user.KUBEBUILDER_ASSETS, program);
  return own && existsSync(own) ? own : path.join(folderOf(kept), program);
}

/** Where every program lies. */
export type Binaries = Readonly<Record<Program, string>>;

export function binariesOf(kept: string, user: Environment): Binaries {
  return Object.fromEntries(PROGRAMS.map((program) => [program, binary(program, kept, user)])) as Binaries;
}

/** The programs that have to be built first. */
export function missingBinaries(kept: string, user: Environment): Program[] {
  return PROGRAMS.filter((program) => !existsSync(binary(program, kept, user)));
}

/** Why programs cannot be built here; undefined where they can. */
export function buildObstacle(installed: typeof isInstalled = isInstalled): string | undefined {
  if (installed("go", ["version"])) return undefined;
  return "there is no Kubernetes API server: Go, which builds it once, was not found on the PATH (1.21 or newer, https://go.dev/dl)";
}

/** Builds one program; Go is called with the user's own environment, since where modules come from is theirs. */
export async function buildBinary(program: Program, kept: string): Promise<void> {
  const folder = folderOf(kept);
  mkdirSync(folder, { recursive: true });
  const making = path.join(folder, `.${program}-${process.pid}`);
  const settings = { cwd: MODULE, env: { ...(process.env as Record<string, string>), CGO_ENABLED: "0" } };
  const args = ["build", "-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", making];
  await mustRun("go", [...args, PACKAGES[program]], settings);
  // What stands under the program's own name is whole, even where two rehearsals build at once.
  renameSync(making, path.join(folder, program));
}
