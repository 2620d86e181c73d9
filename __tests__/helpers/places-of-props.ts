import type { Construct } from "constructs";
import * as library from "../../modules";
import { CLUSTER_PART_SHAPE } from "../../modules/cluster/shape";
import { EKS_ADDON_SHAPE } from "../../modules/eks/addons/shape";
import { FARGATE_PROFILE_SHAPE } from "../../modules/eks/fargate/shape";
import { EKS_NODE_GROUP_SHAPE } from "../../modules/eks/node-groups/shape";
import { WORKER_GROUP_SHAPE } from "../../modules/eks/workers/shape";
import { SHAPES } from "../../modules/load-balancers/shapes";
import { NODE_GROUP_SHAPE } from "../../modules/nodes/node-group/validate";
import { WORKER_GROUP_SHAPE as WORKER_GROUP_PART_SHAPE } from "../../modules/nodes/worker-group/validate";
import { NAMED_CALL } from "./documents-call";

const subnetIds = ["subnet-abcde012", "subnet-bcde012a"];
const arn = (kind: string) => `arn:aws:iam::123456789012:${kind}`;
/** `Eks` of some props. */
export const eks = (scope: Construct, props: object) => new library.Eks(scope, "eks", props as library.EksProps);
/** The document's call, with a member of each kind beside it. */
export const RICH = {
  ...NAMED_CALL,
  nodeGroups: { managed: { instanceTypes: ["m5.large"] } },
  fargateProfiles: { pods: { selectors: [{ namespace: "pods" }] } },
  addons: { coredns: {} },
  accessEntries: { dev: { principalArn: arn("role/dev") } },
  irsaRoles: { app: { namespaceServiceAccounts: ["web:app"] } },
};
const within = (path: readonly string[], place: (scope: Construct, props: object) => unknown, base: object) => {
  const put = (into: object, [key, ...rest]: readonly string[], props: object): object => {
    if (key === undefined) return { ...into, ...props };
    const member = put((into as Record<string, object>)[key] ?? {}, rest, props);
    return Array.isArray(into) ? [member] : { ...into, [key]: member };
  };
  return (scope: Construct, props: object) => place(scope, put(base, path, props));
};

const VIEW = { policyArn: "AmazonEKSViewPolicy", accessScope: { type: "namespace", namespaces: ["web"] } };
const REQUIREMENTS = {
  vcpuCount: { min: 2, max: 4 },
  memoryMib: { min: 4096 },
  allowedInstanceTypes: ["m5*"],
  cpuManufacturers: ["amd"],
  instanceGenerations: ["current"],
};

/** A member of a prop of `Eks`: `path` leads to it, and `keys` are those that its value has, and more. */
function nested(prop: string, value: object, path: readonly string[], more: object = {}, keys: readonly string[] = []) {
  let member: object = value;
  for (const key of path) member = (member as Record<string, object>)[key]!;
  const shape = Object.fromEntries([...Object.keys(member), ...keys].map((key) => [key, 1]));
  const place = within([prop, ...path], eks, { ...NAMED_CALL, [prop]: value, ...more });
  return {
    [`Eks.${[prop, ...path].join(".")} with ${keys.length || Object.keys(member).join(", ")}`]: [place, shape] as const,
  };
}

/** What takes props, by name: how it is placed with some more, and what keys those may have. */
export const PLACES: Readonly<Record<string, readonly [(scope: Construct, props: object) => unknown, object]>> = {
  Eks: [within([], eks, RICH), library.EKS_SHAPE],
  "Eks.workerGroups": [within(["workerGroups", "general"], eks, NAMED_CALL), WORKER_GROUP_SHAPE],
  "Eks.nodeGroups": [within(["nodeGroups", "managed"], eks, RICH), EKS_NODE_GROUP_SHAPE],
  "Eks.fargateProfiles": [within(["fargateProfiles", "pods"], eks, RICH), FARGATE_PROFILE_SHAPE],
  "Eks.addons": [within(["addons", "coredns"], eks, RICH), EKS_ADDON_SHAPE],
  "Eks.accessEntries": [within(["accessEntries", "dev"], eks, RICH), library.ACCESS_ENTRY_SHAPE],
  "Eks.irsaRoles": [within(["irsaRoles", "app"], eks, RICH), { namespaceServiceAccounts: 1, tags: 1, policies: 1 }],
  ...nested("clusterComputeConfig", { enabled: true, nodePools: ["system"] }, []),
  ...nested("clusterRemoteNetworkConfig", { remoteNodeNetworks: { cidrs: ["10.80.0.0/16"] } }, ["remoteNodeNetworks"]),
  ...nested("clusterEncryptionConfig", [{ providerKeyArn: arn("key/a"), resources: ["secrets"] }], ["0"]),
  ...nested("accessEntriesFromAwsAuth", { except: [arn("role/dev")] }, []),
  ...nested("mapRoles", [{ rolearn: arn("role/ops"), username: "ops", groups: ["dev"] }], ["0"], {
    accessEntriesFromAwsAuth: true,
  }),
  ...nested("accessEntries", { dev: { principalArn: arn("role/dev"), policyAssociations: { view: VIEW } } }, [
    ...["dev", "policyAssociations", "view", "accessScope"],
  ]),
  ...nested("clusterIdentityProviders", { own: { clientId: "a", issuerUrl: "https://own.example.com" } }, ["own"], {}, [
    ...[
      "clientId",
      "issuerUrl",
      "usernameClaim",
      "usernamePrefix",
      "groupsClaim",
      "groupsPrefix",
      "requiredClaims",
      "tags",
    ],
  ]),
  ...nested(
    "nodeSecurityGroupAdditionalRules",
    { own: { fromPort: 1, toPort: 2, cidrBlocks: ["10.0.0.0/8"] } },
    ["own"],
    {},
    [...["fromPort", "toPort", "cidrBlocks", "protocol", "type", "description"]],
  ),
  ...nested("workerGroups", { general: { instanceRefreshEnabled: true } }, ["general"], {}, [
    ...Object.keys(WORKER_GROUP_SHAPE).filter((key) => key.startsWith("instanceRefresh")),
  ]),
  ...nested("workerGroups", { general: { nodeConfig: { kubelet: { flags: ["--v=2"] } } } }, [
    ...["general", "nodeConfig", "kubelet"],
  ]),
  ...nested(
    "workerGroups",
    { general: { nodeConfig: { instance: { network: { nameservers: ["a"], domains: ["b"] } } } } },
    [...["general", "nodeConfig", "instance", "network"]],
  ),
  ...nested(
    "workerGroups",
    { general: { additionalNetworkInterfaces: [{ deviceIndex: 1, securityGroupIds: ["sg-0a"] }] } },
    [...["general", "additionalNetworkInterfaces", "0"]],
  ),
  ...nested("workerGroups", { general: { amiFamily: "bottlerocket", maxPods: 20, bootstrapExtraArgs: "a = 1" } }, [
    "general",
  ]),
  ...nested(
    "workerGroups",
    { general: { platform: "windows", maxPods: 20, bootstrapExtraArgs: "-A", windowsSettings: {} } },
    ["general"],
  ),
  ...nested(
    "nodeGroups",
    { own: { launchTemplateId: "lt-0a", instanceTypes: ["m5.large"], launchTemplateVersion: "1" } },
    ["own"],
  ),
  ...nested("workerGroups", { general: { instanceRequirements: REQUIREMENTS } }, ["general", "instanceRequirements"]),
  Vpc: [
    (scope, props) =>
      new library.Vpc(scope, "vpc", {
        name: "vpc",
        cidrBlock: "10.0.0.0/16",
        availabilityZones: ["ap-northeast-2a", "ap-northeast-2b"],
        ...props,
      }),
    library.VPC_SHAPE,
  ],
  Cluster: [
    (scope, props) =>
      new library.Cluster(scope, "cluster", { name: "a", subnetIds, securityGroupIds: ["sg-12345678"], ...props }),
    CLUSTER_PART_SHAPE,
  ],
  NodeGroup: [
    (scope, props) =>
      new library.NodeGroup(scope, "group", { clusterName: "a", nodeRoleArn: arn("role/node"), subnetIds, ...props }),
    NODE_GROUP_SHAPE,
  ],
  WorkerGroup: [
    (scope, props) =>
      new library.WorkerGroup(scope, "group", {
        clusterName: "a",
        subnetIds,
        instanceType: "m5.large",
        imageId: "ami-12345678",
        userData: "#!/bin/sh",
        securityGroupIds: ["sg-12345678"],
        instanceProfileName: "node",
        ...props,
      }),
    WORKER_GROUP_PART_SHAPE,
  ],
  Deployment: [
    (scope, props) => new library.Deployment(scope, "web", { image: "nginx", ...props }),
    { args: 1, command: 1, labels: 1, nodeSelector: 1, env: 1, ports: 1 },
  ],
  ...Object.fromEntries(
    Object.entries({
      classic: {},
      nlb: { type: "nlb" },
      controller: { controller: "aws-load-balancer-controller" },
    }).map(([kind, more]) => [
      `LoadBalancerService, ${kind}`,
      [
        (scope: Construct, props: object) =>
          new library.LoadBalancerService(scope, "web", {
            selector: { app: "web" },
            ports: [{ port: 80 }],
            ...more,
            ...props,
          } as library.LoadBalancerServiceProps),
        SHAPES[kind as keyof typeof SHAPES],
      ] as const,
    ]),
  ),
};
