import { misled, unfit } from "../../../rehearsal/kubernetes/nodes/join";
import {
  noPrivatePath,
  noPublicPath,
  noServices,
  notLetIn,
  type Rule,
} from "../../../rehearsal/kubernetes/nodes/reach";
import { readUserData } from "../../../rehearsal/kubernetes/nodes/user-data";
import { signatureOf } from "../../../rehearsal/kubernetes/signature";
import { readToken } from "../../../rehearsal/kubernetes/token-reviews";
import { tokenOf } from "../../../rehearsal/kubernetes/tokens";

const config = (kubelet: object) =>
  JSON.stringify({
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: {
      cluster: { name: "c", apiServerEndpoint: "https://a", certificateAuthority: "Y2E=", cidr: "10.100.0.0/16" },
      kubelet,
    },
  });
const mime = (...parts: readonly (readonly [string, string])[]) =>
  [
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="//"\n',
    ...parts.map(([type, body]) => `--//\nContent-Type: ${type}\n\n${body}\n`),
    "--//--\n",
  ].join("\n");

test("nodeadm: the NodeConfigs of a message are merged, and scripts are none", () => {
  const flags = ["--node-labels=tier=web,a.b/c=d", "--register-with-taints=dedicated=web:NoSchedule,alone:NoExecute"];
  const text = mime(
    ["application/node.eks.aws", config({ flags })],
    ["text/x-shellscript", "#!/bin/sh\necho apiVersion: node.eks.aws/v1alpha1"],
    ["application/node.eks.aws", JSON.stringify({ spec: { kubelet: { config: { maxPods: 20 } } } })],
  );
  expect(readUserData(text)).toMatchObject({
    reader: "nodeadm",
    cluster: { name: "c", endpoint: "https://a", authority: "Y2E=", cidr: "10.100.0.0/16" },
    labels: { tier: "web", "a.b/c": "d" },
    taints: [
      { key: "dedicated", value: "web", effect: "NoSchedule" },
      { key: "alone", effect: "NoExecute" },
    ],
    maxPods: 20,
  });
});

test("nodeadm: a NodeConfig may stand alone, and needs its cluster whole", () => {
  const alone = (spec: string) => `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: ${spec}\n`;
  expect(() => readUserData(alone("{ cluster: { name: c, cidr: 10.0.0.0/16 } }"))).toThrow(
    "the NodeConfig lacks spec.cluster.apiServerEndpoint, spec.cluster.certificateAuthority",
  );
  expect(() => readUserData("#!/bin/sh\necho hello")).toThrow(/neither a NodeConfig, nor Bottlerocket settings/);
});

test("Bottlerocket: settings by their own names", () => {
  const text = `
    [settings.kubernetes]
    api-server = "https://a"
    cluster-certificate = "Y2E="
    cluster-name = "c"
    max-pods = 9
    [settings.kubernetes.node-labels]
    "a.b/c" = "d"
    [settings.kubernetes.node-taints]
    dedicated = ["web:NoSchedule", "web:NoExecute"]
  `;
  expect(readUserData(text)).toEqual({
    reader: "Bottlerocket",
    cluster: { name: "c", endpoint: "https://a", authority: "Y2E=" },
    labels: { "a.b/c": "d" },
    taints: [
      { key: "dedicated", value: "web", effect: "NoSchedule" },
      { key: "dedicated", value: "web", effect: "NoExecute" },
    ],
    maxPods: 9,
  });
  expect(() => readUserData('[settings.kubernetes]\napi-server = "https://a"')).toThrow(
    "settings.kubernetes lacks cluster-certificate, cluster-name",
  );
});

test("bootstrap.sh: its arguments as a shell parts them", () => {
  const text = `#!/bin/bash -e
/etc/eks/bootstrap.sh 'c' --b64-cluster-ca "Y2E=" \\
  --apiserver-endpoint 'https://a' --kubelet-extra-args "--node-labels=tier=web --register-with-taints=k=v:NoSchedule --max-pods=17"
echo done`;
  expect(readUserData(text)).toEqual({
    reader: "bootstrap.sh",
    cluster: { name: "c", endpoint: "https://a", authority: "Y2E=" },
    labels: { tier: "web" },
    taints: [{ key: "k", value: "v", effect: "NoSchedule" }],
    maxPods: 17,
  });
  expect(() => readUserData("/etc/eks/bootstrap.sh c --kubelet-extra-args '--register-with-taints=oops'")).toThrow(
    'kubelet takes no taint like "oops"',
  );
});

test("a machine that was told of another cluster does not join this one", () => {
  const there = { name: "c", endpoint: "https://a", certificateAuthority: { data: "Y2E=" } };
  const told = (cluster: Parameters<typeof misled>[0]["cluster"]) =>
    misled({ reader: "nodeadm", cluster, labels: {}, taints: [] }, there);
  expect(told({ name: "c", endpoint: "https://a", authority: "Y2E=" })).toBeUndefined();
  expect(told({ name: "c" })).toBeUndefined();
  expect(told({ name: "d" })).toMatch(/told to join d/);
  expect(told({ name: "c", endpoint: "https://b" })).toMatch(/endpoint https:\/\/b/);
  expect(told({ name: "c", authority: "eA==" })).toMatch(/authority/);
});

test("a machine that was told of other Services looks for DNS in vain", () => {
  const there = {
    name: "c",
    endpoint: "https://a",
    certificateAuthority: { data: "Y2E=" },
    kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" },
  };
  const told = (cidr: string) =>
    misled({ reader: "nodeadm", cluster: { name: "c", cidr }, labels: {}, taints: [] }, there);
  expect(told("172.20.0.0/16")).toBeUndefined();
  expect(told("10.100.0.0/16")).toMatch(/Services in 10.100.0.0\/16, and the cluster's are in 172.20.0.0\/16/);
  const ipv6 = { ...there, kubernetesNetworkConfig: { serviceIpv6Cidr: "fd30::/108" } };
  const cluster = { name: "c", cidr: "172.20.0.0/16" };
  expect(misled({ reader: "nodeadm", cluster, labels: {}, taints: [] }, ipv6)).toMatch(/the cluster's are in fd30::/);
});

test.each([
  ["for another architecture", { architecture: "arm64" }, /is for arm64, and the machine is x86_64/],
  [
    "of another family",
    { reader: "Bottlerocket" as const },
    /told things by Bottlerocket, and its user data is for nodeadm/,
  ],
  ["newer than the control plane", { version: "1.36" }, /newer than the control plane, 1.35/],
  ["too old for it", { version: "1.31" }, /more than 3 minor versions older than the control plane, 1.35/],
])("a machine does not join by an image %s", (_, wrong, why) => {
  const image = { name: "i", architecture: "x86_64", version: "1.35", reader: "nodeadm" as const };
  const told = (one: typeof image) => unfit(one, { reader: "nodeadm" }, "1.35", ["x86_64"]);
  expect(told(image)).toBeUndefined();
  expect(told({ ...image, version: "1.32" })).toBeUndefined();
  expect(told({ ...image, ...wrong } as typeof image)).toMatch(why);
});

test("Windows: the arguments of Start-EKSBootstrap.ps1", () => {
  const text = `<powershell>
[string]$EKSBootstrapScriptFile = "$env:ProgramFiles\\Amazon\\EKS\\Start-EKSBootstrap.ps1"
& $EKSBootstrapScriptFile -EKSClusterName "c" -APIServerEndpoint 'https://a' -Base64ClusterCA Y2E= -KubeletExtraArgs "--node-labels=tier=web --register-with-taints=os=windows:NoSchedule" 3>&1
</powershell>`;
  expect(readUserData(text)).toMatchObject({
    reader: "Start-EKSBootstrap.ps1",
    cluster: { name: "c", endpoint: "https://a", authority: "Y2E=" },
    labels: { tier: "web" },
    taints: [{ key: "os", value: "windows", effect: "NoSchedule" }],
  });
  expect(() => readUserData("<powershell>echo hello</powershell>")).toThrow("does not call Start-EKSBootstrap.ps1");
});

const rule = (more: Partial<Rule>): Rule => ({
  group: "sg-node",
  egress: false,
  protocol: "tcp",
  fromPort: 443,
  toPort: 443,
  ...more,
});
const out = rule({ egress: true, protocol: "-1", fromPort: -1, toPort: -1, cidr: "0.0.0.0/0" });
const machine = { securityGroups: ["sg-node"], privateIp: "10.0.1.5", subnetId: "subnet-1", hasPublicIp: false };

test.each([
  ["by its group", rule({ group: "sg-cluster", source: "sg-node" }), undefined],
  ["by its address", rule({ group: "sg-cluster", cidr: "10.0.0.0/16" }), undefined],
  ["not by another's address", rule({ group: "sg-cluster", cidr: "10.1.0.0/16" }), /lets sg-node in on port 443/],
  [
    "not on another port",
    rule({ group: "sg-cluster", source: "sg-node", fromPort: 80, toPort: 80 }),
    /lets sg-node in/,
  ],
])("a machine is let in at the private endpoint %s", (_, into, why) => {
  const said = noPrivatePath(machine, ["sg-cluster"], [out, into]);
  if (why) expect(said).toMatch(why);
  else expect(said).toBeUndefined();
});

test("a machine that may not go out reaches nothing", () => {
  const into = rule({ group: "sg-cluster", source: "sg-node" });
  expect(noPrivatePath(machine, ["sg-cluster"], [into])).toMatch(/lets it out to the API server/);
  expect(noPublicPath(machine, "nat-1", [into])).toMatch(/lets it out to the Internet/);
});

test("the public endpoint wants a way to the Internet", () => {
  expect(noPublicPath(machine, "nat-1", [out])).toBeUndefined();
  expect(noPublicPath(machine, undefined, [out])).toMatch(/subnet-1 has no route to the Internet/);
  expect(noPublicPath(machine, "igw-1", [out])).toMatch(/serves public addresses only/);
  expect(noPublicPath({ ...machine, hasPublicIp: true }, "igw-1", [out])).toBeUndefined();
});

test("a machine without a way out needs AWS's services within its VPC", () => {
  const all = ["ec2", "ecr.api", "ecr.dkr", "s3"].map((name) => `com.amazonaws.eu-central-1.${name}`);
  expect(noServices(machine, all)).toBeUndefined();
  expect(noServices(machine, all.slice(0, 2))).toMatch(/no endpoint of ecr.dkr, s3/);
});

test("a public endpoint lets in whom its list names", () => {
  expect(notLetIn("203.0.113.9", { publicAccessCidrs: ["203.0.113.0/24"] })).toBeUndefined();
  expect(notLetIn("198.51.100.9", { publicAccessCidrs: ["203.0.113.0/24", "::/0"] })).toMatch(
    /it comes from 198.51.100.9/,
  );
  expect(notLetIn(undefined, { publicAccessCidrs: ["203.0.113.0/24"] })).toBeUndefined();
  expect(notLetIn("198.51.100.9", {})).toBeUndefined();
});

test("a token of ours is one that the API server's side can read", () => {
  const now = new Date("2026-11-24T12:00:00.123Z");
  const made = tokenOf({ accessKeyId: "ASIA1", secretAccessKey: "s", region: "us-east-1", cluster: "c" }, now);
  const { key, url } = readToken(made, now);
  expect([key, url.searchParams.get("X-Amz-Signature")]).toEqual(["ASIA1", signatureOf(url, "c", "s")]);
  expect(() => readToken(made, new Date("2026-11-24T12:15:00Z"))).toThrow("expired");
});
