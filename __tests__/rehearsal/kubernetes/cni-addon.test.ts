import type { KubernetesClient } from "../../../rehearsal/kubernetes/client";
import { AWS_NODE_PATH, awsNodeOf, eniConfigsIn, writeCniAddon } from "../../../rehearsal/kubernetes/cni-addon";
import { checkAwsNode } from "../../../rehearsal/kubernetes/findings";

const ENI_CONFIGS = "/apis/crd.k8s.amazonaws.com/v1alpha1/eniconfigs";

/** A cluster that holds what was applied to it, whole. */
function cluster(): { readonly client: KubernetesClient; readonly objects: Map<string, object> } {
  const objects = new Map<string, object>();
  const client = {
    apply: (path: string, object: object) => Promise.resolve(objects.set(path, object) && object),
    get: (path: string) =>
      Promise.resolve(
        objects.get(path) ?? {
          items: [...objects].filter(([one]) => one.startsWith(`${path}/`)).map(([, object]) => object),
        },
      ),
  };
  return { client: client as unknown as KubernetesClient, objects };
}

const addon = (configuration: object) => ({
  resource: {
    aws_eks_addon: { "vpc-cni": { addon_name: "vpc-cni", configuration_values: JSON.stringify(configuration) } },
  },
});
const SETTINGS = {
  env: { WARM_ENI_TARGET: "2", WARM_IP_TARGET: "5" },
  init: { env: { DISABLE_TCP_EARLY_DEMUX: "true" } },
  eniConfig: {
    create: true,
    subnets: { "r-1a": { id: "subnet-0a", securityGroups: ["sg-1"] }, "r-1b": { id: "subnet-0b" } },
  },
};

test("aws-node is as shipped but for what the add-on was told, in each of its containers", () => {
  type Containers = readonly { name: string; env: { name: string; value?: string; valueFrom?: object }[] }[];
  const { spec } = awsNodeOf(SETTINGS) as {
    spec: { template: { spec: { containers: Containers; initContainers: Containers } } };
  };
  const { containers, initContainers } = spec.template.spec;
  const valueOf = (all: Containers, name: string) => all[0]!.env.find((one) => one.name === name);
  expect(valueOf(containers, "WARM_ENI_TARGET")).toEqual({ name: "WARM_ENI_TARGET", value: "2" });
  expect(valueOf(containers, "WARM_IP_TARGET")).toEqual({ name: "WARM_IP_TARGET", value: "5" });
  expect(valueOf(containers, "AWS_VPC_ENI_MTU")).toEqual({ name: "AWS_VPC_ENI_MTU", value: "9001" });
  expect(valueOf(containers, "MY_NODE_NAME")).toHaveProperty("valueFrom");
  expect(valueOf(initContainers, "DISABLE_TCP_EARLY_DEMUX")?.value).toBe("true");
  expect(containers.map(({ name }) => name)).toEqual(["aws-node", "aws-eks-nodeagent"]);
});

test("the add-on makes an ENIConfig for each zone, and none where it is not to", async () => {
  const { client, objects } = cluster();
  await writeCniAddon(client, SETTINGS);
  expect(await eniConfigsIn(client)).toEqual({ "r-1a": "subnet-0a", "r-1b": "subnet-0b" });
  expect(objects.get(`${ENI_CONFIGS}/r-1a`)).toMatchObject({ spec: { securityGroups: ["sg-1"] } });
  const other = cluster();
  await writeCniAddon(other.client, { eniConfig: { ...SETTINGS.eniConfig, create: false } });
  expect([...other.objects.keys()].filter((path) => path.startsWith(ENI_CONFIGS))).toEqual([]);
});

test("what the add-on was told is looked for in the cluster", async () => {
  const { client } = cluster();
  await writeCniAddon(client, SETTINGS);
  expect(await checkAwsNode(addon(SETTINGS), client)).toEqual({
    name: "aws-node",
    lines: [
      "WARM_ENI_TARGET=2 WARM_IP_TARGET=5, MY_NODE_NAME kept, 24 others untouched",
      "ENIConfig with a subnet for r-1a, r-1b",
    ],
    faults: [],
  });
  const more = { ...SETTINGS, env: { WARM_ENI_TARGET: "3" }, eniConfig: { create: true, subnets: { "r-1c": {} } } };
  expect(await checkAwsNode(addon(more), client)).toMatchObject({
    faults: ["no ENIConfig with a subnet for r-1c", "WARM_ENI_TARGET is 2, and was to be 3"],
  });
  expect(await checkAwsNode(addon({}), client)).toBeUndefined();
});

test("another's hand on a variable shows", async () => {
  const { client, objects } = cluster();
  await writeCniAddon(client, { env: { AWS_VPC_ENI_MTU: "1500" } });
  const found = await checkAwsNode(addon({ env: { WARM_ENI_TARGET: "1" } }), client);
  expect(found?.faults).toEqual(["AWS_VPC_ENI_MTU is 1500, and was shipped as 9001"]);
  expect(objects.has(AWS_NODE_PATH)).toBe(true);
});
