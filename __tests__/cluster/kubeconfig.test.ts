import { parse } from "yaml";
import { kubeconfigProblems, renderKubeconfig, updateKubeconfigCommand } from "../../modules/cluster/kubeconfig";
import { expectGolden } from "../helpers/golden";

const settings = {
  clusterName: "my-cluster",
  region: "ap-northeast-2",
  endpoint: "https://ABC.gr7.ap-northeast-2.eks.amazonaws.com",
  certificateAuthority: "Q0E=",
};

test("a kubeconfig", () => {
  expectGolden("kubeconfig.yaml", renderKubeconfig(settings));
});

test("a kubeconfig of another name, by way of a role", () => {
  expectGolden(
    "kubeconfig-role.yaml",
    renderKubeconfig({ ...settings, name: "prod", roleArn: "arn:aws:iam::123456789012:role/ops" }),
  );
});

test("a kubeconfig by aws-iam-authenticator, with arguments and variables of one's own", () => {
  expectGolden(
    "kubeconfig-authenticator.yaml",
    renderKubeconfig({
      ...settings,
      command: "aws-iam-authenticator",
      additionalArgs: ["-r", "it's"],
      env: { AWS_PROFILE: "prod", ATTEMPTS: "2", EMPTY: "" },
    }),
  );
});

test("a kubeconfig by another program", () => {
  expectGolden(
    "kubeconfig-program.yaml",
    renderKubeconfig({ ...settings, command: "/opt/my tools/token", args: [], roleArn: "unheeded" }),
  );
});

test("is read as YAML, with all that was given", () => {
  const text = renderKubeconfig({ ...settings, args: ["a: b", "#", "'"], additionalArgs: ["{x}"], env: { A: "2" } });
  const read = parse(text) as { users: { user: { exec: { args: string[]; env: object[] } } }[] };
  expect(read.users[0]!.user.exec).toEqual({
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args: ["a: b", "#", "'", "{x}"],
    env: [{ name: "A", value: "2" }],
  });
});

test.each(["", "two words", "1", "a: b"])("%j is no name for a kubeconfig", (name) => {
  expect(kubeconfigProblems({ name }, label)).toEqual([expect.stringContaining(`kubeconfig.name ("${name}")`)]);
});

test.each([undefined, "dev", "arn:aws:eks:us-east-1:123456789012:cluster/a"])("%j is one", (name) => {
  expect(kubeconfigProblems({ name }, label)).toEqual([]);
});

const label = (setting: string) => `kubeconfig.${setting}`;

test.each<[Parameters<typeof kubeconfigProblems>[0], string[]]>([
  [{}, []],
  [{ command: "aws" }, []],
  [{ command: "aws-iam-authenticator" }, []],
  [{ command: "mine", args: [] }, []],
  [{ apiVersion: "client.authentication.k8s.io/v1beta1" }, []],
  [
    { command: "toString" },
    ['kubeconfig.command ("toString") is a program whose arguments are not known here; say kubeconfig.args'],
  ],
  [
    { apiVersion: "client.authentication.k8s.io/v1alpha1" },
    [
      'kubeconfig.apiVersion ("client.authentication.k8s.io/v1alpha1") is not what kubectl takes since 1.24; leave it out, or say "client.authentication.k8s.io/v1beta1"',
    ],
  ],
])("%j is told: %j", (given, problems) => {
  expect(kubeconfigProblems(given, label)).toEqual(problems);
});

test("the AWS CLI's command, as in the document", () => {
  expect(updateKubeconfigCommand(settings)).toBe("aws eks --region ap-northeast-2 update-kubeconfig --name my-cluster");
});
