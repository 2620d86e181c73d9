import { rmSync } from "node:fs";
import path from "node:path";
import type { Keys } from "../keys";
import type { Server } from "../processes";
import { startApiServer, type ApiServer } from "./api-server";
import { readAwsAuth } from "./aws-auth";
import type { Binaries } from "./binaries";
import { startCloudController } from "./cloud-controller";
import { KubernetesClient, type Access } from "./client";
import { installSchema, isSchemaThere } from "./nodes/node-config";
import { bindIn, dnsIpIn, shipInto } from "./shipped";
import { openTokenReviews, type ReviewedCluster, type TokenReviews } from "./token-reviews";

/** A cluster that was asked for, as far as its Kubernetes half goes. */
export interface WantedCluster {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  /** One of its subnets. */
  readonly subnetId: string;
  readonly creator?: string;
  /** Addresses of its Services. */
  readonly serviceCidr: string;
  /** Whether it comes with aws-node, kube-proxy and coredns. */
  readonly addons: boolean;
}

/** A cluster whose API server is ready. */
export interface RunningCluster extends WantedCluster {
  readonly access: Access;
}

/** How far a cluster has come; there is access to it once it is active. */
interface Entry {
  readonly wanted: WantedCluster;
  readonly status: "CREATING" | "ACTIVE" | "FAILED";
  readonly access?: Access;
  readonly api?: ApiServer;
  readonly controller?: Server;
}

export interface ClustersSettings {
  /** A folder for the API servers' files. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly env: Readonly<Record<string, string>>;
  /** Where tools are kept between rehearsals. */
  readonly kept: string;
  /** By which tokens are held against their signatures. */
  readonly keys: Keys;
}

/** The Kubernetes half of every cluster that exists in the emulated AWS: one API server each. */
export class Clusters {
  private readonly entries = new Map<string, Entry>();
  private reviews?: TokenReviews;
  private endpoint = "";
  private slow = false;
  /** Why an API server did not come up. */
  readonly failures: string[] = [];

  constructor(private readonly settings: ClustersSettings) {}

  /** Starts to answer for tokens; `endpoint` is the door to AWS. */
  async open(endpoint: string): Promise<void> {
    this.endpoint = endpoint;
    this.reviews = await openTokenReviews(endpoint, this.settings.keys, (arn) => this.reviewed(arn));
  }

  /** Starts a cluster's API server; it is there once its status says so. */
  create(wanted: WantedCluster): void {
    this.entries.set(wanted.arn, { wanted, status: "CREATING" });
    void this.start(wanted).catch((error: Error) => {
      this.failures.push(`${wanted.name}: ${error.message}`);
      if (this.entries.get(wanted.arn)?.wanted === wanted) this.entries.set(wanted.arn, { wanted, status: "FAILED" });
    });
  }

  /** How far a cluster has come; one that nobody made here has failed. */
  find(arn: string): Pick<Entry, "status" | "access"> {
    const entry = this.entries.get(arn) ?? { status: "FAILED" };
    return this.slow && entry.status === "ACTIVE" ? { status: "CREATING" } : entry;
  }

  /** The clusters that can be talked to. */
  list(): RunningCluster[] {
    return [...this.entries.values()].flatMap(({ wanted, access }) => (access ? [{ ...wanted, access }] : []));
  }

  /** Whether what nodes are told is held against nodeadm's own schema. */
  get judges(): boolean {
    return isSchemaThere(this.settings.kept);
  }

  /** Whether clusters go on being made for as long as somebody wants, as they do on AWS. */
  beSlow(slow: boolean): void {
    this.slow = slow;
  }

  /** Takes a cluster's API server away, and leaves its store and its controller. */
  pause(arn: string): void {
    this.entries.get(arn)?.api?.pause();
  }

  /** Brings it back as it was, at its old address. */
  async resume(arn: string): Promise<void> {
    await this.entries.get(arn)?.api?.resume();
  }

  /** From now on every token that was made before has expired. */
  expireTokens(): void {
    this.reviews?.expire();
  }

  remove(arn: string): void {
    const { api, controller } = this.entries.get(arn) ?? {};
    controller?.stop();
    api?.stop();
    this.entries.delete(arn);
  }

  close(): void {
    for (const arn of [...this.entries.keys()]) this.remove(arn);
    this.reviews?.close();
  }

  private async start(wanted: WantedCluster): Promise<void> {
    const { env, binaries } = this.settings;
    const { endpoint } = this;
    const folder = path.join(this.settings.folder, `api-${wanted.region}-${wanted.name}`);
    rmSync(folder, { recursive: true, force: true });
    const tokenReviews = this.reviews!.urlOf(wanted.arn);
    const { serviceCidr, addons } = wanted;
    const api = await startApiServer({ binaries, env, folder, tokenReviews, serviceCidr });
    try {
      const { access } = api;
      await installSchema(new KubernetesClient(access), this.settings.kept);
      await shipInto(new KubernetesClient(access), addons ? { dnsIp: dnsIpIn(serviceCidr) } : undefined);
      const program = binaries["aws-cloud-controller-manager"];
      const controller = await startCloudController({ folder, program, access, cluster: wanted, endpoint, env });
      // It may have been deleted while it came up.
      const gone = this.entries.get(wanted.arn)?.wanted !== wanted;
      if (gone) controller.stop();
      else this.entries.set(wanted.arn, { wanted, status: "ACTIVE", access, api, controller });
      if (gone) api.stop();
    } catch (error) {
      api.stop();
      throw error;
    }
  }

  private reviewed(arn: string): ReviewedCluster | undefined {
    const cluster = this.list().find((one) => one.arn === arn);
    if (!cluster) return undefined;
    const client = new KubernetesClient(cluster.access);
    return {
      ...cluster,
      awsAuth: () => readAwsAuth(client),
      bind: (policy, namespace) => bindIn(client, policy, namespace),
    };
  }
}
