import { Token } from "cdktf";
import { parse as parseToml } from "toml";
import { parse as parseYaml } from "yaml";
import type { AmiFamily } from "../../modules/nodes/ami/families";
import { renderManagedUserData, renderUserData } from "../../modules/nodes/bootstrap/render";
import { escapeForTerraform, leastBytes } from "../../modules/nodes/bootstrap/terraform-text";
import type { NodeSettings } from "../../modules/nodes/bootstrap/types";
import { readUserData } from "../../rehearsal/kubernetes/nodes/user-data";
import { expectGolden } from "../helpers/golden";

const cluster = {
  name: "my-cluster",
  endpoint: "https://ABC.gr7.ap-northeast-2.eks.amazonaws.com",
  certificateAuthority: "Q0E=",
  serviceCidr: "10.100.0.0/16",
};
const typed = {
  kubelet: {
    labels: { tier: "web", app: "kubia", "node.kubernetes.io/lifecycle": "spot" },
    taints: [
      { key: "dedicated", value: "web", effect: "NoSchedule" },
      { key: "dedicated", value: "web", effect: "NoExecute" },
      { key: "example.com/gpu", effect: "NoSchedule" },
    ],
  },
  maxPods: 20,
} as const;
const bash = { preUserdata: 'echo "before ${HOME} %{x}"', additionalUserdata: "echo after" };
const powershell = { preUserdata: 'Write-Host "before ${env:TEMP}"', additionalUserdata: "Write-Host 'after'" };
const NODE_CONFIG: NodeSettings["nodeConfig"] = {
  kubelet: {
    config: {
      evictionHard: { "memory.available": "200Mi", "nodefs.available": "5%" },
      shutdownGracePeriod: "45s",
      imageGCHighThresholdPercent: 0,
      serializeImagePulls: false,
      allowedUnsafeSysctls: ["net.core.*"],
      clusterDNS: [],
      registerWithTaints: [{ key: "not-yet", effect: "NoSchedule" }],
    },
    flags: ["--v=4"],
  },
  containerd: {
    config: '[plugins."io.containerd.grpc.v1.cri".containerd]\n\tdiscard_unpacked_layers = false\n',
    baseRuntimeSpec: { process: { rlimits: [{ type: "RLIMIT_NOFILE", soft: 1024, hard: 1024 }] } },
  },
  instance: {
    localStorage: { strategy: "RAID0", mountPath: "/mnt/disks", disabledMounts: ["PodLogs"] },
    environment: { default: { HTTPS_PROXY: "http://proxy:3128" }, "kubelet.service": { NO: "it's" } },
    network: { nameservers: ["169.254.169.253"], domains: ["corp.example.com"] },
  },
  featureGates: { FastImagePull: true, InstanceIdNodeName: false },
};
const BOTTLEROCKET: NodeSettings["bottlerocket"] = {
  motd: 'he said "hello"',
  kubernetes: { "eviction-hard": { "memory.available": "200Mi" }, "allowed-unsafe-sysctls": ["net.core.*"] },
  "host-containers": { admin: { enabled: true, superpowered: false } },
  kernel: { sysctl: { "net.ipv4.ip_forward": "1" } },
};

test.each<[string, AmiFamily, NodeSettings]>([
  ["al2023-plain.txt", "al2023", {}],
  [
    "al2023-kubelet.txt",
    "al2023",
    {
      kubelet: {
        labels: { tier: "web", app: "kubia" },
        taints: [{ key: "dedicated", value: "web", effect: "NoSchedule" }],
        extraArgs: "--max-pods=20",
      },
    },
  ],
  ["al2023-scripts.txt", "al2023", { ...bash, additionalUserdata: "#!/bin/sh\necho after" }],
  ["al2023-node-config.txt", "al2023", { ...typed, nodeConfig: NODE_CONFIG }],
  ["bottlerocket-plain.toml", "bottlerocket", {}],
  ["bottlerocket-kubelet.toml", "bottlerocket", typed],
  [
    "bottlerocket-settings.toml",
    "bottlerocket",
    {
      ...typed,
      bottlerocket: BOTTLEROCKET,
      bootstrapExtraArgs: 'log-level = 3\n\n[settings.ntp]\ntime-servers = ["169.254.169.123"]\n',
    },
  ],
  ["windows-plain.ps1", "windows-2022-core", {}],
  ["windows-kubelet.ps1", "windows-2025-full", { ...typed, kubelet: { ...typed.kubelet, extraArgs: "--v=4" } }],
  [
    "windows-scripts.ps1",
    "windows-2019-core",
    {
      ...powershell,
      windows: { excludedSnatCidrs: ["10.0.0.0/8", "172.16.0.0/12"], kubeProxyExtraArgs: "--v=2" },
      bootstrapExtraArgs: "-ContainerRuntime containerd",
    },
  ],
  ["al2-plain.sh", "al2", {}],
  [
    "al2-kubelet.sh",
    "al2",
    { ...typed, kubelet: { ...typed.kubelet, extraArgs: '--provider-id="$(cat /run/id)" --v=${LEVEL}' } },
  ],
  ["al2-scripts.sh", "al2", { ...bash, bootstrapExtraArgs: "--local-disks raid0" }],
  ["custom-template.txt", "custom", { template: ({ cluster: { name } }) => `join ${name} as $(hostname) \${HOME}\n` }],
])("user data as in golden/%s", (file, family, settings) => {
  expectGolden(file, renderUserData(family, { ...settings, cluster }));
});

/** Text as Terraform hands it on. */
const applied = (text: string) => text.replaceAll("$${", "${").replaceAll("%%{", "%{");
const nodeConfigOf = (userData: string) =>
  parseYaml(/node\.eks\.aws\n\n(.*?)\n--EKS-NODE/s.exec(applied(userData))![1]!) as { spec: Record<string, unknown> };

test("nodeadm reads back every value that it is told", () => {
  const { spec } = nodeConfigOf(renderUserData("al2023", { ...typed, nodeConfig: NODE_CONFIG, cluster }));
  expect(spec).toEqual({
    cluster: {
      name: "my-cluster",
      apiServerEndpoint: cluster.endpoint,
      certificateAuthority: "Q0E=",
      cidr: "10.100.0.0/16",
    },
    ...NODE_CONFIG,
    kubelet: {
      config: { ...NODE_CONFIG!.kubelet!.config, maxPods: 20 },
      flags: [
        "--node-labels=app=kubia,node.kubernetes.io/lifecycle=spot,tier=web",
        "--register-with-taints=dedicated=web:NoExecute,dedicated=web:NoSchedule,example.com/gpu=:NoSchedule",
        "--v=4",
      ],
      maxPodsExpression: "20",
    },
  });
});

test("Bottlerocket reads back every value that it is told", () => {
  const text = renderUserData("bottlerocket", {
    ...typed,
    bottlerocket: BOTTLEROCKET,
    bootstrapExtraArgs: "log-level = 3",
    cluster,
  });
  expect(parseToml(applied(text))).toEqual({
    settings: {
      ...BOTTLEROCKET,
      kubernetes: {
        "api-server": cluster.endpoint,
        "cluster-certificate": "Q0E=",
        "cluster-name": "my-cluster",
        "cluster-dns-ip": "10.100.0.10",
        "max-pods": 20,
        "log-level": 3,
        "node-labels": typed.kubelet.labels,
        "node-taints": { dedicated: ["web:NoExecute", "web:NoSchedule"], "example.com/gpu": ":NoSchedule" },
        ...BOTTLEROCKET!.kubernetes,
      },
    },
  });
});

test.each<AmiFamily>(["al2023", "bottlerocket", "al2"])(
  "%s: a node learns its cluster, labels, taints and pods",
  (family) => {
    const boot = readUserData(applied(renderUserData(family, { ...typed, cluster })));
    expect(boot).toMatchObject({
      cluster: { name: "my-cluster", endpoint: cluster.endpoint, authority: "Q0E=" },
      labels: typed.kubelet.labels,
      maxPods: 20,
    });
    expect(boot.taints.map(({ key, value, effect }) => [key, value || undefined, effect]).toSorted()).toEqual([
      ["dedicated", "web", "NoExecute"],
      ["dedicated", "web", "NoSchedule"],
      ["example.com/gpu", undefined, "NoSchedule"],
    ]);
  },
);

const TOKENS = {
  name: "my-cluster",
  endpoint: Token.asString({ endpoint: 1 }),
  certificateAuthority: Token.asString({ authority: 1 }),
  serviceCidr: Token.asString({ cidr: 1 }),
};
test.each<AmiFamily>(["al2023", "bottlerocket", "al2", "windows-2022-core"])(
  "%s: tokens come out as they went in",
  (family) => {
    const maxPods = Token.asNumber({ pods: 1 });
    const text = renderUserData(family, { cluster: TOKENS, maxPods });
    expect(text).toContain(TOKENS.endpoint);
    expect(text).toContain(TOKENS.certificateAuthority);
    expect(text).toMatch(/max-?pods\W+\$\{TfToken\[TOKEN\.\d+\]\}/i);
    // cdktf's stand-in for a number that is a token.
    expect(text).not.toMatch(/e\+\d{3}/);
    expect(text).not.toContain("$${");
  },
);

test("an IPv6 cluster", () => {
  const six = { ...cluster, serviceCidr: "fd00::/108", ipFamily: "ipv6" } as const;
  expect(renderUserData("al2", { cluster: six })).toContain("--ip-family ipv6 \\\n  --service-ipv6-cidr 'fd00::/108'");
  // Left to Terraform's cidrhost.
  expect(renderUserData("bottlerocket", { cluster: six })).toMatch(/cluster-dns-ip = "\$\{TfToken\[TOKEN\.\d+\]\}"/);
});

test("a template takes the place of the family's own text; its shell's braces are escaped", () => {
  const template = "#!/bin/sh\necho ${HOME}\n";
  expect(renderUserData("al2023", { cluster, template })).toBe("#!/bin/sh\necho $${HOME}\n");
  expect(renderUserData("al2023", { cluster, template: "" })).toBe("");
  expect(renderUserData("custom", { cluster })).toBe("");
});

test("0 and false are said, and what is empty is not", () => {
  const config = { imageGCLowThresholdPercent: 0, serializeImagePulls: false };
  const { spec } = nodeConfigOf(
    renderUserData("al2023", {
      cluster,
      kubelet: { labels: {}, taints: [], extraArgs: "" },
      preUserdata: "",
      nodeConfig: { kubelet: { config, flags: [] }, containerd: {} },
    }),
  );
  expect(spec.kubelet).toEqual({ config });
  expect(spec.containerd).toBeUndefined();
});

test.each<[AmiFamily, NodeSettings, string | undefined]>([
  ["al2023", {}, undefined],
  ["bottlerocket", {}, undefined],
  ["bottlerocket", { bottlerocket: {}, kubelet: { labels: {} }, bootstrapExtraArgs: " " }, undefined],
  ["al2", { additionalUserdata: "x" }, undefined],
  ["windows-2022-core", { maxPods: 5 }, undefined],
  ["custom", {}, undefined],
  ["bottlerocket", { maxPods: 5 }, "[settings.kubernetes]\nmax-pods = 5\n"],
  ["bottlerocket", { bottlerocket: { motd: "" } }, '[settings]\nmotd = ""\n'],
])("EKS's own user data is left alone where there is nothing to say: %s, %j", (family, settings, text) => {
  expect(renderManagedUserData(family, settings)).toBe(text);
});

test("what EKS merges into a managed node group's user data lacks the cluster", () => {
  expectGolden("al2023-managed.txt", renderManagedUserData("al2023", { ...bash, nodeConfig: NODE_CONFIG })!);
  expect(renderManagedUserData("al2", bash)).toContain('echo "before $${HOME} %%{x}"');
});

test("shell's braces are escaped and cdktf's tokens are not", () => {
  expect(escapeForTerraform("${HOME} %{if} ${TfToken[TOKEN.1]} $X")).toBe("$${HOME} %%{if} ${TfToken[TOKEN.1]} $X");
});

test("bytes are counted as EC2 gets them, tokens left out", () => {
  expect(leastBytes("$${HOME} ü ${TfToken[TOKEN.1]}")).toBe("${HOME} ".length + 2 + 1);
});
