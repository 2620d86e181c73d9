import { CLOUD } from "./example";
import type { Scene } from "./scene";
import type { Scenario } from "./types";

const GROUP = { instanceType: "t3.medium", subnets: "public", publicIp: true };
const groups = (...names: readonly string[]) => ({
  cloud: { workerGroups: Object.fromEntries(names.map((name) => [name, GROUP])) },
});
const listed = (...names: readonly string[]) => ({
  cloud: { workerGroups: names.map((name) => ({ name, ...GROUP })) },
});
/** What a worker group is made of. */
const partsOf = (name: string, action: string) =>
  [`aws_autoscaling_group.eks_workers_${name}`, `aws_launch_template.eks_workers_${name}_launch-template`].map(
    (address) => `${address}: ${action}`,
  );

/** Worker groups are known by their names and by nothing else. */
export const workerGroups: Scenario = {
  says: "a worker group is renamed, re-ordered, written as a list, removed: only that one is touched",
  quick: true,
  async play(scene) {
    await scene.deployCloud(groups("a", "b"));
    await checkPlan(scene, "re-ordered", groups("b", "a"));
    await checkPlan(scene, "as a list, in another order", listed("b", "a"));
    await checkPlan(scene, "renamed: the one is removed, the other made", groups("a", "c"), [
      ...partsOf("b", "delete"),
      ...partsOf("c", "create"),
    ]);
    await checkPlan(scene, "removed: it is gone, and nothing else", groups("a"), partsOf("c", "delete"));
  },
};

async function checkPlan(
  scene: Scene,
  what: string,
  variant: Parameters<Scene["change"]>[0],
  changes: readonly string[] = [],
): Promise<void> {
  await scene.change(variant);
  scene.wants(what, await scene.apply(CLOUD), ...changes);
}

const EGRESS = "aws_security_group_rule.eks_security-groups_workers-egress-internet";
const OFFICE = "aws_security_group_rule.eks_security-groups_cluster-rules_office";
const networks = (egress: readonly string[], office: readonly string[]) => ({
  cloud: {
    workersEgressCidrs: egress,
    clusterSecurityGroupAdditionalRules: { office: { fromPort: 443, toPort: 443, cidrBlocks: office } },
  },
});

/** Nodes wait for the rules, which are therefore replaced as they are: the new one first. EC2 takes no rule twice. */
export const securityRules: Scenario = {
  says: "networks of a security group's rules come and go one by one",
  quick: true,
  async play(scene) {
    await scene.deployCloud(networks(["0.0.0.0/0"], ["10.8.0.0/16"]));
    await checkPlan(scene, "one more of each", networks(["0.0.0.0/0", "10.0.0.0/8"], ["10.9.0.0/16", "10.8.0.0/16"]), [
      `${EGRESS}_10-0-0-0-8: create`,
      `${OFFICE}_10-9-0-0-16: create`,
    ]);
    await checkPlan(scene, "the first goes", networks(["10.0.0.0/8"], ["10.9.0.0/16"]), [
      `${EGRESS}: delete`,
      `${OFFICE}_10-8-0-0-16: delete`,
    ]);
  },
};

/** From one minor version to the next. */
export const upgrade: Scenario = {
  says: "an upgrade by one minor version: the control plane in place, then the nodes; two at once are refused",
  async play(scene) {
    await scene.deployCloud();
    await scene.change({ cloud: { clusterVersion: "1.36" } });
    await scene.plan(CLOUD);
    await scene.refused("two minor versions at once", () => scene.applyPlan(CLOUD), "minor version");
    await scene.change({ cloud: { clusterVersion: "1.35" } });
    const wanted = await scene.plan(CLOUD);
    scene.wants(
      "control plane and nodes change in place",
      wanted,
      "aws_eks_cluster.eks_cluster: update",
      ...partsOf("general", "update"),
    );
    const said = await scene.applyPlan(CLOUD);
    const [plane, nodes] = [/eks_cluster: Modifications complete/, /launch-template: Modifying/].map((line) =>
      said.search(line),
    );
    scene.check("the nodes follow the control plane", plane! >= 0 && plane! < nodes!, said.slice(-600));
    scene.wants("a second plan is empty", await scene.plan(CLOUD));
    await scene.replaceNodes();
    const outside = await scene.boot();
    scene.check("nodes of the new version join", outside.length === 0, outside);
  },
};
