import { writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../ports";
import { serve, type RunSettings, type Server } from "../processes";
import { CONTROLLER_KEY } from "../routing";
import type { Access } from "./client";
import { accessTo } from "./kubeconfig";

export interface CloudControllerSettings {
  readonly folder: string;
  readonly program: string;
  readonly access: Access;
  readonly cluster: {
    readonly name: string;
    readonly region: string;
    readonly vpcId: string;
    readonly subnetId: string;
  };
  /** The door to AWS. */
  readonly endpoint: string;
  readonly env: RunSettings["env"];
}

/** Starts AWS's own controller for Services of type LoadBalancer, as EKS runs one for each cluster. */
export async function startCloudController(settings: CloudControllerSettings): Promise<Server> {
  const { folder, program, access, cluster, endpoint, env } = settings;
  const config = [
    ...["[Global]", `Region = ${cluster.region}`, `VPC = ${cluster.vpcId}`, `SubnetID = ${cluster.subnetId}`],
    ...[`KubernetesClusterID = ${cluster.name}`, ""],
  ];
  writeFileSync(path.join(folder, "cloud.conf"), config.join("\n"));
  writeFileSync(path.join(folder, "controller.json"), accessTo("controller", access), { mode: 0o600 });
  const args = [
    ...["--cloud-provider=aws", "--cloud-config=cloud.conf", "--kubeconfig=controller.json"],
    ...["--controllers=service-lb-controller", "--configure-cloud-routes=false", "--leader-elect=false"],
    ...["--bind-address=127.0.0.1", `--secure-port=${await freePort()}`, `--cluster-name=${cluster.name}`],
  ];
  const keys = { AWS_ACCESS_KEY_ID: CONTROLLER_KEY, AWS_SECRET_ACCESS_KEY: CONTROLLER_KEY };
  return serve(program, args, {
    cwd: folder,
    env: { ...env, ...keys, AWS_ENDPOINT_URL: endpoint, AWS_REGION: cluster.region },
  });
}
