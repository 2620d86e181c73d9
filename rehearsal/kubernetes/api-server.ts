import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../ports";
import { serve, type RunSettings } from "../processes";
import { until } from "../until";
import type { Binaries } from "./binaries";
import { KubernetesClient, type Access } from "./client";
import { kubeconfigOf } from "./kubeconfig";

const START_SECONDS = 90;

export interface ApiServerSettings {
  /** An empty folder for its store, certificates and keys. */
  readonly folder: string;
  readonly binaries: Binaries;
  /** URL that says who a token belongs to. */
  readonly tokenReviews: string;
  /** Addresses of Services. */
  readonly serviceCidr: string;
  readonly env: RunSettings["env"];
}

/** A Kubernetes API server that runs. */
export interface ApiServer {
  /** The way in of the rehearsal itself and of the controllers, as an administrator whom no mapping knows. */
  readonly access: Access;
  /** Ends it and leaves its store. */
  pause(): void;
  /** Starts it again at its old address. */
  resume(): Promise<void>;
  /** Ends it and its store. */
  stop(): void;
}

/** Starts a kube-apiserver with a store of its own, both on free ports of this machine, and waits until it is ready. */
export async function startApiServer(settings: ApiServerSettings): Promise<ApiServer> {
  const { folder, binaries, env, serviceCidr } = settings;
  mkdirSync(folder, { recursive: true });
  const [client, peer, port] = [await freePort(), await freePort(), await freePort()];
  const token = randomBytes(24).toString("hex");
  writeKeys(settings, token);
  const store = serve(binaries.etcd, etcdArguments(client, peer), { cwd: folder, env });
  const serveApi = () =>
    serve(binaries["kube-apiserver"], apiArguments(port, client, serviceCidr), { cwd: folder, env });
  let api = serveApi();
  const stop = () => [api, store].forEach((server) => server.stop());
  const untilReady = async () => {
    const ready = () => readyAccess(folder, port, token);
    const access = await until(ready, START_SECONDS, () => api.ended() || store.ended());
    if (access) return access;
    stop();
    const said = [store, api].map((server) => server.said().trimEnd().split("\n").slice(-5).join("\n"));
    throw new Error(`the Kubernetes API server did not come up within ${START_SECONDS} s\n${said.join("\n")}`);
  };
  return {
    access: await untilReady(),
    stop,
    pause: () => api.stop(),
    async resume() {
      api = serveApi();
      await untilReady();
    },
  };
}

function etcdArguments(client: number, peer: number): string[] {
  const [clients, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  return [
    ...["--name=store", "--data-dir=etcd", "--unsafe-no-fsync", "--log-level=error"],
    ...[`--listen-client-urls=${clients}`, `--advertise-client-urls=${clients}`],
    ...[`--listen-peer-urls=${peers}`, `--initial-advertise-peer-urls=${peers}`, `--initial-cluster=store=${peers}`],
  ];
}

function apiArguments(port: number, etcdPort: number, serviceCidr: string): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    // It listens by IPv4 also where Services are IPv6's, which is no pair for endpoints of its own.
    ...(serviceCidr.includes(":") ? ["--endpoint-reconciler-type=none"] : []),
    ...["--bind-address=127.0.0.1", `--secure-port=${port}`, "--cert-dir=certificates"],
    ...["--service-account-issuer=https://kubernetes.default.svc", `--service-cluster-ip-range=${serviceCidr}`],
    ...["--service-account-key-file=accounts.pem", "--service-account-signing-key-file=accounts.pem"],
    ...["--token-auth-file=tokens.csv", "--authentication-token-webhook-config-file=token-reviews.json"],
    // A mapping that was just made or taken away counts at once.
    ...["--authentication-token-webhook-version=v1", "--authentication-token-webhook-cache-ttl=0s"],
    // aws-node asks for it.
    "--allow-privileged=true",
    // As on EKS: a node may touch what is its own and no more.
    ...["--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction"],
  ];
}

function writeKeys({ folder, tokenReviews }: ApiServerSettings, token: string): void {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const mode = 0o600;
  writeFileSync(path.join(folder, "accounts.pem"), privateKey, { mode });
  writeFileSync(path.join(folder, "tokens.csv"), `${token},rehearsal,rehearsal,"system:masters"\n`, { mode });
  writeFileSync(path.join(folder, "token-reviews.json"), kubeconfigOf("token-reviews", { server: tokenReviews }));
}

/** The way in, once the server is ready; it makes its own certificate and leaves it, with the authority that signed it, in its folder. */
async function readyAccess(folder: string, port: number, token: string): Promise<Access | undefined> {
  try {
    const ca = readFileSync(path.join(folder, "certificates", "apiserver.crt"), "utf8");
    const access = { url: `https://127.0.0.1:${port}`, ca, token };
    await new KubernetesClient(access).get("/readyz");
    return access;
  } catch {
    return undefined;
  }
}
