import { rmSync } from "node:fs";
import path from "node:path";
import { Aws } from "../aws";
import { startApiServer } from "./api-server";
import { readAwsAuth } from "./aws-auth";
import { startCloudController } from "./cloud-controller";
import { KubernetesClient, type Access } from "./client";
import { shipInto } from "./shipped";
import { openTokenReviews, type ReviewedCluster, type TokenReviews } from "./token-reviews";

/** A cluster that was asked for, as far as its Kubernetes half goes. */
export interface WantedCluster {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly creator?: string;
  /** Whether it comes with aws-node, kube-proxy and coredns. */
  readonly addons: boolean;
}

/** A cluster's API server, by and by. */
export interface RunningCluster extends WantedCluster {
  readonly status: "CREATING" | "ACTIVE" | "FAILED";
  /** Where its status is ACTIVE. */
  readonly access?: Access;
}

export interface ClustersSettings {
  /** A folder for the API servers' files. */
  readonly folder: string;
  readonly etcd: string;
  readonly kubeApiserver: string;
  readonly cloudController: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The Kubernetes half of every cluster that exists in the emulated AWS: one API server each. */
export class Clusters {
  private readonly running = new Map<string, RunningCluster & { readonly stop?: () => void }>();
  private reviews?: TokenReviews;
  private endpoint = "";
  /** Why an API server did not come up. */
  readonly failures: string[] = [];

  constructor(private readonly settings: ClustersSettings) {}

  /** Starts to answer for tokens; `endpoint` is the door to AWS. */
  async open(endpoint: string): Promise<void> {
    this.endpoint = endpoint;
    this.reviews = await openTokenReviews(endpoint, (arn) => this.reviewed(arn));
  }

  /** Starts a cluster's API server; it is there once its status says so. */
  create(wanted: WantedCluster): void {
    this.running.set(wanted.arn, { ...wanted, status: "CREATING" });
    void this.start(wanted).catch((error: Error) => {
      this.failures.push(`${wanted.name}: ${error.message}`);
      this.running.set(wanted.arn, { ...wanted, status: "FAILED" });
    });
  }

  find(arn: string): RunningCluster | undefined {
    return this.running.get(arn);
  }

  list(): readonly RunningCluster[] {
    return [...this.running.values()];
  }

  remove(arn: string): void {
    this.running.get(arn)?.stop?.();
    this.running.delete(arn);
  }

  close(): void {
    for (const arn of [...this.running.keys()]) this.remove(arn);
    this.reviews?.close();
  }

  private async start(wanted: WantedCluster): Promise<void> {
    const { env, etcd, kubeApiserver, cloudController: program } = this.settings;
    const folder = path.join(this.settings.folder, `api-${wanted.region}-${wanted.name}`);
    rmSync(folder, { recursive: true, force: true });
    const tokenReviews = this.reviews!.urlOf(wanted.arn);
    const { access, stop } = await startApiServer({ etcd, kubeApiserver, env, folder, tokenReviews });
    await shipInto(new KubernetesClient(access), wanted.addons);
    const place = await this.placeOf(wanted);
    const { endpoint } = this;
    const controller = await startCloudController({
      ...place,
      folder,
      program,
      access,
      cluster: wanted,
      endpoint,
      env,
    });
    const stopBoth = () => {
      controller.stop();
      stop();
    };
    // It may have been deleted while it came up.
    if (!this.running.has(wanted.arn)) return stopBoth();
    this.running.set(wanted.arn, { ...wanted, status: "ACTIVE", access, stop: stopBoth });
  }

  private async placeOf({ name, region }: WantedCluster): Promise<{ vpcId: string; subnetId: string }> {
    const { cluster } = (await new Aws(this.endpoint, region).rest("eks", `/clusters/${name}`)) as {
      cluster: { resourcesVpcConfig: { vpcId: string; subnetIds: string[] } };
    };
    const { vpcId, subnetIds } = cluster.resourcesVpcConfig;
    return { vpcId, subnetId: subnetIds[0]! };
  }

  private reviewed(arn: string): ReviewedCluster | undefined {
    const cluster = this.running.get(arn);
    return cluster && { ...cluster, awsAuth: async () => readAwsAuth(new KubernetesClient(cluster.access!)) };
  }
}
