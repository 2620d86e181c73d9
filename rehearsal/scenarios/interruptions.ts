import { until } from "../until";
import { CLOUD, INSIDE } from "./example";
import { told, type Scene } from "./scene";
import type { Scenario } from "./types";

const CLUSTER = "aws_eks_cluster.eks_cluster";
/** The patience with a call that has to come. */
const SECONDS = 60;
/** Where nothing else is asked for at so many looks, nothing else is under way. */
const QUIET_LOOKS = 12;

/** Terraform is killed in the longest part of an apply, while the cluster is being made. */
export const killed: Scenario = {
  says: "kill -9 of Terraform while the cluster is being made; after an import the apply goes on, and nothing is made twice",
  needs: "cluster",
  async play(scene) {
    await scene.change();
    await scene.canHave(CLOUD);
    await scene.plan(CLOUD);
    const clusters = scene.house.clusters!;
    clusters.beSlow(true);
    await scene.kill("deploy", CLOUD, () => untilOnlyTheClusterIsMissing(scene));
    clusters.beSlow(false);
    await until(async () => clusters.list()[0], SECONDS);
    await scene.plan(CLOUD);
    await scene.refused("apply again", () => scene.applyPlan(CLOUD), "ResourceInUseException", CLUSTER);
    await scene.terraform(CLOUD, "import", "-input=false", "-no-color", CLUSTER, CLOUD);
    const rest = await scene.plan(CLOUD);
    const anew = rest.filter(({ address, action }) => action.includes("delete") || address === CLUSTER);
    scene.check(
      "after an import of the cluster, what is missing is made, and nothing anew",
      anew.length === 0,
      told(anew),
    );
    await scene.apply(CLOUD);
  },
};

/** Waits until the cluster is being made and everything that can be made beside it is there. */
async function untilOnlyTheClusterIsMissing({ house }: Scene): Promise<void> {
  let last = -1;
  let quiet = 0;
  const found = await until(async () => {
    const calls = house.ledger.calls.filter(({ action }) => action !== "DescribeCluster");
    const sum = calls.reduce((total, { count }) => total + count, 0);
    quiet = sum === last && calls.some(({ action }) => action === "CreateCluster") ? quiet + 1 : 0;
    last = sum;
    return quiet >= QUIET_LOOKS || undefined;
  }, SECONDS);
  if (!found) throw new Error("the cluster was not asked for");
}

/** The Kubernetes API cannot be reached when its stack is applied. */
export const apiAway: Scenario = {
  says: "the API server is away while the Kubernetes stack is applied; once it is back, an apply goes through",
  needs: "provider",
  async play(scene) {
    await scene.deployCloud();
    await scene.plan(INSIDE);
    const { arn } = scene.cluster();
    scene.house.clusters!.pause(arn);
    await scene.refused("apply without the API server", () => scene.applyPlan(INSIDE), "connection refused");
    await scene.step("start the API server again", () => scene.house.clusters!.resume(arn));
    const wanted = await scene.apply(INSIDE);
    scene.check("with the API server back, everything is made", wanted.length > 0);
  },
};

/** A plan waits for its approval longer than a token lives. */
export const savedPlan: Scenario = {
  says: "a saved plan of the Kubernetes stack is applied after its token has expired, with either kind of credentials",
  needs: "provider",
  quick: true,
  async play(scene) {
    await scene.deployCloud();
    for (const [credentials, level] of [
      ["exec", "INFO"],
      ["ephemeral", "ERROR"],
    ]) {
      if (credentials === "ephemeral" && !(await knowsEphemeral(scene))) {
        scene.missing.push('credentials "ephemeral" need Terraform 1.10');
        continue;
      }
      await scene.change({ inside: { credentials, awsNodeEnv: { AWS_VPC_K8S_CNI_LOGLEVEL: level } } });
      await scene.plan(INSIDE);
      scene.house.clusters!.expireTokens();
      await scene.applyPlan(INSIDE);
      const still = await scene.plan(INSIDE);
      scene.wants(`credentials "${credentials}": applied with a new token`, still);
    }
  },
};

async function knowsEphemeral(scene: Scene): Promise<boolean> {
  const { terraform_version: version } = JSON.parse(await scene.terraform(CLOUD, "version", "-json")) as {
    terraform_version: string;
  };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 1 || minor >= 10;
}
