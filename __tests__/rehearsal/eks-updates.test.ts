import type { Clusters } from "../../rehearsal/kubernetes/clusters";
import { mends } from "../../rehearsal/mends";
import { eksOf, type World } from "../helpers/mended";

const CLUSTER = {
  name: "c",
  arn: "arn:aws:eks:us-east-1:1:cluster/c",
  version: "1.34",
  logging: { clusterLogging: [{ types: ["audit"], enabled: true }] },
  accessConfig: {},
  resourcesVpcConfig: {
    subnetIds: ["subnet-a"],
    endpointPublicAccess: true,
    endpointPrivateAccess: false,
    publicAccessCidrs: ["0.0.0.0/0"],
  },
};
const GROUP = {
  nodegroupName: "n",
  clusterName: "c",
  nodegroupArn: "arn:aws:eks:us-east-1:1:nodegroup/c/n/1",
  version: "1.34",
  amiType: "AL2023_x86_64_STANDARD",
  scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 1 },
  labels: { old: "1", kept: "1" },
  taints: [
    { key: "old", effect: "NO_SCHEDULE" },
    { key: "kept", value: "1", effect: "NO_EXECUTE" },
  ],
};
const WORLD: World = {
  "POST /clusters": { cluster: CLUSTER },
  "GET /clusters/c": { cluster: CLUSTER },
  "GET /clusters/c/node-groups": { nodegroups: ["n"] },
  "POST /clusters/c/node-groups": { nodegroup: GROUP },
  "GET /clusters/c/node-groups/n": { nodegroup: GROUP },
  "POST /clusters/c/addons/vpc-cni/update": { update: { id: "own", type: "AddonUpdate", status: "Successful" } },
  ec2: [
    "<subnetId>subnet-a</subnetId><availabilityZone>r-a</availabilityZone>",
    "<subnetId>subnet-b</subnetId><availabilityZone>r-b</availabilityZone>",
    "<launchTemplateId>lt-1</launchTemplateId><launchTemplateName>t</launchTemplateName>",
  ].join(""),
  iam: "<Arn>arn:aws:iam::1:role/eks</Arn>eks.amazonaws.com ec2.amazonaws.com",
};

const door = (world: World = {}, clusters?: Clusters) => eksOf(mends(clusters), { ...WORLD, ...world });
type Eks = ReturnType<typeof door>;
const updateIn = (answer: object) => (answer as { update: { id: string; status: string; params: object[] } }).update;
const clusterOf = async (eks: Eks) => (await eks("GET /clusters/c")).cluster as typeof CLUSTER;
const groupOf = async (eks: Eks) => (await eks("GET /clusters/c/node-groups/n")).nodegroup;

test.each([
  ["POST /clusters/c/updates", { version: "1.35" }, ""],
  ["POST /clusters/c/node-groups/n/update-config", { scalingConfig: { maxSize: 5 } }, "?nodegroupName=n"],
  ["POST /clusters/c/addons/vpc-cni/update", {}, "?addonName=vpc-cni"],
])("an update is in progress, and successful at the second look: %s", async (asked, body, part) => {
  const eks = door();
  const { id, status } = updateIn(await eks(asked, body));
  expect([id.length, status]).toEqual([36, "InProgress"]);
  const looks = [1, 2, 3].map(() => `GET /clusters/c/updates/${id}${part}`);
  const seen: string[] = [];
  for (const look of looks) seen.push(updateIn(await eks(look)).status);
  expect(seen).toEqual(["InProgress", "Successful", "Successful"]);
  expect(await eks(`GET /clusters/other/updates/${id}${part}`)).toMatchObject({ code: "ResourceNotFoundException" });
});

test("a cluster has the version that it was brought to, and a new one by its name has its own", async () => {
  const eks = door();
  const { params } = updateIn(await eks("POST /clusters/c/updates", { version: "1.35" }));
  expect(params).toEqual([{ type: "Version", value: "1.35" }]);
  expect(await clusterOf(eks)).toMatchObject({ version: "1.35" });
  const made = await eks("POST /clusters", {
    roleArn: "arn:aws:iam::1:role/eks",
    zonalShiftConfig: { enabled: true },
    resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-b"] },
  });
  expect(made).toMatchObject({ cluster: { version: "1.34" } });
  expect(await clusterOf(eks)).toMatchObject({ version: "1.34", zonalShiftConfig: { enabled: true } });
});

test.each([
  ["1.34", "Unsupported Kubernetes minor version update from 1.34 to 1.34"],
  ["1.33", "Unsupported Kubernetes minor version update from 1.34 to 1.33"],
  ["1.36", "Unsupported Kubernetes minor version update from 1.34 to 1.36"],
  ["1.99", "unsupported Kubernetes version 1.99"],
])("a cluster of 1.34 does not go to %s", async (version, message) => {
  const refused = await door()("POST /clusters/c/updates", { version });
  expect(refused).toEqual({ code: "InvalidParameterException", message: expect.stringContaining(message) as string });
});

test("a cluster waits for its node groups before it goes further", async () => {
  const eks = door();
  await eks("POST /clusters/c/updates", { version: "1.35" });
  expect(await eks("POST /clusters/c/updates", { version: "1.36" })).toEqual({
    code: "InvalidParameterException",
    message: "Nodegroups n must be updated to match cluster version 1.35 before updating cluster version",
  });
  await eks("POST /clusters/c/node-groups/n/update-version", {});
  expect(await eks("POST /clusters/c/updates", { version: "1.36" })).toHaveProperty("update");
});

test("what does not exist is not updated", async () => {
  const refused = { code: "ResourceNotFoundException" };
  expect(await door()("POST /clusters/x/updates", { version: "1.35" })).toMatchObject(refused);
  expect(await door()("POST /clusters/x/update-config", { logging: {} })).toMatchObject(refused);
  expect(await door()("POST /clusters/c/node-groups/x/update-config")).toMatchObject(refused);
});

test("a cluster's configuration changes in the parts that were mentioned", async () => {
  const eks = door();
  await eks("POST /clusters/c/update-config", {
    logging: { clusterLogging: [{ types: ["api"], enabled: true }, { types: ["audit"] }] },
  });
  await eks("POST /clusters/c/update-config", { upgradePolicy: { supportType: "STANDARD" } });
  const { params } = updateIn(
    await eks("POST /clusters/c/update-config", {
      clientRequestToken: "t",
      resourcesVpcConfig: { endpointPrivateAccess: true, publicAccessCidrs: ["10.0.0.0/8"] },
    }),
  );
  expect(params).toEqual([
    { type: "EndpointPrivateAccess", value: "true" },
    { type: "PublicAccessCidrs", value: '["10.0.0.0/8"]' },
  ]);
  expect(await clusterOf(eks)).toMatchObject({
    version: "1.34",
    upgradePolicy: { supportType: "STANDARD" },
    logging: {
      clusterLogging: [
        { types: ["api"], enabled: true },
        { types: ["audit", "authenticator", "controllerManager", "scheduler"], enabled: false },
      ],
    },
    resourcesVpcConfig: {
      endpointPublicAccess: true,
      endpointPrivateAccess: true,
      publicAccessCidrs: ["10.0.0.0/8"],
    },
  });
});

test.each([
  [{ logging: { clusterLogging: [] }, upgradePolicy: {} }, "Only one type of update can be allowed."],
  [{ resourcesVpcConfig: { subnetIds: [], endpointPublicAccess: true } }, "Only one type of update can be allowed."],
  [{}, "Only one type of update can be allowed."],
  [{ kubeApiServerConfig: {} }, "the rehearsal cannot update kubeApiServerConfig"],
  [
    { logging: { clusterLogging: [{ types: ["audit"], enabled: true }] } },
    "No changes needed for the logging config provided",
  ],
  [{ resourcesVpcConfig: { endpointPublicAccess: true } }, "Cluster is already at the desired configuration"],
  [{ resourcesVpcConfig: { subnetIds: ["subnet-x"] } }, "The subnet ID 'subnet-x' does not exist"],
])("a configuration is refused: %j", async (asked, message) => {
  const refused = await door()("POST /clusters/c/update-config", asked);
  expect(refused).toEqual({ code: "InvalidParameterException", message: expect.stringContaining(message) as string });
});

test("a cluster's authentication mode goes one way, and lets its creator in by an entry", async () => {
  const creator = "arn:aws:iam::1:user/deployer";
  const clusters = {
    find: () => ({ status: "ACTIVE" }),
    list: () => [{ arn: CLUSTER.arn, creator }],
  } as unknown as Clusters;
  const entries = { "POST /clusters/c/access-entries": {} };
  const policies = { [`POST /clusters/c/access-entries/${encodeURIComponent(creator)}/access-policies`]: {} };
  const eks = door({ ...entries, ...policies }, clusters);
  const to = (authenticationMode: string) =>
    eks("POST /clusters/c/update-config", { accessConfig: { authenticationMode } });
  expect(await to("API")).toMatchObject({ message: "Unsupported authentication mode update from CONFIG_MAP to API" });
  expect(await to("API_AND_CONFIG_MAP")).toHaveProperty("update");
  expect(await to("CONFIG_MAP")).toMatchObject({ code: "InvalidParameterException" });
  expect(await to("API")).toHaveProperty("update");
  expect(await clusterOf(eks)).toMatchObject({ accessConfig: { authenticationMode: "API" } });
  await expect(
    door({}, clusters)("POST /clusters/c/update-config", {
      accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" },
    }),
  ).rejects.toThrow("POST /clusters/c/access-entries");
});

test("a cluster takes access entries once its authentication mode has them", async () => {
  const eks = door({ "POST /clusters/c/access-entries": { accessEntry: {} } });
  const enter = () => eks("POST /clusters/c/access-entries", { principalArn: "arn:aws:iam::1:role/ops" });
  expect(await enter()).toMatchObject({ code: "InvalidRequestException" });
  await eks("POST /clusters/c/update-config", { accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" } });
  expect(await enter()).toHaveProperty("accessEntry");
});

test("a node group's configuration changes in the parts that were mentioned", async () => {
  const eks = door();
  await eks("POST /clusters/c/node-groups/n/update-config", {
    scalingConfig: { desiredSize: 2 },
    labels: { addOrUpdateLabels: { new: "2" }, removeLabels: ["old"] },
    taints: {
      addOrUpdateTaints: [{ key: "kept", value: "2", effect: "NO_EXECUTE" }],
      removeTaints: [{ key: "old", effect: "NO_SCHEDULE" }],
    },
    updateConfig: { maxUnavailable: 2 },
  });
  expect(await groupOf(eks)).toMatchObject({
    scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 2 },
    labels: { kept: "1", new: "2" },
    taints: [{ key: "kept", value: "2", effect: "NO_EXECUTE" }],
    updateConfig: { maxUnavailable: 2 },
  });
});

test.each([
  ["update-config", { scalingConfig: { minSize: 2 } }, "Minimum capacity 2 can't be greater than desired size 1"],
  ["update-config", { scalingConfig: { desiredSize: 4 } }, "desired capacity 4 can't be greater than max size 3"],
  ["update-version", { version: "1.35" }, "a node group of version 1.35 is ahead of its cluster, which is at 1.34"],
  ["update-version", { version: "1.33" }, "a node group of version 1.34 does not go back to 1.33"],
  ["update-version", { releaseVersion: "1.33.0-1" }, "1.33.0-1 is not valid for kubernetes version 1.34."],
])("a node group refuses %s %j", async (kind, asked, message) => {
  const refused = await door()(`POST /clusters/c/node-groups/n/${kind}`, asked);
  expect(refused).toEqual({ code: "InvalidParameterException", message: expect.stringContaining(message) as string });
});

test("a node group is brought to its cluster's version and to another launch template", async () => {
  const eks = door();
  const made = { nodeRole: "arn:aws:iam::1:role/eks", subnets: ["subnet-a"] };
  await eks("POST /clusters/c/node-groups", { ...made, launchTemplate: { name: "t", version: "1" } });
  expect(await groupOf(eks)).toMatchObject({ launchTemplate: { id: "lt-1", name: "t", version: "1" } });
  await eks("POST /clusters/c/updates", { version: "1.35" });
  await eks("POST /clusters/c/node-groups/n/update-version", { launchTemplate: { id: "lt-1", version: "2" } });
  expect(await groupOf(eks)).toMatchObject({
    version: "1.35",
    releaseVersion: expect.stringMatching(/^1\.35\./) as string,
    launchTemplate: { id: "lt-1", name: "t", version: "2" },
  });
});

test.each([
  ["a role that does not exist", { nodeRole: "arn:aws:iam::1:role/none" }, "The role with name none cannot be found"],
  ["a subnet that does not exist", { subnets: ["subnet-x"] }, "The subnet ID 'subnet-x' does not exist"],
])("a node group is refused with %s", async (_, wrong, message) => {
  const right = { nodeRole: "arn:aws:iam::1:role/eks", subnets: ["subnet-a"] };
  expect(await door()("POST /clusters/c/node-groups", { ...right, ...wrong })).toEqual({
    code: "InvalidParameterException",
    message,
  });
});

test("a node group's role has to trust EC2, and an entry takes none of Kubernetes' own groups", async () => {
  const distrusted = door({ iam: "<Arn>arn:aws:iam::1:role/eks</Arn>eks.amazonaws.com" });
  expect(
    await distrusted("POST /clusters/c/node-groups", { nodeRole: "arn:aws:iam::1:role/eks", subnets: ["subnet-a"] }),
  ).toMatchObject({ message: expect.stringContaining("the trust policy is missing ec2.amazonaws.com") as string });
  const masters = { principalArn: "arn:aws:iam::1:role/ops", kubernetesGroups: ["system:masters"] };
  expect(await door()("POST /clusters/c/access-entries", masters)).toMatchObject({
    message: "The kubernetes group name system:masters is invalid, it cannot start with system:",
  });
});
