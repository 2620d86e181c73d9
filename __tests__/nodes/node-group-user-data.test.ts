import { Token } from "cdktf";
import { NodeGroup, type AmiFamily, type NodeGroupProps } from "../../modules";
import { nodeGroupUserData, type UserDataFacts } from "../../modules/nodes/node-group/user-data";
import { parsed } from "../../modules/testing";
import { expectGolden } from "../helpers/golden";

const cluster = {
  name: "my-cluster",
  endpoint: "https://api.example.com",
  certificateAuthority: "Q0E=",
  serviceCidr: "10.100.0.0/16",
};
const said = {
  labels: { tier: "web" },
  taints: [{ key: "dedicated", value: "web", effect: "NoSchedule" }],
  capacityType: "SPOT",
} as const;
const scripts = { preUserdata: 'echo "before ${HOME}"\n', kubeletExtraArgs: "--v=4" };
const IMAGE = { imageId: "ami-0abc1234def567890", cluster };

test.each<[golden: string, facts: UserDataFacts]>([
  [
    "node-group-al2023-managed.txt",
    {
      ...said,
      family: "al2023",
      bootstrap: {
        ...scripts,
        additionalUserdata: "echo after",
        maxPods: 58,
        environment: { HTTPS_PROXY: "http://proxy:3128", NO_PROXY: "" },
        nodeConfig: { instance: { environment: { default: { HTTPS_PROXY: "none", LANG: "C" }, kubelet: { A: "b" } } } },
      },
    },
  ],
  ["node-group-al2023-image.txt", { ...said, ...IMAGE, family: "al2023", bootstrap: scripts }],
  [
    "node-group-bottlerocket-managed.toml",
    { ...said, family: "bottlerocket", bootstrap: { maxPods: 58, bottlerocket: { motd: "hello" } } },
  ],
  ["node-group-bottlerocket-image.toml", { ...said, ...IMAGE, family: "bottlerocket", bootstrap: { maxPods: 58 } }],
  [
    "node-group-windows-managed.ps1",
    { ...said, family: "windows-2022-core", bootstrap: { preUserdata: "Write-Host 'x'" } },
  ],
  ["node-group-windows-image.ps1", { ...said, ...IMAGE, family: "windows-2022-core", bootstrap: scripts }],
  ["node-group-al2-managed.txt", { ...said, family: "al2", bootstrap: { preUserdata: scripts.preUserdata } }],
  [
    "node-group-al2-image.sh",
    { ...said, ...IMAGE, family: "al2", bootstrap: { ...scripts, environment: { NAME: "it's ${x}" } } },
  ],
])("%s", (golden, facts) => {
  expectGolden(golden, nodeGroupUserData(facts)!);
});

const FAMILIES: AmiFamily[] = ["al2023", "bottlerocket", "windows-2022-core", "al2"];

test.each(FAMILIES)(
  "%s: labels and taints are EKS's business, so without settings there is nothing to say",
  (family) => {
    expect(nodeGroupUserData({ ...said, family })).toBeUndefined();
    expect(nodeGroupUserData({ ...said, family, bootstrap: { preUserdata: "", environment: {} } })).toBeUndefined();
  },
);

test.each(FAMILIES)("%s: with an image that is named, nodes register with labels and taints themselves", (family) => {
  const text = nodeGroupUserData({ ...said, ...IMAGE, family })!;
  for (const part of ["tier", "dedicated", "eks.amazonaws.com/capacityType", "SPOT", IMAGE.imageId, cluster.endpoint])
    expect(text).toContain(part);
});

test("an image bought on demand says so", () => {
  expect(nodeGroupUserData({ ...IMAGE, family: "al2023" })).toContain("eks.amazonaws.com/capacityType=ON_DEMAND");
});

test("a whole text takes the place of all that, as it is or made of what the node would be told", () => {
  const whole = (facts: Partial<UserDataFacts>) => nodeGroupUserData({ ...said, family: "al2023", ...facts });
  expect(whole({ bootstrap: { template: "#cloud-config\nx: ${Y}\n" } })).toBe("#cloud-config\nx: $${Y}\n");
  expect(whole({ ...IMAGE, bootstrap: { template: "" } })).toBeUndefined();
  const template: NonNullable<UserDataFacts["bootstrap"]>["template"] = ({ cluster: { name }, kubelet }) =>
    `${name} ${JSON.stringify(kubelet?.taints)} ${kubelet?.labels?.tier}`;
  expect(whole({ ...IMAGE, bootstrap: { template } })).toBe(`my-cluster ${JSON.stringify(said.taints)} web`);
  expect(whole({ cluster, bootstrap: { template } })).toBe("my-cluster undefined undefined");
});

test("the launch template holds it in base64, by way of a local", () => {
  const props: NodeGroupProps = {
    clusterName: "c",
    nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
    subnetIds: ["subnet-0a"],
    bootstrap: { maxPods: 5, preUserdata: 'echo "${HOME}"' },
  };
  const json = parsed((stack) => new NodeGroup(stack, "web", props));
  expect(json.resource.aws_launch_template!["web_launch-template"]).toMatchObject({
    user_data: "${base64encode(local.web_user-data)}",
  });
  expect(json.locals["web_user-data"]).toContain('echo "$${HOME}"');
});

test("tokens come out as they went in", () => {
  const endpoint = Token.asString({ endpoint: 1 });
  expect(nodeGroupUserData({ ...IMAGE, family: "al2023", cluster: { ...cluster, endpoint } })).toContain(endpoint);
});
