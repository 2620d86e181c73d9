import type { Aws } from "../aws";
import { leftByControllers } from "../preflight";
import { until } from "../until";
import { CLOUD, INSIDE } from "./example";
import { told, type Scene } from "./scene";
import type { Scenario } from "./types";

/** The README's mend, word for word. */
export const FORGET = "terraform state list | xargs -r -n1 terraform state rm";

/** Of the example; the delete of one that is held is asked for again. */
const SUBNETS = 4;

/** Nothing of one cluster is another's. */
export const twoClusters: Scenario = {
  says: "two clusters in one account and one region: one goes, and the other does not notice",
  async play(scene) {
    await scene.deploy({ clusters: ["blue", "green"] });
    const all = scene.standing;
    scene.check(`side by side: ${all.join(", ")}`, all.includes("blue") && all.includes("green"), all);
    for (const name of all.filter((one) => one.startsWith("green")).toReversed()) await scene.destroy(name);
    for (const name of scene.standing)
      scene.wants(`${name} has nothing to do after green's destroy`, await scene.plan(name));
  },
};

/** Somebody deletes the cluster in the console. */
export const vanished: Scenario = {
  says: "the cluster is deleted behind Terraform's back: with the README's mend both stacks come back",
  needs: "provider",
  async play(scene) {
    await scene.deploy();
    await scene.aws.rest("eks", `/clusters/${CLOUD}`, "DELETE");
    await until(async () => (scene.house.clusters!.list().length === 0 ? true : undefined), 30);
    await scene.refused("a plan of the Kubernetes stack", () => scene.plan(INSIDE), CLOUD);
    await scene.shell(INSIDE, FORGET);
    const again = await scene.apply(CLOUD);
    scene.check(
      "the cloud stack makes the cluster again",
      again.some(({ address, action }) => address === "aws_eks_cluster.eks_cluster" && action === "create"),
      told(again),
    );
    await scene.apply(INSIDE);
    const outside = await scene.boot();
    const why = "it was told of the endpoint";
    scene.check(
      "its old nodes know the old endpoint only",
      outside.length > 0 && outside.every((one) => one.includes(why)),
      outside,
    );
    await scene.replaceNodes();
    const left = await scene.boot();
    scene.check("replaced, they join the new one", left.length === 0, left);
  },
};

/** A Service that Terraform knows nothing of holds the VPC. */
export const leftBalancer: Scenario = {
  says: "a load balancer made by kubectl holds the VPC: told before anything is destroyed, and both ways out work",
  needs: "cluster",
  async play(scene) {
    await scene.deployCloud();
    await makeService(scene);
    const { lines } = await scene.destroyAll();
    scene.check("a look by the cluster's tag tells of it, and nothing is destroyed", lines.some(isBalancer), lines);
    scene.wants("everything still stands", await scene.plan(CLOUD));
    await scene.client().delete(`${SERVICES}/by-hand`);
    const gone = await until(async () => (await leftByControllers(CLOUD, scene.aws)).length === 0 || undefined, 60);
    scene.check("with its Service deleted, it is gone", gone === true);

    await makeService(scene);
    const left = await leftByControllers(CLOUD, scene.aws);
    await scene.kill("destroy", CLOUD, () => untilHeld(scene));
    for (const arn of left.toSorted((one) => (isBalancer(one) ? -1 : 1))) await remove(arn, scene.aws);
    const still = await leftByControllers(CLOUD, scene.aws);
    scene.check(
      "where nobody looked, the destroy waits for it; deleted by hand, it is gone",
      still.length === 0,
      still,
    );
    await scene.destroy(CLOUD);
    scene.lines.push("and the destroy goes through");
  },
};

const isBalancer = (arn: string) => arn.includes(":loadbalancer/");

async function remove(arn: string, aws: Aws): Promise<void> {
  await (isBalancer(arn)
    ? aws.query("elasticloadbalancing", "DeleteLoadBalancer", { LoadBalancerArn: arn })
    : aws.query("elasticloadbalancing", "DeleteTargetGroup", { TargetGroupArn: arn }));
}

/** Waits until the destroy asks for one of its subnets again and again. */
async function untilHeld({ house }: Scene): Promise<void> {
  const found = await until(async () => {
    const deletes = house.ledger.calls.find(({ action }) => action === "DeleteSubnet")?.count ?? 0;
    return deletes > SUBNETS + 2 || undefined;
  }, 120);
  if (!found) throw new Error("the destroy was not held up by the load balancer");
}

const SERVICES = "/api/v1/namespaces/default/services";

async function makeService(scene: Scene): Promise<void> {
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "by-hand", annotations: { "service.beta.kubernetes.io/aws-load-balancer-type": "nlb" } },
    spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] },
  };
  await scene.client().create(SERVICES, service);
  type Found = { status: { loadBalancer: { ingress?: unknown[] } } };
  const hostname = await until(async () => {
    const { status } = await scene.client().get<Found>(`${SERVICES}/by-hand`);
    return status.loadBalancer.ingress?.[0];
  }, 60);
  if (hostname === undefined) throw new Error("the Service got no load balancer");
}
