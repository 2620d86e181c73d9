import { AWS_NODE_ENV } from "../kubernetes/aws-node";
import { AWS_NODE_PATH } from "../kubernetes/cni-addon";
import { awsNodeEnv } from "../kubernetes/findings";
import { shippedAwsNode } from "../kubernetes/shipped";
import { CLOUD, INSIDE } from "./example";
import type { Scene } from "./scene";
import type { Scenario } from "./types";

const PATCH = "kubernetes_env.aws-node";
const WARM = "WARM_ENI_TARGET";
const LEVEL = "AWS_VPC_K8S_CNI_LOGLEVEL";
const PLUGIN_LEVEL = "AWS_VPC_K8S_PLUGIN_LOG_LEVEL";
const withEnv = (awsNodeEnv: Readonly<Record<string, unknown>>) => ({ inside: { awsNodeEnv } });

/** Somebody upgrades the CNI by its manifest. */
export const cniReapplied: Scenario = {
  says: "someone applies the CNI's manifest again: the next plan shows it, and an apply heals it",
  needs: "provider",
  async play(scene) {
    await scene.deploy();
    await scene.client().apply(AWS_NODE_PATH, shippedAwsNode, "kubectl");
    await checkValue(scene, "the manifest brings the shipped log level back", LEVEL, AWS_NODE_ENV[LEVEL]);
    scene.wants("the next plan shows it", await scene.apply(INSIDE), `${PATCH}: update`);
    await checkValue(scene, "an apply heals it", LEVEL, "WARN");
    await checkOthers(scene, LEVEL);
  },
};

/** One variable goes back to what was shipped, another is dropped. */
export const variables: Scenario = {
  says: "a variable is set back to its shipped value, another is dropped outright",
  needs: "provider",
  quick: true,
  async play(scene) {
    await scene.deploy(withEnv({ [WARM]: 2, [LEVEL]: "WARN", [PLUGIN_LEVEL]: "WARN" }));
    await scene.change(withEnv({ [WARM]: "as-shipped" }));
    scene.wants("only the patch changes", await scene.apply(INSIDE), `${PATCH}: update`);
    await checkValue(scene, "the one that was set back is as shipped", WARM, AWS_NODE_ENV[WARM]);
    await checkValue(scene, "so is the log level, which every patch lists", LEVEL, AWS_NODE_ENV[LEVEL]);
    await checkValue(scene, "the one that was dropped is left without a value", PLUGIN_LEVEL, "");
    await checkOthers(scene, PLUGIN_LEVEL);
  },
};

/** The Kubernetes stack goes, and comes back. */
export const patchDestroyed: Scenario = {
  says: "the Kubernetes stack is destroyed and deployed again: what it leaves on aws-node breaks nothing",
  needs: "provider",
  async play(scene) {
    await scene.deploy();
    await scene.destroy(INSIDE);
    await checkValue(scene, "its variable is left without a value", LEVEL, "");
    await checkOthers(scene, LEVEL);
    await scene.apply(INSIDE);
    await checkValue(scene, "deployed again, it is set again", LEVEL, "WARN");
  },
};

/** The patch goes, and what it set stays: as shipped, or as the add-on says that takes over. */
export const patchForgotten: Scenario = {
  says: "the patch of aws-node is left for good: as shipped, or handed over to the add-on vpc-cni",
  needs: "provider",
  async play(scene) {
    await scene.deploy(withEnv({ [WARM]: 2, [LEVEL]: "WARN" }));
    await scene.change(withEnv({ [WARM]: "as-shipped" }));
    scene.wants("all goes back to what was shipped", await scene.apply(INSIDE), `${PATCH}: update`);
    await scene.change({ inside: { awsNodeEnv: "forget" } });
    scene.wants("the patch is forgotten", await scene.apply(INSIDE), `${PATCH}: forget`);
    await checkOthers(scene);

    await scene.change(withEnv({ [LEVEL]: "WARN" }));
    await scene.apply(INSIDE);
    const cloud = { addons: { "vpc-cni": { configurationValues: { env: { [LEVEL]: "ERROR" } } } } };
    await scene.change({ cloud, inside: { awsNodeEnv: "forget" } });
    await scene.apply(CLOUD);
    await checkValue(scene, "the add-on's value stands, over the patch's", LEVEL, "ERROR");
    scene.wants("the patch is forgotten again", await scene.apply(INSIDE), `${PATCH}: forget`);
    await checkValue(scene, "and it stands when the patch is gone", LEVEL, "ERROR");
    await checkOthers(scene, LEVEL);
  },
};

async function checkValue(scene: Scene, what: string, name: string, wanted = ""): Promise<void> {
  const found = (await awsNodeEnv(scene.client())).find((one) => one.name === name);
  scene.check(what, found !== undefined && (found.value ?? "") === wanted, `${name} is ${JSON.stringify(found)}`);
}

/** Every other variable is there, as it was shipped. */
async function checkOthers(scene: Scene, ...touched: readonly string[]): Promise<void> {
  const live = await awsNodeEnv(scene.client());
  const wrong = Object.entries(AWS_NODE_ENV).filter(
    ([name, value]) => !touched.includes(name) && live.find((one) => one.name === name)?.value !== value,
  );
  const kept = live.some(({ name, valueFrom }) => name === "MY_NODE_NAME" && valueFrom !== undefined);
  scene.check("every other variable is as shipped, MY_NODE_NAME among them", wrong.length === 0 && kept, wrong);
}
