import { App, Token } from "cdktf";
import { Eks, EksStack, type EksProps } from "../../modules";
import { awsNodeOwner } from "../../modules/eks/addons/given";
import { addonsWarnings } from "../../modules/eks/addons/warnings";
import { validateEks } from "../../modules/eks/validate";
import { addresses, parsed } from "../../modules/testing";
import { NAMED_CALL } from "../helpers/documents-call";

const build = (more: Partial<EksProps>) => parsed((stack) => new Eks(stack, "eks", { ...NAMED_CALL, ...more }));
const problemsOf = (more: object) => validateEks({ ...NAMED_CALL, ...more } as EksProps);
const addonsOf = (more: Partial<EksProps>) => build(more).resource.aws_eks_addon!;
const GROUP = "aws_autoscaling_group.eks_workers_general";
const AGENT = { "eks-pod-identity-agent": true };

test("their addresses, and nothing else moves", () => {
  const before = addresses(build({}));
  const after = addresses(
    build({ addons: { ...AGENT, "vpc-cni": { role: "irsa" }, "aws-ebs-csi-driver": { role: "pod-identity" } } }),
  );
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.filter((address) => !before.includes(address))).toEqual([
    "aws_eks_addon.eks_addons_aws-ebs-csi-driver",
    "aws_eks_addon.eks_addons_eks-pod-identity-agent",
    "aws_eks_addon.eks_addons_vpc-cni",
    "aws_iam_role.eks_addon-roles_aws-ebs-csi-driver",
    "aws_iam_role.eks_addon-roles_vpc-cni",
    "aws_iam_role_policy_attachment.eks_addon-roles_aws-ebs-csi-driver_AmazonEBSCSIDriverPolicy",
    "aws_iam_role_policy_attachment.eks_addon-roles_vpc-cni_AmazonEKS_CNI_Policy",
    "data.aws_eks_addon_version.eks_addons_aws-ebs-csi-driver_version",
    "data.aws_eks_addon_version.eks_addons_eks-pod-identity-agent_version",
    "data.aws_eks_addon_version.eks_addons_vpc-cni_version",
  ]);
});

test.each(["irsa", "pod-identity"] as const)(
  "aws-node's own role by %s hands out IPv6 addresses in a cluster of them",
  (role) => {
    const { resource } = build({
      clusterIpFamily: "ipv6",
      attachWorkerCniPolicy: false,
      workerGroups: { general: { instanceType: "m5.large" } },
      addons: { ...AGENT, "vpc-cni": { role } },
    });
    const of = (type: string) =>
      Object.entries(resource[type] ?? {}).filter(([id]) => id.startsWith("eks_addon-roles_vpc-cni"));
    expect(of("aws_iam_role_policy_attachment")).toEqual([]);
    expect(of("aws_iam_role_policy").map(([, { policy }]) => policy)).toEqual([
      expect.stringContaining("ec2:AssignIpv6Addresses"),
    ]);
  },
);

test("those that nodes need come before them, those that need nodes after", () => {
  const json = build({
    addons: {
      "vpc-cni": true,
      "kube-proxy": true,
      ...AGENT,
      coredns: true,
      "aws-ebs-csi-driver": true,
      "metrics-server": true,
    },
  });
  const addons = json.resource.aws_eks_addon!;
  const after = Object.keys(addons).filter((name) => (addons[name]!.depends_on as string[]).includes(GROUP));
  expect(after).toEqual(["eks_addons_aws-ebs-csi-driver", "eks_addons_coredns", "eks_addons_metrics-server"]);
  const wanted = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"].map((name) => `aws_eks_addon.eks_addons_${name}`);
  expect(json.resource.aws_autoscaling_group!.eks_workers_general!.depends_on).toEqual(expect.arrayContaining(wanted));
});

test("that order can be said otherwise", () => {
  const { "eks_addons_kube-proxy": proxy, eks_addons_own_addon: own } = addonsOf({
    addons: { "kube-proxy": { beforeCompute: false }, own_addon: { beforeCompute: true } },
  });
  expect(proxy!.depends_on).toEqual([GROUP]);
  expect(own!.depends_on).toEqual([]);
});

test("each of the module's words ends in its argument", () => {
  const { eks_addons_coredns: addon } = addonsOf({
    addonsTimeouts: { create: "1m", update: "2m" },
    addons: {
      coredns: {
        addonVersion: "v1.12.4-eksbuild.1",
        mostRecent: true,
        configurationValues: { replicaCount: 0 },
        preserve: false,
        resolveConflictsOnCreate: "NONE",
        resolveConflictsOnUpdate: "PRESERVE",
        serviceAccountRoleArn: "arn:aws:iam::123456789012:role/dns",
        timeouts: { update: "3m", delete: undefined },
        tags: { environment: "own" },
      },
    },
  });
  expect(addon).toMatchObject({
    addon_name: "coredns",
    addon_version: "v1.12.4-eksbuild.1",
    configuration_values: '{"replicaCount":0}',
    preserve: false,
    resolve_conflicts_on_create: "NONE",
    resolve_conflicts_on_update: "PRESERVE",
    service_account_role_arn: "arn:aws:iam::123456789012:role/dns",
    timeouts: { create: "1m", update: "3m" },
    tags: { environment: "own" },
  });
});

test.each([
  [true, true],
  [{}, true],
  [{ mostRecent: false }, false],
  [{ addonVersion: "default" }, false],
])("the version of %j follows the cluster's", (coredns, newest) => {
  const { data } = build({ clusterVersion: "1.34", addons: { coredns } });
  expect(data.aws_eks_addon_version!.eks_addons_coredns_version).toMatchObject({
    kubernetes_version: "1.34",
    most_recent: newest,
  });
});

test("false and undefined are as good as none", () => {
  expect(build({ addons: { coredns: false, "kube-proxy": undefined } })).toEqual(build({}));
});

test("a role by IRSA is for the add-on's service accounts alone, and comes before it", () => {
  const { resource } = build({
    iamPath: "/team/",
    permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
    addons: { "aws-efs-csi-driver": { role: "irsa" } },
  });
  const role = resource.aws_iam_role!["eks_addon-roles_aws-efs-csi-driver"]!;
  expect(role).toMatchObject({ path: "/team/", permissions_boundary: "arn:aws:iam::123456789012:policy/b" });
  expect(role.assume_role_policy).toContain(
    '["system:serviceaccount:kube-system:efs-csi-controller-sa","system:serviceaccount:kube-system:efs-csi-node-sa"]',
  );
  expect(resource.aws_eks_addon!["eks_addons_aws-efs-csi-driver"]).toMatchObject({
    service_account_role_arn: "${aws_iam_role.eks_addon-roles_aws-efs-csi-driver.arn}",
    depends_on: [GROUP, "aws_iam_role_policy_attachment.eks_addon-roles_aws-efs-csi-driver_AmazonEFSCSIDriverPolicy"],
  });
});

test("a role by Pod Identity is associated by the add-on itself", () => {
  const { resource } = build({ addons: { ...AGENT, "vpc-cni": { role: "pod-identity" } } });
  expect(resource.aws_eks_addon!["eks_addons_vpc-cni"]).toMatchObject({
    pod_identity_association: [
      { service_account: "aws-node", role_arn: "${aws_iam_role.eks_addon-roles_vpc-cni.arn}" },
    ],
  });
  expect(resource.aws_iam_role_policy_attachment!["eks_addon-roles_vpc-cni_AmazonEKS_CNI_Policy"]!.policy_arn).toBe(
    "arn:${data.aws_partition.eks_partition.partition}:iam::aws:policy/AmazonEKS_CNI_Policy",
  );
});

test("the variables of vpc-cni are judged as those of a patch are", () => {
  const env = (variables: object) => problemsOf({ addons: { "vpc-cni": { configurationValues: { env: variables } } } });
  expect(env({ AWS_VPC_K8S_CNI_EXTERNALSNATT: true })).toEqual([
    'addons.vpc-cni.configurationValues.env.AWS_VPC_K8S_CNI_EXTERNALSNATT is not a variable of aws-node; did you mean "AWS_VPC_K8S_CNI_EXTERNALSNAT"?',
  ]);
  expect(env({ WARM_IP_TARGET: 0, ENABLE_POD_ENI: false, CLUSTER_NAME: "" })).toEqual([]);
});

test("external SNAT over public subnets is refused, over unknown ones it is looked at before the add-on", () => {
  const addons = { "vpc-cni": { configurationValues: { env: { AWS_VPC_K8S_CNI_EXTERNALSNAT: true } } } };
  expect(problemsOf({ subnetWayOut: "public", addons })).toContainEqual(
    expect.stringContaining(
      'worker group "general" stands in subnets subnet-abcde012, subnet-bcde012a, subnet-fghi345a, which are public',
    ),
  );
  const json = build({ addons });
  const looked = "data.aws_route_table.eks_addon-egress_subnet-abcde012";
  expect(addresses(json)).toContain(looked);
  expect(json.resource.aws_eks_addon!["eks_addons_vpc-cni"]!.depends_on).toContain(looked);
  expect(addresses(build({ subnetWayOut: "private-with-egress", addons })).join()).not.toContain("addon-egress");
});

const FARGATE = { system: { selectors: [{ namespace: "kube-*" }] } };

test("coredns runs on Fargate where nothing else is, and waits for the profile", () => {
  const { eks_addons_coredns: alone } = addonsOf({
    workerGroups: {},
    fargateProfiles: FARGATE,
    addons: { coredns: true },
  });
  expect(alone).toMatchObject({
    configuration_values: '{"computeType":"Fargate"}',
    depends_on: ["aws_eks_fargate_profile.eks_fargate_system"],
  });
  const { eks_addons_coredns: beside } = addonsOf({ fargateProfiles: FARGATE, addons: { coredns: true } });
  expect(beside).not.toHaveProperty("configuration_values");
  const { eks_addons_coredns: told } = addonsOf({
    workerGroups: {},
    fargateProfiles: FARGATE,
    addons: { coredns: { configurationValues: { computeType: "ec2" } } },
  });
  expect(told!.configuration_values).toBe('{"computeType":"ec2"}');
});

test.each<[string, object]>([
  [
    "no nodes but of Windows",
    { workerGroups: {}, nodeGroups: { a: { createIamRole: true, amiType: "WINDOWS_CORE_2022_x86_64" } } },
  ],
  ["Auto Mode without pools", { workerGroups: {}, clusterComputeConfig: { enabled: true } }],
])("CoreDNS is told of Fargate beside %s", (_what, more) => {
  const addons = addonsOf({ ...more, fargateProfiles: FARGATE, addons: { coredns: true } });
  expect(addons.eks_addons_coredns!.configuration_values).toBe('{"computeType":"Fargate"}');
});

test.each<[string, object, string | undefined]>([
  ["nodes that join by a map", { authenticationMode: "CONFIG_MAP" }, "so in a new cluster EKS waits for it in vain"],
  [
    "groups that begin empty",
    { workerGroups: { a: { asgMinSize: 0, asgDesiredCapacity: 0 } } },
    "addons.coredns asks for nodes, not for Fargate, and no group brings one of Linux while this stack is applied",
  ],
  [
    "groups that keep pods off",
    { workerGroups: { a: { taints: [{ key: "a", effect: "NoSchedule" }] } } },
    "addons.coredns asks for nodes, not for Fargate, and all nodes of Linux that come while this stack is applied have a taint that keeps pods off",
  ],
  [
    "groups that keep pods off, and one that begins empty",
    { workerGroups: { a: { taints: [{ key: "a", effect: "NoSchedule" }] }, b: { asgMinSize: 0 } } },
    "addons.coredns asks for nodes, not for Fargate, and all nodes of Linux that come while this stack is applied have a taint that keeps pods off",
  ],
  [
    "managed groups that keep pods off, and others that join by a map",
    {
      authenticationMode: "CONFIG_MAP",
      nodeGroups: { a: { createIamRole: true, taints: [{ key: "a", effect: "NO_SCHEDULE" }] } },
    },
    "addons.coredns asks for nodes, not for Fargate, and all nodes of Linux that come while this stack is applied have a taint that keeps pods off",
  ],
  [
    "groups whose taint something takes off that is not there yet",
    { workerGroups: { a: { taints: [{ key: "node.cilium.io/agent-not-ready", effect: "NoExecute" }] } } },
    "addons.coredns asks for nodes, not for Fargate, and all nodes of Linux that come while this stack is applied have a taint that keeps pods off",
  ],
  [
    "groups for what it tolerates by itself",
    { workerGroups: { a: { taints: [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }] } } },
    undefined,
  ],
])("CoreDNS stays on nodes beside %s, and what that comes to is told", (_what, more, warning) => {
  const given = { ...more, fargateProfiles: FARGATE, addons: { coredns: true } };
  expect(addonsOf(given).eks_addons_coredns).not.toHaveProperty("configuration_values");
  const told = (more: object) =>
    addonsWarnings({ ...NAMED_CALL, ...more } as EksProps).filter((one) => one.startsWith("addons.coredns"));
  const mend = 'or say computeType: "Fargate" in its configurationValues';
  const map = 'set authenticationMode to "API_AND_CONFIG_MAP", for workerGroups to join by themselves';
  const expected = warning === undefined ? [] : [expect.stringMatching(`${warning}.*${mend}`)];
  expect(told(given)).toEqual(expected);
  expect(told(given).some((one) => one.includes(map))).toBe("authenticationMode" in more);
  expect(told({ ...given, addons: { coredns: { configurationValues: { computeType: "Fargate" } } } })).toEqual([]);
});

test("to join by themselves is no mend for groups that would take no pods then either", () => {
  const nodeGroups = { a: { createIamRole: true, taints: [{ key: "a", effect: "NO_SCHEDULE" }] } } as const;
  const told = (workerGroups: EksProps["workerGroups"]) =>
    addonsWarnings({
      ...NAMED_CALL,
      authenticationMode: "CONFIG_MAP",
      nodeGroups,
      workerGroups,
      addons: { coredns: true },
    });
  const mend = expect.stringContaining('set authenticationMode to "API_AND_CONFIG_MAP"');
  expect(told({ b: {} })).toContainEqual(mend);
  expect(told({ b: { taints: [TAINT] } })).not.toContainEqual(mend);
  expect(told({ b: { asgMinSize: 0 } })).not.toContainEqual(mend);
  const empty = { a: { createIamRole: true, minCapacity: 0 } };
  const tolerant = { coredns: { configurationValues: { tolerations: [{ operator: "Exists" }] } } };
  const more = { nodeGroups: empty, workerGroups: { b: { taints: [TAINT] } }, addons: tolerant };
  expect(addonsWarnings({ ...NAMED_CALL, authenticationMode: "CONFIG_MAP", ...more })).toContainEqual(mend);
});

test("a taint that an add-on of the same cluster takes off keeps no pods off", () => {
  const workerGroups = { a: { taints: [{ key: "ebs.csi.aws.com/agent-not-ready", effect: "NoExecute" }] } } as const;
  const told = (more: object) =>
    addonsWarnings({ ...NAMED_CALL, workerGroups, addons: { coredns: true, ...more } }).filter((one) =>
      one.startsWith("addons.coredns"),
    );
  expect(told({})).toEqual([expect.stringContaining("have a taint that keeps pods off")]);
  expect(told({ "aws-ebs-csi-driver": true })).toEqual([]);
});

test.each<[object, boolean]>([
  [{ "k8s-app": "kube-dns" }, true],
  [{ "k8s-app": "kube-*", "eks.amazonaws.com/component": "coredns" }, true],
  [{ "k8s-app": "metrics-server" }, false],
  [{ app: "kube-dns" }, false],
  [{ "k8s-app": Token.asString({ later: 1 }) }, true],
  [Token.asStringMap({ later: 1 }), true],
])("a profile for pods with %j takes CoreDNS: %s", (labels, takes) => {
  const fargateProfiles = { system: { selectors: [{ namespace: "kube-system", labels }] } };
  const problems = problemsOf({ workerGroups: {}, fargateProfiles, addons: { coredns: true } });
  expect(problems).toEqual(
    takes
      ? []
      : [
          expect.stringContaining(
            'a Fargate profile for the namespace kube-system that asks for no other labels than {"k8s-app":"kube-dns","eks.amazonaws.com/component":"coredns"}',
          ),
        ],
  );
});

test("labels that its caller gives CoreDNS are labels of its pods", () => {
  const selectors = [{ namespace: "kube-system", labels: { app: "dns" } }];
  const problems = (podLabels: unknown) =>
    problemsOf({
      workerGroups: {},
      fargateProfiles: { system: { selectors } },
      addons: { coredns: { configurationValues: { podLabels } } },
    });
  expect(problems({ app: "dns" })).toEqual([]);
  expect(problems(Token.asStringMap({ later: 1 }))).toEqual([]);
  expect(problems({ app: "other" })).toHaveLength(1);
});

test("CoreDNS that puts up with taints stays on nodes", () => {
  const workerGroups = { a: { taints: [TAINT] } };
  const coredns = { configurationValues: { tolerations: [{ operator: "Exists" }] } };
  const { eks_addons_coredns: addon } = addonsOf({ workerGroups, fargateProfiles: FARGATE, addons: { coredns } });
  expect(addon!.configuration_values).not.toContain("computeType");
});

const AUTO: EksProps["clusterComputeConfig"] = { enabled: true, nodePools: ["general-purpose"] };
const WINDOWS = { createIamRole: true, amiType: "WINDOWS_CORE_2022_x86_64" } as const;
const TAINT = { key: "dedicated", effect: "NoSchedule" } as const;

const BY_MAP =
  'needs nodes, and with authenticationMode "CONFIG_MAP" the nodes of workerGroups join only when a KubernetesStack has written aws-auth, after this stack; set authenticationMode to "API_AND_CONFIG_MAP", or manageAwsAuth to false where the map is there already';

test.each<[string, object, string[]]>([
  [
    "nodes that join too late",
    { authenticationMode: "CONFIG_MAP", addons: { coredns: true } },
    [`addons.coredns ${BY_MAP}`],
  ],
  [
    "no nodes",
    { workerGroups: {}, addons: { coredns: true, "aws-efs-csi-driver": true } },
    [
      "addons.coredns needs nodes and there are none; give workerGroups, or a Fargate profile for the namespace kube-system, say nodesElsewhere where somebody else brings some, or leave it out",
      "addons.aws-efs-csi-driver needs nodes and there are none; give workerGroups, say nodesElsewhere where somebody else brings some, or leave it out",
    ],
  ],
  [
    "a profile for another namespace",
    {
      workerGroups: [],
      fargateProfiles: { web: { selectors: [{ namespace: "web" }] } },
      addons: { "metrics-server": true },
    },
    [
      "addons.metrics-server needs nodes and there are none; give workerGroups, or a Fargate profile for the namespace kube-system, say nodesElsewhere where somebody else brings some, or leave it out",
    ],
  ],
  [
    "a driver that Fargate cannot run",
    { workerGroups: {}, fargateProfiles: FARGATE, addons: { "aws-efs-csi-driver": true } },
    [
      "addons.aws-efs-csi-driver needs nodes and there are none; give workerGroups, say nodesElsewhere where somebody else brings some, or leave it out",
    ],
  ],
  [
    "nodes of Windows alone",
    { workerGroups: {}, nodeGroups: { a: WINDOWS }, addons: { coredns: true, "aws-efs-csi-driver": true } },
    [
      "addons.coredns runs on Linux, and all groups are of Windows, which cannot do without nodes of Linux; give a group of those, or a Fargate profile for the namespace kube-system, or leave it out",
      "addons.aws-efs-csi-driver runs on Linux, and all groups are of Windows, which cannot do without nodes of Linux; give a group of those, or leave it out",
    ],
  ],
  [
    "Auto Mode without pools",
    { workerGroups: {}, clusterComputeConfig: { enabled: true }, addons: { "aws-efs-csi-driver": true } },
    [
      "addons.aws-efs-csi-driver needs nodes, and clusterComputeConfig names no nodePools; name some, give workerGroups, or leave it out",
    ],
  ],
  [
    "an add-on before the nodes that it needs",
    { addons: { coredns: { beforeCompute: true } } },
    ["addons.coredns: beforeCompute is true, and it comes up only on nodes, which would wait for it; drop it"],
  ],
  [
    "IRSA without a provider",
    { enableIrsa: false, addons: { "vpc-cni": { role: "irsa" } } },
    [
      'addons.vpc-cni: role is "irsa" while enableIrsa is false, so nothing signs for it; set enableIrsa to true, or "pod-identity"',
    ],
  ],
  [
    "Pod Identity without its agent",
    { addons: { "aws-ebs-csi-driver": { role: "pod-identity" } } },
    [
      'addons.aws-ebs-csi-driver: role is "pod-identity", which works only where the agent runs; add "eks-pod-identity-agent": true to addons',
    ],
  ],
  [
    "an association without the agent",
    {
      addons: {
        "vpc-cni": {
          podIdentityAssociation: [{ serviceAccount: "aws-node", roleArn: "arn:aws:iam::123456789012:role/a" }],
        },
        "eks-pod-identity-agent": false,
      },
    },
    [
      'addons.vpc-cni: podIdentityAssociation works only where the agent runs; add "eks-pod-identity-agent": true to addons',
    ],
  ],
  [
    "two roles",
    { addons: { "vpc-cni": { role: "irsa", serviceAccountRoleArn: "arn:aws:iam::123456789012:role/a" } } },
    ["addons.vpc-cni: role makes a role and serviceAccountRoleArn names one; drop one of them"],
  ],
  [
    "a role for nobody knows what",
    { addons: { coredns: { role: "irsa" } } },
    [
      "addons.coredns: role: which policy this add-on needs is known only of vpc-cni, aws-ebs-csi-driver, aws-efs-csi-driver, amazon-cloudwatch-observability; make one with irsaRoles and name it in serviceAccountRoleArn",
    ],
  ],
  [
    "settings as JSON",
    { addons: { coredns: { configurationValues: "{}" } } },
    ['addons.coredns.configurationValues ("{}") must be an object keyed by name'],
  ],
  ["text for a switch", { addons: { coredns: "yes" } }, ['addons.coredns ("yes") must be true, false or an object']],
  [
    "the module's own spelling",
    { addons: { coredns: { most_recent: true } } },
    ['addons.coredns.most_recent is not a known key; did you mean "mostRecent"?'],
  ],
  [
    "a role by its name, in the module's words",
    { addons: { ...AGENT, "vpc-cni": { podIdentityAssociation: [{ serviceAccount: "aws-node", roleArn: "cni" }] } } },
    [
      'addons.vpc-cni: podIdentityAssociation[0].roleArn ("cni") is not the ARN of a role, such as "arn:aws:iam::123456789012:role/ebs-csi"',
    ],
  ],
])("refuses %s", (_, more, problems) => {
  expect(problemsOf(more)).toEqual(problems);
});

test.each<[string, object]>([
  [
    "where the map is there already",
    { authenticationMode: "CONFIG_MAP", manageAwsAuth: false, addons: { coredns: true } },
  ],
  [
    "where Fargate is, which EKS lets in itself",
    { authenticationMode: "CONFIG_MAP", fargateProfiles: FARGATE, addons: { coredns: true } },
  ],
  ["on nodes that somebody else brings", { workerGroups: {}, nodesElsewhere: true, addons: { coredns: true } }],
  [
    "on hybrid nodes",
    {
      workerGroups: {},
      clusterRemoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["192.168.0.0/20"] } },
      addons: { coredns: true },
    },
  ],
  [
    "whose controller runs on Fargate",
    { workerGroups: {}, fargateProfiles: FARGATE, addons: { "aws-ebs-csi-driver": true } },
  ],
  ["that needs no node", { workerGroups: {}, addons: { "vpc-cni": true, "kube-proxy": true, ...AGENT } }],
  ["on Auto Mode's pools", { workerGroups: {}, clusterComputeConfig: AUTO, addons: { "metrics-server": true } }],
  [
    "with a role of Pod Identity on Auto Mode's nodes",
    { workerGroups: {}, clusterComputeConfig: AUTO, addons: { "aws-ebs-csi-driver": { role: "pod-identity" } } },
  ],
  ["of others, of which nothing is known", { workerGroups: {}, addons: { kubecost_kubecost: true } }],
])("takes an add-on %s", (_, more) => {
  expect(problemsOf(more)).toEqual([]);
});

test.each([
  [{}, "self-managed"],
  [{ addons: { coredns: true } }, "self-managed"],
  [{ addons: { "vpc-cni": true } }, "add-on"],
  [{ addons: { "vpc-cni": false } }, "self-managed"],
  [{ bootstrapSelfManagedAddons: false }, "nobody"],
  [{ bootstrapSelfManagedAddons: false, addons: { "vpc-cni": {} } }, "add-on"],
  [{ clusterComputeConfig: { enabled: true } }, "nobody"],
  [{ clusterComputeConfig: { enabled: false } }, "self-managed"],
  [{ clusterComputeConfig: { enabled: true }, addons: { "vpc-cni": true } }, "add-on"],
])("whose aws-node is with %j: %s", (props, owner) => {
  expect(awsNodeOwner(props)).toBe(owner);
});

const LACKING = {
  cni: "no vpc-cni, so no node becomes ready",
  proxy: "no kube-proxy, so no Service answers",
  dns: "no coredns, so no name is resolved",
};
const lacking = (why: string, ...what: (keyof typeof LACKING)[]) =>
  `${why} addons name ${what.map((one) => LACKING[one]).join("; ")}; name them, unless something else takes their place`;
const BARE = "bootstrapSelfManagedAddons is false, and";
const BESIDE = "clusterComputeConfig: what EKS Auto Mode brings is for its own nodes alone, and for the other groups";

test.each<[string, Partial<EksProps>, string[]]>([
  ["by default", {}, []],
  ["without its own", { bootstrapSelfManagedAddons: false }, [lacking(BARE, "cni", "proxy", "dns")]],
  [
    "without its own, one named",
    { bootstrapSelfManagedAddons: false, addons: { "vpc-cni": true } },
    [lacking(BARE, "proxy", "dns")],
  ],
  [
    "without groups yet",
    { bootstrapSelfManagedAddons: false, workerGroups: {} },
    [lacking(BARE, "cni", "proxy", "dns")],
  ],
  [
    "of Fargate alone",
    { bootstrapSelfManagedAddons: false, workerGroups: {}, fargateProfiles: FARGATE },
    [lacking(BARE, "dns")],
  ],
  ["of Auto Mode alone", { clusterComputeConfig: AUTO, workerGroups: {} }, []],
  ["of Auto Mode beside worker groups", { clusterComputeConfig: AUTO }, [lacking(BESIDE, "cni", "proxy", "dns")]],
  [
    "of Auto Mode beside managed groups",
    { clusterComputeConfig: AUTO, workerGroups: {}, nodeGroups: { a: {} }, addons: { "vpc-cni": true, coredns: true } },
    [lacking(BESIDE, "proxy")],
  ],
  ["that leaves Auto Mode", { clusterComputeConfig: { enabled: false } }, []],
])("what a cluster %s lacks is told", (_, more, warnings) => {
  expect(addonsWarnings({ ...NAMED_CALL, ...more })).toEqual(warnings);
});

test.each<[string, Partial<EksProps>, string | undefined]>([
  ["begin with nodes", {}, undefined],
  [
    "begin with none",
    { workerGroups: { a: { asgMinSize: 0 }, b: { asgDesiredCapacity: 0, asgMinSize: 0 } } },
    "no group brings one of Linux",
  ],
  ["one of them not", { workerGroups: { a: { asgMinSize: 0 }, b: {} } }, undefined],
  [
    "are all tainted",
    { workerGroups: { a: { taints: [TAINT] }, b: { asgMinSize: 0 } } },
    "have a taint that keeps pods off",
  ],
  ["prefer not to", { workerGroups: { a: { taints: [{ ...TAINT, effect: "PreferNoSchedule" }] } } }, undefined],
  [
    "are managed and tainted",
    { workerGroups: {}, nodeGroups: { a: { taints: [{ key: "a", effect: "NO_EXECUTE" }] } } },
    "have a taint",
  ],
  [
    "are managed and empty",
    { workerGroups: {}, nodeGroups: { a: { minCapacity: 0 } } },
    "no group brings one of Linux",
  ],
  ["stand beside Auto Mode's pools", { workerGroups: { a: { asgMinSize: 0 } }, clusterComputeConfig: AUTO }, undefined],
  [
    "stand beside Fargate, and are empty",
    { workerGroups: { a: { asgMinSize: 0 } }, fargateProfiles: FARGATE },
    "no group brings one of Linux",
  ],
  ["stand beside Fargate", { workerGroups: { a: {} }, fargateProfiles: FARGATE }, undefined],
])("an add-on waits for nodes; groups that %s", (_, more, told) => {
  const own = { ...NAMED_CALL, ...more };
  const of = (props: EksProps) => addonsWarnings(props).filter((warning) => warning.startsWith("addons.coredns"));
  expect(of({ ...own, addons: { coredns: true } })).toEqual(told === undefined ? [] : [expect.stringContaining(told)]);
  const tolerant = { coredns: { configurationValues: { tolerations: [{ operator: "Exists" }] } } };
  expect(of({ ...own, addons: tolerant })).toEqual(
    told === "no group brings one of Linux" ? [expect.stringContaining(told)] : [],
  );
});

test.each([
  ["aws-ebs-csi-drvier", '; did you mean "aws-ebs-csi-driver"?'],
  ["aws-fsx-csi-drvier", '; did you mean "aws-fsx-csi-driver"?'],
  ["aws-fsx-csi-driver", undefined],
  ["aws-mountpoint-s3-csi-driver", undefined],
  ["kubecost_kubecost", undefined],
])("the add-on %s is told as near a name of AWS's: %s", (name, near) => {
  const told = addonsWarnings({ ...NAMED_CALL, addons: { [name]: true } });
  const expected = `addons.${name} is none that AWS publishes itself, as far as is known here${near}`;
  expect(told).toEqual(near === undefined ? [] : [expected]);
});

test("a configuration that is known only at apply is not looked into", () => {
  const configurationValues = Token.asAny({ later: 1 }) as unknown as object;
  const more = { workerGroups: {}, fargateProfiles: FARGATE, addons: { coredns: { configurationValues } } };
  expect(problemsOf(more)).toEqual([
    "addons.coredns.configurationValues is known only at apply; write the record out, whose values may be",
  ]);
});

test("the typed members are the resources", () => {
  parsed((stack) => {
    const eks = new Eks(stack, "eks", { ...NAMED_CALL, addons: { coredns: true } });
    expect(eks.addons.coredns!.addon.terraformResourceType).toBe("aws_eks_addon");
    expect(eks.addons["kube-proxy"]).toBeUndefined();
  });
});

test("the reference tells the add-ons by name, in literals", () => {
  const { clusterRef } = new EksStack(new App({ outdir: "cdktf.out" }), "cloud", {
    region: "ap-northeast-2",
    network: { vpcId: "vpc-0a", subnets: ["subnet-0a", "subnet-0b"] },
    clusterName: "c",
    workerGroups: { general: {} },
    addons: { "vpc-cni": true, coredns: true },
  });
  expect(clusterRef).toMatchObject({ addons: ["coredns", "vpc-cni"], awsNodeOwner: "add-on" });
});

const PREFIXES = { "vpc-cni": { configurationValues: { env: { ENABLE_PREFIX_DELEGATION: true } } } } as const;

test.each<[string, Partial<EksProps>, string]>([
  ["its own type", { instanceType: "m5.large" } as never, "maxPods: 110"],
  ["the least of several types", { overrideInstanceTypes: ["m5.large", "m4.large"] } as never, "maxPods: 20"],
  [
    "any that meets what is required",
    { instanceRequirements: { vcpuCount: { min: 2 }, memoryMib: { min: 4096 } } } as never,
    "maxPodsExpression:",
  ],
])("with prefix delegation a group's kubelets take as many pods as %s", (_what, group, told) => {
  const { locals } = build({ addons: PREFIXES, workerGroups: { general: group as never } });
  expect(Object.values(locals!).join("")).toContain(told);
});

test("types that take no prefixes are told", () => {
  const told = (workerGroups: EksProps["workerGroups"], nodeGroups: EksProps["nodeGroups"] = {}) =>
    addonsWarnings({ ...NAMED_CALL, addons: PREFIXES, workerGroups, nodeGroups }).filter((one) =>
      one.includes("Nitro"),
    );
  expect(told({ general: {}, old: { overrideInstanceTypes: ["m5.large", "t2.large"] } }, { managed: {} })).toEqual([
    expect.stringContaining("workerGroups.general: instanceType (m4.large) cannot take prefixes of addresses"),
    expect.stringContaining("workerGroups.old: overrideInstanceTypes (t2.large)"),
    expect.stringContaining("nodeGroups.managed: instanceTypes (m4.large)"),
  ]);
  expect(told({ general: { instanceType: "m5.large" } })).toEqual([]);
});
