import { TerraformVariable } from "cdktf";
import {
  IrsaRole,
  irsaTrust,
  PodIdentityAssociation,
  podIdentityTrust,
  PodIdentityRole,
  type IrsaRoleProps,
} from "../../modules";
import { validateIrsaRole } from "../../modules/access/irsa-role";
import { validatePodIdentityAssociation, validatePodIdentityRole } from "../../modules/access/pod-identity";
import { addresses, parsed } from "../../modules/testing";
import { expectGolden } from "../helpers/golden";

const ISSUER = "oidc.eks.ap-northeast-2.amazonaws.com/id/ABC";
const PROVIDER = `arn:aws:iam::123456789012:oidc-provider/${ISSUER}`;
const ROLE = "arn:aws:iam::123456789012:role/app";
const IRSA: IrsaRoleProps = { oidcProviderArn: PROVIDER, namespaceServiceAccounts: ["web:app"] };
const TRUST = { ...IRSA, assumeRoleConditionTest: "StringEquals", audience: "sts.amazonaws.com" } as const;
const pretty = (json: string) => `${JSON.stringify(JSON.parse(json), null, 2)}\n`;

test("who may take a role on, as in golden/irsa-trust.json", () => {
  const trust = irsaTrust({ ...TRUST, namespaceServiceAccounts: ["web:b", "kube-system:a"] });
  expectGolden("irsa-trust.json", pretty(trust));
});

test("with wildcards, as in golden/irsa-trust-wildcard.json: whom the token was made for stays exact", () => {
  const trust = irsaTrust({ ...TRUST, namespaceServiceAccounts: ["web:*"], assumeRoleConditionTest: "StringLike" });
  expectGolden("irsa-trust-wildcard.json", pretty(trust));
});

test("Pod Identity's agent, as in golden/pod-identity-trust.json", () => {
  expectGolden("pod-identity-trust.json", pretty(podIdentityTrust()));
});

test.each([`https://${ISSUER}`, ISSUER])("the issuer %s is named without its scheme", (oidcProviderUrl) => {
  expect(irsaTrust({ ...TRUST, oidcProviderUrl })).toBe(irsaTrust(TRUST));
});

test("a provider that is known only at apply", () => {
  const { resource } = parsed((stack) => {
    const arn = new TerraformVariable(stack, "arn", { type: "string" }).stringValue;
    const url = new TerraformVariable(stack, "url", { type: "string" }).stringValue;
    new IrsaRole(stack, "by-arn", { ...IRSA, oidcProviderArn: arn });
    new IrsaRole(stack, "by-url", { ...IRSA, oidcProviderArn: arn, oidcProviderUrl: url });
  });
  const keysOf = (role: string) => {
    const { Statement } = JSON.parse(
      String(resource.aws_iam_role![role]!.assume_role_policy).replaceAll(/\$\{[^}]*\}/g, (text) =>
        text.replaceAll('"', "'"),
      ),
    ) as { Statement: [{ Condition: { StringEquals: object } }] };
    return Object.keys(Statement[0].Condition.StringEquals);
  };
  expect(keysOf("by-arn")).toEqual([
    "${element(split(':oidc-provider/', var.arn), 1)}:aud",
    "${element(split(':oidc-provider/', var.arn), 1)}:sub",
  ]);
  expect(keysOf("by-url")).toEqual([
    "${replace(var.url, 'https://', '')}:aud",
    "${replace(var.url, 'https://', '')}:sub",
  ]);
});

test("a role, its policies and its addresses", () => {
  const json = parsed(
    (stack) =>
      new IrsaRole(stack, "app", {
        ...IRSA,
        path: "/team/",
        permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
        description: "",
        maxSessionDuration: 7200,
        policies: { s3: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" },
        inlinePolicies: { own: "{}" },
        tags: { a: "" },
      }),
  );
  expect(addresses(json)).toEqual([
    "aws_iam_role.app",
    "aws_iam_role_policy.app_own",
    "aws_iam_role_policy_attachment.app_s3",
  ]);
  expect(json.resource.aws_iam_role!.app).toMatchObject({
    name_prefix: "app-",
    path: "/team/",
    permissions_boundary: "arn:aws:iam::123456789012:policy/b",
    description: "",
    max_session_duration: 7200,
    tags: { a: "" },
  });
  expect(json.resource.aws_iam_role_policy!.app_own).toMatchObject({ name: "own", policy: "{}" });
});

test.each([
  [{ name: "app" }, { name: "app" }],
  [
    { namePrefix: "a-cluster-with-a-long-name-cluster-autoscaler-" },
    { name_prefix: "r-with-a-long-name-cluster-autoscaler-" },
  ],
])("of %j the role is called %j", (props, wanted) => {
  const { resource } = parsed((stack) => new PodIdentityRole(stack, "app", props));
  expect(resource.aws_iam_role!.app).toMatchObject(wanted);
});

test("an association, with the arguments that only 6.x has", () => {
  const json = parsed((stack) => {
    const props = { clusterName: "c", namespace: "web", serviceAccount: "app", roleArn: ROLE };
    new PodIdentityAssociation(stack, "app", props);
    new PodIdentityAssociation(stack, "far", {
      ...props,
      serviceAccount: "far",
      targetRoleArn: "arn:aws:iam::222222222222:role/far",
      disableSessionTags: false,
    });
  });
  const { "//": _, ...app } = json.resource.aws_eks_pod_identity_association!.app!;
  expect(app).toEqual({ cluster_name: "c", namespace: "web", service_account: "app", role_arn: ROLE });
  expect(json.resource.aws_eks_pod_identity_association!.far).toMatchObject({
    target_role_arn: "arn:aws:iam::222222222222:role/far",
    disable_session_tags: false,
  });
  expect(json.terraform.required_providers).toMatchObject({ aws: { version: ">= 6.2.0, < 7.0.0" } });
});

test.each<[string, object, string]>([
  [
    "a wildcard that nobody asked for",
    { namespaceServiceAccounts: ["web:*"] },
    'namespaceServiceAccounts: "web:*" has a wildcard, which matches nothing by StringEquals; name the accounts, or set assumeRoleConditionTest to "StringLike"',
  ],
  [
    "every namespace, even where wildcards are asked for",
    { namespaceServiceAccounts: ["*:app"], assumeRoleConditionTest: "StringLike" },
    'namespaceServiceAccounts: "*:app" lets every namespace in, so whoever may make one takes the role on; name the namespace',
  ],
  [
    "a service account without its namespace",
    { namespaceServiceAccounts: ["app"] },
    'namespaceServiceAccounts: "app" is not a namespace and a service account, such as "kube-system:aws-node"',
  ],
  [
    "nobody",
    { namespaceServiceAccounts: [] },
    "namespaceServiceAccounts is empty, so nobody could take the role on; name one",
  ],
  [
    "a provider that is none",
    { oidcProviderArn: ISSUER },
    `oidcProviderArn ("${ISSUER}") is not the ARN of an OIDC provider`,
  ],
  [
    "a policy by its name",
    { policies: { s3: "AmazonS3ReadOnlyAccess" } },
    'policies.s3 ("AmazonS3ReadOnlyAccess") is not the ARN of a policy, such as "arn:aws:iam::aws:policy/ReadOnlyAccess"',
  ],
  [
    "one name for two policies",
    { policies: { a: "arn:aws:iam::aws:policy/A" }, inlinePolicies: { a: "{}" } },
    'policies and inlinePolicies both have a "a"; give one of them another name',
  ],
  ["a short session", { maxSessionDuration: 0 }, "maxSessionDuration (0) must be from 3600 to 43200 seconds"],
  ["two names", { name: "a", namePrefix: "b" }, "name and namePrefix are both given; drop one of them"],
  ["a misspelt key", { policys: {} }, 'policys is not a known key; did you mean "policies"?'],
])("a role by IRSA: refuses %s", (_, more, problem) => {
  expect(validateIrsaRole({ ...IRSA, ...more } as IrsaRoleProps)).toEqual([problem]);
});

test.each<[string, object, string]>([
  ["a wildcard", { serviceAccount: "*" }, 'serviceAccount ("*") is not a name of Kubernetes; it takes no wildcards'],
  [
    "a user",
    { roleArn: "arn:aws:iam::123456789012:user/a" },
    'roleArn ("arn:aws:iam::123456789012:user/a") names a user, which EKS never matches; name the IAM role',
  ],
])("an association: refuses %s", (_, more, problem) => {
  const props = { clusterName: "c", namespace: "web", serviceAccount: "app", roleArn: ROLE, ...more };
  expect(validatePodIdentityAssociation(props)).toEqual([problem]);
});

test("a role for Pod Identity needs nothing", () => {
  expect(validatePodIdentityRole({})).toEqual([]);
});
