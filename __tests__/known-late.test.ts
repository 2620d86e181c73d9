import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import type { Construct } from "constructs";
import * as library from "../modules";
import { EKS_ADDON_SHAPE } from "../modules/eks/addons/shape";
import { FARGATE_PROFILE_SHAPE } from "../modules/eks/fargate/shape";
import { EKS_NODE_GROUP_SHAPE } from "../modules/eks/node-groups/shape";
import { WORKER_GROUP_SHAPE } from "../modules/eks/workers/shape";
import { CLUSTER_PART_SHAPE } from "../modules/cluster/shape";
import { SHAPES } from "../modules/load-balancers/shapes";
import { NODE_GROUP_SHAPE } from "../modules/nodes/node-group/validate";
import { WORKER_GROUP_SHAPE as WORKER_GROUP_PART_SHAPE } from "../modules/nodes/worker-group/validate";
import { addresses, parsed } from "../modules/testing";
import { messageOf, NAMED_CALL } from "./helpers/documents-call";

type Props = Readonly<Record<string, unknown>>;

/** What a caller may hold in hand that is known only at apply, in each form that CDKTF gives it. */
const FORMS: Readonly<Record<string, (variable: TerraformVariable) => unknown>> = {
  "a variable's value": ({ value }) => value,
  "a list": ({ listValue }) => listValue,
  "what a function gives": ({ value }) => Fn.lookup(value, "key"),
  "a map": ({ value }) => Token.asStringMap(value),
  "a list of variables' values": ({ value }) => [value],
  "a record of variables' values": ({ value }) => ({ key: value }),
};

const subnetIds = ["subnet-abcde012", "subnet-bcde012a"];
const arn = (kind: string) => `arn:aws:iam::123456789012:${kind}`;
const eks = (scope: Construct, props: object) => new library.Eks(scope, "eks", props as library.EksProps);
const RICH = {
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
const PLACES: Readonly<Record<string, readonly [(scope: Construct, props: object) => unknown, object]>> = {
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

/** What stands for a token in JavaScript, and means nothing to Terraform. */
const STAND_INS = /TfToken|Map Token Value|creationStack|<unresolved-token>|\[object |-1\.88\d+e\+289/;

/** What has no use in what is placed here: for Windows, for something that is not made, for a kubeconfig, or to be looked at alone. */
const IDLE = [
  ...["amiIdWindows", "rootBlockDeviceNameWindows", "workerAmiNameFilterWindows", "workerAmiOwnerIdWindows"],
  ...[
    "snapshotId",
    "instanceStoreVirtualName",
    "instanceProfilePath",
    "intraSubnetTags",
    "iamPath",
    "permissionsBoundary",
  ],
  ...["kubeconfigName", "kubeconfigAwsAuthenticatorCommandArgs", "kubeconfigAwsAuthenticatorAdditionalArgs"],
  ...["clusterVersionBefore", "oldestNodeVersion", "dnsSuffix", "awsAuthAdditionalLabels", "nodeLabels", "resources"],
];

describe.each(Object.keys(PLACES))("%s", (name) => {
  const [place, shape] = PLACES[name]!;
  // Resources, not values.
  const keys = Object.keys(shape).filter((key) => key !== "dependsOn");

  test.each(Object.keys(FORMS))("takes %s as any prop, or says in words that it does not", (form) => {
    const odd = keys.flatMap((key) => {
      const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), "test");
      new AwsProvider(stack, "aws", { region: "ap-northeast-2" });
      const value = FORMS[form]!(new TerraformVariable(stack, "late", {}));
      try {
        place(stack, { [key]: value });
        const text = JSON.stringify(stack.toTerraform());
        const found = STAND_INS.exec(text);
        if (found) return [`${key} is rendered as ${text.slice(found.index - 60, found.index + 40)}`];
        return text.includes("var.late") || IDLE.includes(key) ? [] : [`${key} is lost`];
      } catch (error) {
        const { message } = error as Error;
        return message.includes("invalid configuration\n") && !STAND_INS.test(message)
          ? []
          : [`${key} throws ${message}`];
      }
    });
    expect(odd).toEqual([]);
  });
});

type Variables = Readonly<Record<"tags" | "ids", TerraformVariable>>;

function withVariables(build: (stack: TerraformStack, variables: Variables) => unknown) {
  return parsed((stack) =>
    build(stack, { tags: new TerraformVariable(stack, "tags", {}), ids: new TerraformVariable(stack, "ids", {}) }),
  );
}

test("tags that are a variable are merged with those that are written", () => {
  const { resource } = withVariables((stack, { tags }) =>
    eks(stack, { ...RICH, workerGroups: {}, tags: tags.value, addons: { coredns: { tags: { own: "yes" } } } }),
  );
  const tagsOf = (type: string, address: string) => resource[type]?.[address]?.tags;
  expect(tagsOf("aws_eks_cluster", "eks_cluster")).toBe("${var.tags}");
  expect(tagsOf("aws_eks_node_group", "eks_node-groups_managed")).toBe("${var.tags}");
  expect(tagsOf("aws_eks_addon", "eks_addons_coredns")).toBe('${merge(var.tags, {"own" = "yes"})}');
  expect(tagsOf("aws_security_group", "eks_security-groups_workers")).toMatch(/^\$\{merge\(var\.tags, \{"Name" = /);
});

test("tags are written out where they are taken one by one", () => {
  const told = (props: object) =>
    messageOf(() => withVariables((stack, { tags }) => eks(stack, { ...RICH, tags: tags.value, ...props })));
  expect(told({})).toContain("tags is known only at apply, and an Auto Scaling group takes its tags one by one");
  const primary = told({ workerGroups: {}, createClusterPrimarySecurityGroupTags: true });
  expect(primary).toContain("tags is known only at apply, and createClusterPrimarySecurityGroupTags makes an address");
});

test("a list that nothing is joined to is handed on in its own words", () => {
  const groupsOf = (build: (ids: TerraformVariable) => object) => {
    const json = withVariables((stack, { ids }) =>
      eks(stack, { ...NAMED_CALL, workerCreateSecurityGroup: false, workerGroups: { general: build(ids) } }),
    );
    expect(addresses(json)).toContain("aws_launch_template.eks_workers_general_launch-template");
    const template = json.resource.aws_launch_template!["eks_workers_general_launch-template"]!;
    return (template.network_interfaces as Props[])[0]!.security_groups;
  };
  expect(groupsOf(({ listValue }) => ({ additionalSecurityGroupIds: listValue }))).toBe("${var.ids}");
});
