import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { ACCOUNT } from "./aws";
import { imagesForMoto } from "./images";
import { folderFor } from "./kept";
import { freePort } from "./ports";
import { mustRun, serve, type RunSettings, type Server } from "./processes";
import { until } from "./until";

const REQUIREMENTS = path.join(__dirname, "requirements.txt");
const MOTO = path.join(__dirname, "mended-moto.py");
const START_SECONDS = 60;

/**
 * Where a Docker engine runs, ministack would start a container for each cluster, which outlives it and listens on every
 * address. The Kubernetes API is ours: nobody here is to find an engine.
 */
export const WITHOUT_DOCKER = { DOCKER_HOST: "unix:///nonexistent/docker.sock" } as const;

/** Base URLs of the emulators. */
export interface Emulators {
  /** Everything but EKS. */
  readonly moto: string;
  /** EKS: moto's own lacks access entries, add-ons and the access configuration. */
  readonly ministack: string;
  stop(): void;
}

/** The folder of the Python environment for these very requirements, below the folder that is kept between rehearsals. */
export function pythonFolder(kept: string): string {
  return folderFor(kept, "python", REQUIREMENTS);
}

export function isPythonReady(kept: string): boolean {
  return existsSync(path.join(pythonFolder(kept), "ready"));
}

/** The folder in which botocore, which the emulators bring along, keeps AWS's published API models. */
export function modelFolder(kept: string): string {
  const lib = path.join(pythonFolder(kept), "lib");
  const [python = "python3"] = readdirSync(lib).filter((name) => name.startsWith("python3"));
  return path.join(lib, python, "site-packages", "botocore", "data");
}

/** Makes the Python environment; pip is called with the user's own environment, since where packages come from is theirs. */
export async function installPython(kept: string): Promise<void> {
  const folder = pythonFolder(kept);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  const settings = { cwd: kept, env: process.env as Record<string, string> };
  await mustRun("python3", ["-m", "venv", folder], settings);
  await mustRun(path.join(folder, "bin", "pip"), ["install", "--quiet", "--requirement", REQUIREMENTS], settings);
  writeFileSync(path.join(folder, "ready"), "");
}

/** Starts both emulators on free ports of this machine and waits until they answer. */
export async function startEmulators(kept: string, { cwd, env }: RunSettings): Promise<Emulators> {
  const bin = path.join(pythonFolder(kept), "bin");
  const [motoPort, ministackPort] = [await freePort(), await freePort()];
  const apart = { ...env, ...WITHOUT_DOCKER };
  const images = path.join(cwd, "images.json");
  writeFileSync(images, JSON.stringify(imagesForMoto()));
  const moto = serve(path.join(bin, "python"), [MOTO, images, "--host", "127.0.0.1", "--port", String(motoPort)], {
    cwd,
    env: { ...apart, MOTO_ACCOUNT_ID: ACCOUNT, MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
  });
  const ministack = serve(path.join(bin, "ministack"), [], {
    cwd,
    env: {
      ...apart,
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(ministackPort),
      MINISTACK_ACCOUNT_ID: ACCOUNT,
      SERVICES: "eks,iam,sts",
    },
  });
  const urls = { moto: `http://127.0.0.1:${motoPort}`, ministack: `http://127.0.0.1:${ministackPort}` };
  await Promise.all([untilUp("moto", urls.moto, moto), untilUp("ministack", urls.ministack, ministack)]);
  const stop = () => [moto, ministack].forEach((server) => server.stop());
  return { ...urls, stop };
}

async function untilUp(name: string, url: string, { said, ended }: Server): Promise<void> {
  const up = await until(() => answers(url), START_SECONDS, ended);
  if (!up) throw new Error(`${name} did not come up within ${START_SECONDS} s\n${said()}`);
}

/** Whether something answers there, whatever it says; undefined where nothing does. */
function answers(url: string): Promise<true | undefined> {
  return new Promise((resolve) => {
    http
      .get(url, (response) => {
        response.resume();
        resolve(true);
      })
      .on("error", () => resolve(undefined));
  });
}
