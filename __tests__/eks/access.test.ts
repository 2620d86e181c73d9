import { Lazy } from "cdktf";
import { Eks, type EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { addresses, parsed } from "../../modules/testing";
import { NAMED_CALL } from "../helpers/documents-call";

const ARN = "arn:aws:iam::123456789012:role";
const ISSUER = "${aws_iam_openid_connect_provider.eks_cluster_oidc-provider.arn}";
const built = (more: Partial<EksProps>) => {
  let eks: Eks | undefined;
  const json = parsed((stack) => (eks = new Eks(stack, "eks", { ...NAMED_CALL, ...more })));
  return { json, eks: eks! };
};
const build = (more: Partial<EksProps>) => built(more).json;
const problemsOf = (more: object) => validateEks({ ...NAMED_CALL, ...more } as EksProps);
const added = (more: Partial<EksProps>) => {
  const before = addresses(build({}));
  return addresses(build(more)).filter((address) => !before.includes(address));
};

const ROWS: Partial<EksProps> = {
  mapRoles: [
    { rolearn: `${ARN}/team/ops`, username: "ops", groups: ["system:masters"] },
    { rolearn: `${ARN}/dev`, username: "dev", groups: ["dev"] },
  ],
  mapUsers: [{ userarn: "arn:aws:iam::123456789012:user/jane", username: "jane", groups: [] }],
};
const FROM_ROWS = { ...ROWS, accessEntriesFromAwsAuth: true } as const;

/** The way from the map to entries, as docs/access.md tells it. */
describe("from aws-auth to access entries", () => {
  const first = built({ ...ROWS, authenticationMode: "CONFIG_MAP" });
  const second = built({ ...FROM_ROWS, authenticationMode: "API_AND_CONFIG_MAP" });
  const third = built({ ...FROM_ROWS, authenticationMode: "API" });
  const policies = "aws_eks_access_policy_association.eks_access-entries_role-ops-123456789012_admin";
  const entries = [
    "aws_eks_access_entry.eks_access-entries_role-dev-123456789012",
    "aws_eks_access_entry.eks_access-entries_role-ops-123456789012",
    "aws_eks_access_entry.eks_access-entries_user-jane-123456789012",
    "aws_eks_access_entry.eks_access_nodes",
    policies,
  ];

  test("first the map alone: the nodes and all principals stand in it", () => {
    expect(addresses(first.json).join()).not.toContain("access_entry");
    expect(first.eks.awsAuth).toEqual({ nodeRoleNames: ["my-cluster-node"], ...ROWS, mapAccounts: [] });
  });

  test("then entries beside it: everybody who stood in the map has one, and still stands in it", () => {
    const gone = addresses(first.json).filter((address) => !addresses(second.json).includes(address));
    expect(gone).toEqual([]);
    expect(addresses(second.json).filter((address) => !addresses(first.json).includes(address))).toEqual(entries);
    expect(second.eks.awsAuth).toEqual(first.eks.awsAuth);
  });

  test("then entries alone: not one of them is touched, and nothing is left for the map", () => {
    expect(addresses(third.json)).toEqual(addresses(second.json));
    expect(third.json.resource.aws_eks_access_entry).toEqual(second.json.resource.aws_eks_access_entry);
    expect(third.eks.awsAuth).toEqual({ nodeRoleNames: [], mapRoles: [], mapUsers: [], mapAccounts: [] });
  });

  test("at last the entries written out under the names that they have: no change", () => {
    const written = Object.fromEntries(
      Object.entries({
        "role-ops-123456789012": {
          principalArn: `${ARN}/team/ops`,
          userName: "ops",
          policyAssociations: {
            admin: { policyArn: "AmazonEKSClusterAdminPolicy", accessScope: { type: "cluster" } },
          },
        },
        "role-dev-123456789012": { principalArn: `${ARN}/dev`, userName: "dev", kubernetesGroups: ["dev"] },
        "user-jane-123456789012": { principalArn: "arn:aws:iam::123456789012:user/jane", userName: "jane" },
      } as const),
    );
    expect(build({ authenticationMode: "API", accessEntries: written })).toEqual(third.json);
    expect(Object.keys(third.eks.accessEntries).toSorted()).toEqual(Object.keys(written).toSorted());
  });
});

test("an entry that is written out wins over its row, and the nodes' own row makes none", () => {
  const more = added({
    accessEntriesFromAwsAuth: { except: [`${ARN}/creator`] },
    admins: { ops: `${ARN}/ops` },
    accessEntries: { dev: { principalArn: `${ARN}/dev`, kubernetesGroups: ["dev"] } },
    mapRoles: [
      { rolearn: `${ARN}/ops`, username: "ops", groups: ["system:masters"] },
      { rolearn: `${ARN}/dev`, username: "dev", groups: ["dev"] },
      { rolearn: `${ARN}/creator`, username: "creator", groups: ["system:masters"] },
      {
        rolearn: `${ARN}/my-cluster-node`,
        username: "system:node:{{EC2PrivateDNSName}}",
        groups: ["system:bootstrappers", "system:nodes"],
      },
    ],
  });
  expect(more.filter((address) => address.startsWith("aws_eks_access_entry."))).toEqual([
    "aws_eks_access_entry.eks_access-entries_dev",
    "aws_eks_access_entry.eks_admins_ops",
  ]);
});

test("without rows there is nothing to move, and no map is written for the nodes' sake", () => {
  expect(built({ accessEntriesFromAwsAuth: true }).eks.awsAuth.nodeRoleNames).toEqual([]);
});

test("rows make no entries unless they are asked to", () => {
  expect(added(ROWS)).toEqual([]);
  expect(added({ ...ROWS, accessEntriesFromAwsAuth: false })).toEqual([]);
});

test("rows that only make entries need no map of ours", () => {
  expect(problemsOf({ ...FROM_ROWS, manageAwsAuth: false })).toEqual([]);
  expect(built({ ...FROM_ROWS, manageAwsAuth: false }).eks.awsAuth.mapRoles).toEqual([]);
});

test("accounts have no counterpart, which is told before it is too late", () => {
  const warning =
    'mapAccounts have no counterpart among access entries; name the principals before authenticationMode is "API"';
  const accounts = { ...FROM_ROWS, mapAccounts: ["123456789012"] };
  expect(eksWarnings({ ...NAMED_CALL, ...accounts })).toContain(warning);
  expect(problemsOf({ ...accounts, authenticationMode: "API" })).toEqual([
    'mapAccounts: with authenticationMode "API" EKS does not look at aws-auth; use accessEntries, or "API_AND_CONFIG_MAP"',
  ]);
});

test.each<[string, object, string[]]>([
  [
    "entries in a cluster of the map alone",
    { ...FROM_ROWS, authenticationMode: "CONFIG_MAP" },
    [
      'accessEntriesFromAwsAuth: with authenticationMode "CONFIG_MAP" EKS looks at aws-auth alone; use mapRoles, or "API_AND_CONFIG_MAP"',
    ],
  ],
  [
    "a row of nodes that are not this stack's",
    {
      accessEntriesFromAwsAuth: true,
      mapRoles: [{ rolearn: `${ARN}/n`, username: "n", groups: ["system:bootstrappers", "system:nodes"] }],
    },
    [expect.stringContaining('of type "EC2_LINUX"') as unknown as string],
  ],
  [
    "a name that another entry has",
    {
      ...FROM_ROWS,
      accessEntries: { "role-dev-123456789012": { principalArn: `${ARN}/other` } },
    },
    ['mapRoles[1] would be called "role-dev-123456789012", as another of accessEntries is; rename that one'],
  ],
  [
    "a principal that has an entry, under another path",
    {
      admins: { ops: `${ARN}/ops` },
      accessEntries: {
        same: { principalArn: `${ARN}/team/ops` },
        token: { principalArn: Lazy.stringValue({ produce: () => `${ARN}/ops` }) },
      },
    },
    [`accessEntries.same names ${ARN}/team/ops, as admins.ops does; EKS takes one entry a principal`],
  ],
  [
    "the roles of nodes",
    {
      workerGroups: { general: {}, web: { iamRoleId: "web" } },
      admins: { web: `${ARN}/web` },
      accessEntries: { nodes: { principalArn: `${ARN}/eks-node`, type: "EC2_LINUX" } },
      clusterName: "eks",
    },
    [
      `admins.web names ${ARN}/web, as the nodes' own does; EKS takes one entry a principal`,
      `accessEntries.nodes names ${ARN}/eks-node, as the nodes' own does; EKS takes one entry a principal`,
    ],
  ],
  [
    "text for a switch",
    { accessEntriesFromAwsAuth: "yes" },
    ['accessEntriesFromAwsAuth ("yes") must be true, false or an object'],
  ],
])("refuses %s", (_, more, problems) => {
  expect(problemsOf(more)).toEqual(problems);
});

test("policies of entries by name, in the partition of the account", () => {
  const { resource } = build({
    accessEntries: {
      view: {
        principalArn: `${ARN}/view`,
        policyAssociations: {
          view: { policyArn: "AmazonEKSViewPolicy", accessScope: { type: "namespace", namespaces: ["web"] } },
        },
      },
    },
  });
  expect(resource.aws_eks_access_policy_association!["eks_access-entries_view_view"]).toMatchObject({
    policy_arn: "arn:${data.aws_partition.eks_partition.partition}:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
    access_scope: { type: "namespace", namespaces: ["web"] },
  });
});

const PODS: Partial<EksProps> = {
  addons: { "eks-pod-identity-agent": true },
  irsaRoles: {
    scaler: {
      namespaceServiceAccounts: ["kube-system:cluster-autoscaler"],
      policies: { scale: "arn:aws:iam::123456789012:policy/scale" },
      inlinePolicies: { own: "{}" },
      tags: { environment: "own" },
    },
  },
  podIdentityAssociations: {
    app: { namespace: "web", serviceAccount: "app", role: { name: "web-app" } },
    old: { namespace: "web", serviceAccount: "old", roleArn: `${ARN}/old`, tags: { team: "web" } },
  },
};

test("roles of service accounts: their addresses", () => {
  expect(added({ irsaRoles: PODS.irsaRoles, podIdentityAssociations: PODS.podIdentityAssociations })).toEqual([
    "aws_eks_pod_identity_association.eks_pod-identity_app",
    "aws_eks_pod_identity_association.eks_pod-identity_old",
    "aws_iam_role.eks_irsa-roles_scaler",
    "aws_iam_role.eks_pod-identity-roles_app",
    "aws_iam_role_policy.eks_irsa-roles_scaler_own",
    "aws_iam_role_policy_attachment.eks_irsa-roles_scaler_scale",
  ]);
});

test("roles of service accounts: by the cluster's own provider, under the cluster's path, boundary and tags", () => {
  const { json, eks } = built({
    ...PODS,
    iamPath: "/team/",
    permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
  });
  const { aws_iam_role: roles, aws_eks_pod_identity_association: associations } = json.resource;
  expect(roles!["eks_irsa-roles_scaler"]).toMatchObject({
    name_prefix: "my-cluster-scaler-",
    path: "/team/",
    permissions_boundary: "arn:aws:iam::123456789012:policy/b",
    tags: { environment: "own" },
  });
  expect(roles!["eks_irsa-roles_scaler"]!.assume_role_policy).toContain(`"Federated":"${ISSUER}"`);
  expect(roles!["eks_pod-identity-roles_app"]).toMatchObject({ name: "web-app", tags: { environment: "test" } });
  expect(associations).toMatchObject({
    "eks_pod-identity_app": { role_arn: "${aws_iam_role.eks_pod-identity-roles_app.arn}", namespace: "web" },
    "eks_pod-identity_old": { role_arn: `${ARN}/old`, tags: { environment: "test", team: "web" } },
  });
  const { irsaRoles, podIdentityRoles, podIdentityAssociations } = eks.serviceAccounts;
  expect(irsaRoles.scaler!.role.terraformResourceType).toBe("aws_iam_role");
  expect(Object.keys(podIdentityRoles)).toEqual(["app"]);
  expect(Object.keys(podIdentityAssociations)).toEqual(["app", "old"]);
});

test("an association without an agent is told, not refused: it may be there by other means", () => {
  const { addons: _, ...without } = PODS;
  const warned = (more: Partial<EksProps>) =>
    eksWarnings({ ...NAMED_CALL, ...more }).filter((warning) => warning.startsWith("podIdentityAssociations"));
  expect(warned(without)).toEqual([
    'podIdentityAssociations work only where the agent runs, and addons name none; add "eks-pod-identity-agent": true, unless the agent is installed another way',
  ]);
  expect(warned(PODS)).toEqual([]);
});

test.each<[string, object, string[]]>([
  [
    "IRSA without a provider",
    { enableIrsa: false, irsaRoles: PODS.irsaRoles },
    [
      "irsaRoles are given while enableIrsa is false, so nothing signs for them; set enableIrsa to true, or use podIdentityAssociations",
    ],
  ],
  [
    "a wildcard that nobody asked for",
    { irsaRoles: { a: { namespaceServiceAccounts: ["web:*"] } } },
    [
      'irsaRoles.a: namespaceServiceAccounts: "web:*" has a wildcard, which matches nothing by StringEquals; name the accounts, or set assumeRoleConditionTest to "StringLike"',
    ],
  ],
  [
    "an association without a role",
    { podIdentityAssociations: { a: { namespace: "web", serviceAccount: "a" } } },
    ["podIdentityAssociations.a: names neither a roleArn nor a role to make; give one of them"],
  ],
  [
    "an association with two",
    { podIdentityAssociations: { a: { namespace: "web", serviceAccount: "a", roleArn: `${ARN}/a`, role: {} } } },
    ["podIdentityAssociations.a: has a roleArn and a role to make; drop one of them"],
  ],
  [
    "two associations for one service account",
    {
      podIdentityAssociations: {
        a: { namespace: "web", serviceAccount: "x", role: {} },
        b: { namespace: "web", serviceAccount: "x", role: {} },
      },
    },
    ["podIdentityAssociations.b: is for web:x, as a is; EKS takes one association each"],
  ],
  [
    "the provider, which is the cluster's",
    { irsaRoles: { a: { namespaceServiceAccounts: ["web:a"], oidcProviderArn: "x" } } },
    ["irsaRoles.a.oidcProviderArn is not a known key"],
  ],
])("refuses %s", (_, more, problems) => {
  expect(problemsOf(more)).toEqual(problems);
});

test("labels of a map that has no row, and so is not written, are told", () => {
  const awsAuthAdditionalLabels = { team: "platform" };
  const told = (more: Partial<EksProps>) =>
    eksWarnings({ ...NAMED_CALL, awsAuthAdditionalLabels, ...more }).filter((warning) =>
      warning.includes("label nothing"),
    );
  expect(told({})).toHaveLength(1);
  expect(told({ mapAccounts: ["123456789012"] })).toEqual([]);
  expect(told({ authenticationMode: "CONFIG_MAP" })).toEqual([]);
});
