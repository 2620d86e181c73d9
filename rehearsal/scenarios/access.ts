import { ACCOUNT } from "../aws";
import { tryAs, whoIs, withRole } from "../kubernetes/access";
import { judged } from "../kubernetes/nodes/node-config";
import { until } from "../until";
import { CLOUD } from "./scene";
import type { Scenario } from "./types";

const policy = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const MISSPELT = {
  apiVersion: "node.eks.aws/v1alpha1",
  kind: "NodeConfig",
  spec: { cluster: { name: CLOUD, apiServerEndpont: "https://x" } },
};
const SECONDS = 15;
const PODS = "/api/v1/namespaces/NAMESPACE/pods";

/** Who gets in by an access entry, how far, and who does not. */
export const access: Scenario = {
  says: "an admin and a reader of one namespace get in by their entries and no further, a stranger and a token for another cluster do not",
  needs: "cluster",
  async play(scene) {
    const view = {
      policyArn: policy("AmazonEKSViewPolicy"),
      accessScope: { type: "namespace", namespaces: ["default"] },
    };
    const reader = { principalArn: roleArn("reader"), policyAssociations: { view } };
    await scene.change({ cloud: { admins: { boss: roleArn("boss") }, accessEntries: { reader } } });
    await scene.canHave(CLOUD);
    // AWS wants to know whom it lets in.
    await withRole("boss", scene.aws, () =>
      withRole("reader", scene.aws, async () => {
        await scene.apply(CLOUD);
        const { access: api } = scene.cluster();
        const into = { name: CLOUD, access: api };
        const may = (role: string, namespace: string) =>
          tryAs(roleArn(role), PODS.replace("NAMESPACE", namespace), into, scene.aws);
        scene.check("the admin reads every namespace", (await may("boss", "kube-system")) === 200);
        // A policy takes a moment to count, as on EKS.
        const reads = await until(async () => (await may("reader", "default")) === 200 || undefined, SECONDS);
        scene.check("the reader reads default", reads === true);
        scene.check("the reader does not read kube-system", (await may("reader", "kube-system")) === 403);
        const other = await whoIs(roleArn("boss"), { name: "other", access: api }, scene.aws);
        scene.check("the admin's token for another cluster is refused", other === undefined, other);
        const stranger = await withRole("stranger", scene.aws, () => whoIs(roleArn("stranger"), into, scene.aws));
        scene.check("a stranger is refused", stranger === undefined, stranger);
        const outside = await scene.boot();
        scene.check("the node joins by its entry", outside.length === 0, outside);
        const why = (await judged(scene.client(), MISSPELT)) ?? "it was taken";
        scene.check("one whose NodeConfig is misspelt would not", why.includes("spec.cluster.apiServerEndpont"), why);
      }),
    );
  },
};
