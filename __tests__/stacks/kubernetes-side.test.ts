import { App } from "cdktf";
import {
  EksStack,
  KubernetesStack,
  type AwsNodeEnv,
  type EksStackProps,
  type KubernetesStackProps,
} from "../../modules";
import { addresses } from "../../modules/testing";
import { synthApp, warningsOf } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";

const ARN = "arn:aws:iam::123456789012:role";
const OPS = [{ rolearn: `${ARN}/ops`, username: "ops", groups: ["system:masters"] }];
const CLOUD: EksStackProps = {
  region: "ap-northeast-2",
  network: { vpcId: "vpc-0a", subnets: ["subnet-0a", "subnet-0b"] },
  clusterName: "my-cluster",
  workerGroups: { general: {} },
};
const both = (cloud: Partial<EksStackProps>, inside: Partial<KubernetesStackProps>) =>
  synthApp((app) => {
    const { clusterRef } = new EksStack(app, "cloud", { ...CLOUD, ...cloud });
    new KubernetesStack(app, "inside", { cluster: clusterRef, ...inside });
  });
const byHand = (cluster: Partial<KubernetesStackProps["cluster"]>, inside: Partial<KubernetesStackProps>) =>
  synthApp((app) => {
    new KubernetesStack(app, "inside", { cluster: { name: "old", region: "eu-west-1", ...cluster }, ...inside });
  });
const FARGATE: EksStackProps["fargateProfiles"] = { web: { selectors: [{ namespace: "web" }] } };
const ENV: AwsNodeEnv = { AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG" };

test("the default class of volumes, in one word", () => {
  const { stacks } = both({ addons: { "aws-ebs-csi-driver": true } }, { defaultStorageClass: true });
  expect(addresses(stacks.inside!)).toEqual([
    "data.aws_eks_cluster.cluster",
    "kubernetes_storage_class_v1.storage-class",
  ]);
  expect(stacks.inside!.resource.kubernetes_storage_class_v1!["storage-class"]).toMatchObject({
    metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    storage_provisioner: "ebs.csi.aws.com",
    volume_binding_mode: "WaitForFirstConsumer",
    parameters: { type: "gp3", encrypted: "true" },
  });
});

test("aws-auth comes before it and goes after it; its settings are taken, false too", () => {
  const { stacks } = both({ mapRoles: OPS }, { defaultStorageClass: { name: "own", encrypted: false } });
  expect(stacks.inside!.resource.kubernetes_storage_class_v1!["storage-class"]).toMatchObject({
    metadata: { name: "own" },
    parameters: { encrypted: "false" },
    depends_on: ["kubernetes_config_map_v1.aws-auth"],
  });
});

test("false is none", () => {
  expect(both({}, { defaultStorageClass: false }).stacks.inside!.resource).toBeUndefined();
});

const DRIVERLESS =
  "nobody makes the volumes of defaultStorageClass: cluster old has no add-on aws-ebs-csi-driver; add it to addons, unless the driver is installed another way";

test.each<[string, object, KubernetesStackProps["defaultStorageClass"], string[]]>([
  ["that has no driver", { addons: [] }, true, [DRIVERLESS]],
  ["that has another add-on", { addons: ["coredns"] }, {}, [DRIVERLESS]],
  ["that has the driver", { addons: ["aws-ebs-csi-driver"] }, true, []],
  ["of which nothing is known", {}, true, []],
  ["of EKS Auto Mode, whose nodes have one", { addons: [], autoMode: true }, true, []],
  ["with another driver", { addons: [] }, { storageProvisioner: "ebs.csi.eks.amazonaws.com" }, []],
])("a class of volumes in a cluster %s", (_, cluster, defaultStorageClass, warnings) => {
  expect(warningsOf(byHand(cluster, { defaultStorageClass }), "inside")).toEqual(warnings);
});

const AUTO = "ebs.csi.eks.amazonaws.com";
test.each<[string, object, KubernetesStackProps["defaultStorageClass"], string]>([
  ["in EKS Auto Mode the driver is inside the nodes", { autoMode: true }, true, AUTO],
  ["the add-on serves all nodes", { autoMode: true, addons: ["aws-ebs-csi-driver"] }, true, "ebs.csi.aws.com"],
  ["what is said wins", { autoMode: true }, { storageProvisioner: "mine" }, "mine"],
  ["else the add-on's", {}, true, "ebs.csi.aws.com"],
])("who makes the volumes of the default class: %s", (_, cluster, defaultStorageClass, driver) => {
  const { resource } = byHand(cluster, { defaultStorageClass }).stacks.inside!;
  expect(resource.kubernetes_storage_class_v1!["storage-class"]!.storage_provisioner).toBe(driver);
});

test("a cluster tells whether it is in Auto Mode", () => {
  const nodePools = ["general-purpose"] as const;
  const { stacks } = both(
    { clusterComputeConfig: { enabled: true, nodePools }, workerGroups: {} },
    { defaultStorageClass: true },
  );
  expect(stacks.inside!.resource.kubernetes_storage_class_v1!["storage-class"]!.storage_provisioner).toBe(AUTO);
});

test("what is wrong with the class is told in the caller's words", () => {
  expect(messageOf(() => byHand({}, { defaultStorageClass: { type: "io2" } }))).toBe(
    'inside: invalid configuration\n  - defaultStorageClass: type "io2" needs iops; give them',
  );
});

test("the variables of aws-node have one owner", () => {
  expect(messageOf(() => both({ addons: { "vpc-cni": true } }, { awsNodeEnv: ENV }))).toBe(
    "inside: invalid configuration\n  - awsNodeEnv: the add-on vpc-cni owns the variables of aws-node and puts its own back; set them by the cluster's addons, in vpc-cni's configurationValues, or drop the add-on",
  );
  expect(messageOf(() => byHand({ awsNodeOwner: "nobody" }, { awsNodeEnv: ENV }))).toBe(
    "inside: invalid configuration\n  - awsNodeEnv: the cluster was made without an aws-node, so there is nothing to patch; give it the add-on vpc-cni, with the variables in its configurationValues",
  );
  for (const cluster of [{}, { awsNodeOwner: "self-managed" }] as const)
    expect(byHand(cluster, { awsNodeEnv: ENV }).stacks.inside!.resource).toHaveProperty("kubernetes_env");
  expect(() => both({ addons: { "vpc-cni": true } }, {})).not.toThrow();
});

test("the patch is let go of as it is, also where the add-on takes the variables over", () => {
  const { terraform: _, ...json } = both({ addons: { "vpc-cni": true } }, { awsNodeEnv: "forget" }).stacks.inside!;
  expect(json).toMatchObject({
    removed: ["aws-node", "aws-node_init", "aws-node_agent"].map((name) => ({
      from: `kubernetes_env.${name}`,
      lifecycle: { destroy: false },
    })),
  });
  expect(json.resource ?? {}).not.toHaveProperty("kubernetes_env");
  expect(messageOf(() => byHand({}, { awsNodeEnv: "forget", awsNodeInitEnv: {} }))).toContain(
    'awsNodeInitEnv sets variables of the patch that awsNodeEnv "forget" lets go of; drop one of them',
  );
  expect(messageOf(() => byHand({}, { awsNodeEnv: "forgot" as "forget" }))).toContain("awsNodeEnv");
});

test("a container's variables can be patched alone", () => {
  const { resource } = byHand({}, { awsNodeInitEnv: { DISABLE_TCP_EARLY_DEMUX: true } }).stacks.inside!;
  expect(Object.keys(resource.kubernetes_env!)).toEqual(["aws-node", "aws-node_init"]);
  expect(messageOf(() => both({ addons: { "vpc-cni": true } }, { awsNodeInitEnv: {} }))).toContain(
    "- awsNodeInitEnv: the add-on vpc-cni owns",
  );
});

test("whoever owns aws-auth holds Fargate's row too, in the account of the credentials", () => {
  const { stacks } = both(
    { authenticationMode: "CONFIG_MAP", fargateProfiles: FARGATE, mapRoles: OPS },
    { adoptAwsAuth: true },
  );
  const { mapRoles } = stacks.inside!.resource.kubernetes_config_map_v1!["aws-auth"]!.data as { mapRoles: string };
  const account =
    "arn:${data.aws_partition.partition.partition}:iam::${data.aws_caller_identity.account.account_id}:role";
  expect(mapRoles.split("\n").filter((line) => line.startsWith("- "))).toEqual([
    `- rolearn: '${account}/my-cluster-node'`,
    `- rolearn: '${account}/my-cluster-fargate'`,
    `- rolearn: '${ARN}/ops'`,
  ]);
  expect(mapRoles).toContain(
    "  username: 'system:node:{{SessionName}}'\n  groups:\n    - 'system:bootstrappers'\n    - 'system:nodes'\n    - 'system:node-proxier'\n",
  );
});

test("also where the nodes have an entry and stand in it no more", () => {
  const { stacks } = both({ fargateProfiles: FARGATE, mapRoles: OPS }, {});
  const { mapRoles } = stacks.inside!.resource.kubernetes_config_map_v1!["aws-auth"]!.data as { mapRoles: string };
  expect(mapRoles).toContain("account.account_id}:role/my-cluster-fargate'\n  username: 'system:node:{{SessionName}}'");
  expect(mapRoles).not.toContain("my-cluster-node");
});

test("Fargate alone is no reason to own aws-auth: EKS writes its row", () => {
  const made = both({ authenticationMode: "CONFIG_MAP", fargateProfiles: FARGATE, workerGroups: {} }, {});
  expect(addresses(made.stacks.inside!)).toEqual(["data.aws_eks_cluster.cluster"]);
  expect(warningsOf(made, "inside")).toEqual([]);
  expect(warningsOf(made, "cloud").join()).not.toContain("aws-auth");
});

test("that EKS may have written the map already is told, unless it is taken over", () => {
  const warned = (adoptAwsAuth?: boolean) =>
    warningsOf(both({ fargateProfiles: FARGATE, mapRoles: OPS }, { adoptAwsAuth }), "inside");
  expect(warned()).toEqual([
    "EKS itself writes an aws-auth for the pods of Fargate (my-cluster-fargate), so the map may be there already; where the plan finds it, set adoptAwsAuth to true: those rows are among yours",
  ]);
  expect(warned(true)).toEqual([]);
  const managed = {
    authenticationMode: "CONFIG_MAP",
    nodeGroups: { web: { createIamRole: true } },
    workerGroups: {},
  } as const;
  const of = (more: object) => warningsOf(both({ ...managed, mapRoles: OPS, ...more }, {}), "inside");
  expect(of({})).toEqual([
    expect.stringMatching(/^EKS itself writes an aws-auth for managed node groups \(my-cluster-web-node\), /),
  ]);
  expect(of({ authenticationMode: "API_AND_CONFIG_MAP" })).toEqual([]);
});

test("the creator's row makes no second entry", () => {
  const props = { ...CLOUD, assumeRole: { roleArn: `${ARN}/ops` }, mapRoles: OPS };
  const make = (more: Partial<EksStackProps>) =>
    new EksStack(new App({ outdir: "cdktf.out" }), "cloud", { ...props, ...more });
  expect(messageOf(() => make({ accessEntriesFromAwsAuth: true }))).toBe(
    "cloud: invalid configuration\n  - mapRoles[0] is the role that creates the cluster, whose entry EKS makes by itself; name it in accessEntriesFromAwsAuth.except, or set enableClusterCreatorAdminPermissions to false",
  );
  expect(() => make({ accessEntriesFromAwsAuth: { except: [`${ARN}/ops`] } })).not.toThrow();
  expect(() => make({ accessEntriesFromAwsAuth: false })).not.toThrow();
});

test("while a cluster moves to entries the map does not change, and a map that nobody writes keeps no node out", () => {
  const inside = (more: Partial<EksStackProps>) => both({ mapRoles: OPS, ...more }, {}).texts.inside;
  expect(inside({ authenticationMode: "API_AND_CONFIG_MAP", accessEntriesFromAwsAuth: true })).toBe(
    inside({ authenticationMode: "CONFIG_MAP" }),
  );
  const alone = synthApp(
    (app) => new EksStack(app, "cloud", { ...CLOUD, mapRoles: OPS, accessEntriesFromAwsAuth: true }),
  );
  expect(warningsOf(alone, "cloud")).toContainEqual(
    expect.stringContaining("nobody writes the aws-auth of my-cluster:"),
  );
});

test("when the map is no longer heeded, nobody writes it", () => {
  const { stacks } = both({ authenticationMode: "API", accessEntriesFromAwsAuth: true, mapRoles: OPS }, {});
  expect(addresses(stacks.inside!)).toEqual(["data.aws_eks_cluster.cluster"]);
});
