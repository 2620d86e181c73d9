import { AWS_AUTH_PATH, readAwsAuth } from "../kubernetes/aws-auth";
import { checkLoadBalancers } from "../kubernetes/load-balancers";
import { CLOUD, INSIDE } from "./example";
import type { Scene } from "./scene";
import type { Scenario } from "./types";

const OPS = "arn:aws:iam::123456789012:role/ops";
const FOREIGN = [
  "- rolearn: arn:aws:iam::123456789012:role/other-team",
  "  username: other-team",
  "  groups: [viewers]",
  "",
].join("\n");

/** Another team, or EKS itself, has written aws-auth already. */
export const foreignAwsAuth: Scenario = {
  says: "aws-auth is there already with another team's rows: refused with the mend, and the rows outlive us",
  needs: "provider",
  async play(scene) {
    await scene.deployCloud();
    const map = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "aws-auth", namespace: "kube-system" },
      data: { mapRoles: FOREIGN },
    };
    await scene.client().apply(AWS_AUTH_PATH, map, "other-team");
    const mends = ["did not write", "accessEntries", "adoptAwsAuth"];
    await scene.refused("a plan that would write it", () => scene.plan(INSIDE), ...mends);
    await checkRows(scene, "the rows are untouched");

    await scene.change({ cloud: { mapRoles: [], admins: { ops: OPS } } });
    await scene.apply(CLOUD);
    await scene.apply(INSIDE);
    await checkRows(scene, "with admins in place of mapRoles it deploys, and the rows are intact");
    await scene.destroy(INSIDE);
    await checkRows(scene, "after the stack's destroy they still are");

    await scene.change({ inside: { adoptAwsAuth: true } });
    await scene.apply(CLOUD);
    await scene.apply(INSIDE);
    const { mapRoles } = (await readAwsAuth(scene.client())) ?? {};
    const taken = mapRoles?.includes("role/ops") === true && !mapRoles.includes("other-team");
    scene.check("with adoptAwsAuth it is taken over, and its rows are ours", taken, mapRoles);
  },
};

/** A cluster whose nodes and people are let in by aws-auth alone. */
export const configMapOnly: Scenario = {
  says: "a cluster without access entries: its node stays outside until aws-auth names its role, and a plain Service gets a classic load balancer",
  needs: "provider",
  quick: true,
  async play(scene) {
    const web = { selector: { app: "web" }, ports: [{ port: 80, targetPort: 8080 }] };
    await scene.deployCloud({ cloud: { authenticationMode: "CONFIG_MAP" }, inside: { loadBalancers: { web } } });
    const before = await scene.boot();
    const why = "neither an access entry nor aws-auth names it";
    scene.check(
      "without aws-auth its node stays outside",
      before.length > 0 && before.every((one) => one.includes(why)),
      before,
    );
    await scene.apply(INSIDE);
    const after = await scene.boot();
    scene.check("with aws-auth it joins", after.length === 0, after);
    for (const { lines, faults } of await checkLoadBalancers(scene.client(), scene.aws, scene.cluster().vpcId)) {
      scene.check(lines.join(", "), faults.length === 0 && lines.some((line) => line.includes("classic")), faults);
    }
  },
};

async function checkRows(scene: Scene, what: string): Promise<void> {
  const { mapRoles } = (await readAwsAuth(scene.client())) ?? {};
  scene.check(what, mapRoles === FOREIGN, mapRoles);
}
