import { ACCOUNT } from "../aws";
import { tryAs, whoIs, withRole } from "../kubernetes/access";
import { judged } from "../kubernetes/nodes/node-config";
import { until } from "../until";
import { CLOUD } from "./example";
import type { Scene } from "./scene";
import type { Scenario } from "./types";

const policy = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const MISSPELT = {
  apiVersion: "node.eks.aws/v1alpha1",
  kind: "NodeConfig",
  spec: { cluster: { name: CLOUD, apiServerEndpont: "https://x" } },
};
/** What the group's nodes are told. */
const TOLD = {
  labels: { tier: "web" },
  taints: [{ key: "dedicated", value: "web", effect: "NoSchedule" }],
  kubeletExtraArgs: "--max-pods=11",
};
const SECONDS = 15;
const PODS = "/api/v1/namespaces/NAMESPACE/pods";

/** Who gets in by an access entry, how far, and who does not. */
export const access: Scenario = {
  says: "an admin and a reader of one namespace get in by their entries and no further, a stranger and a token for another cluster do not",
  needs: "cluster",
  quick: true,
  async play(scene) {
    const view = {
      policyArn: policy("AmazonEKSViewPolicy"),
      accessScope: { type: "namespace", namespaces: ["default"] },
    };
    const reader = { principalArn: roleArn("reader"), policyAssociations: { view } };
    const general = { instanceType: "t3.medium", subnets: "public", publicIp: true, ...TOLD };
    await scene.change({
      cloud: { admins: { boss: roleArn("boss") }, accessEntries: { reader }, workerGroups: { general } },
    });
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
        await checkNode(scene);
        const why = (await judged(scene.client(), MISSPELT)) ?? "it was taken";
        scene.check("one whose NodeConfig is misspelt would not", why.includes("spec.cluster.apiServerEndpont"), why);
      }),
    );
  },
};

interface Nodes {
  readonly items: readonly {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
    };
    readonly status: { readonly capacity: Readonly<Record<string, string>> };
  }[];
}

/** The Node is what its group was told, by way of the launch template and the reader of its image. */
async function checkNode(scene: Scene): Promise<void> {
  const { items } = await scene.client().get<Nodes>("/api/v1/nodes");
  const [{ metadata, spec, status } = { metadata: undefined, spec: undefined, status: undefined }] = items;
  const taint = spec?.taints?.some(
    ({ key, value, effect }) => `${key}=${value}:${effect}` === "dedicated=web:NoSchedule",
  );
  scene.check(
    "it has its group's label, taint and number of pods",
    metadata?.labels.tier === "web" && taint === true && status?.capacity.pods === "11",
    items,
  );
}
