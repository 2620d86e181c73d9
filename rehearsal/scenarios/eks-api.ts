import { ACCOUNT } from "../aws";
import { readAwsAuth } from "../kubernetes/aws-auth";
import { KubernetesClient } from "../kubernetes/client";
import { rowsOf } from "../kubernetes/mapping";
import { eksApiStack, type Changeable } from "./eks-api-stack";
import { CLOUD } from "./example";
import type { Scene } from "./scene";
import type { Scenario } from "./types";

const FIRST: Changeable = {
  version: "1.34",
  logs: ["api"],
  mode: "CONFIG_MAP",
  support: "EXTENDED",
  privateAccess: false,
  sizes: { min_size: 1, max_size: 2, desired_size: 1 },
  labels: { tier: "web" },
  unavailable: 1,
};
const SECOND: Changeable = {
  version: "1.35",
  logs: ["audit", "authenticator"],
  mode: "API_AND_CONFIG_MAP",
  support: "STANDARD",
  privateAccess: true,
  sizes: { min_size: 2, max_size: 4, desired_size: 2 },
  labels: { tier: "db" },
  unavailable: 2,
};

/** Everything of the EKS API that is not a worker group's. */
export const eksApi: Scenario = {
  says: "a cluster with managed nodes, an add-on and a Fargate profile: everything that can be changed is changed in place",
  async play(scene) {
    scene.use(eksApiStack(FIRST));
    await scene.canHave(CLOUD);
    await scene.apply(CLOUD);
    await checkOwnRows(scene);
    scene.use(eksApiStack({ ...FIRST, mode: "API" }));
    await scene.plan(CLOUD);
    const skipped = "Unsupported authentication mode update";
    await scene.refused("from CONFIG_MAP to API in one step", () => scene.applyPlan(CLOUD), skipped);
    scene.use(eksApiStack(SECOND));
    const wanted = await scene.apply(CLOUD);
    scene.wants(
      "version, logs, mode, policy, endpoint, sizes, labels, add-on: in place",
      wanted,
      "aws_eks_cluster.c: update",
      "aws_eks_node_group.n: update",
      "aws_eks_addon.cni: update",
    );
  },
};

/** EKS itself lets the roles of managed nodes and of Fargate's pods in. */
async function checkOwnRows(scene: Scene): Promise<void> {
  const [cluster] = scene.house.clusters?.list() ?? [];
  if (!cluster) return;
  const { mapRoles } = (await readAwsAuth(new KubernetesClient(cluster.access))) ?? {};
  const roles = rowsOf(mapRoles).map(({ rolearn }) => String(rolearn));
  const wanted = ["f", "n"].map((name) => `arn:aws:iam::${ACCOUNT}:role/${name}`);
  scene.check(
    "EKS wrote their roles into aws-auth",
    JSON.stringify(roles.toSorted()) === JSON.stringify(wanted),
    roles,
  );
}
