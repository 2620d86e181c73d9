import { Token } from "cdktf";
import { AwsNodeEnvPatch, type AwsNodeEnv } from "../../modules";
import { awsNodeEnvProblems } from "../../modules/cni/aws-node-env-patch";
import { leftBehind, wantsExternalSnat } from "../../modules/cni/env";
import { combinationProblems, droppingWarnings, envWarnings, tooNewProblems } from "../../modules/cni/env-rules";
import { parsed } from "../../modules/testing";

const env = (given: object) => given as AwsNodeEnv;

test.each<[object, string]>([
  [{ AWS_VPC_ENI_MTU: 9002 }, "must be from 576 to 9001 bytes"],
  [{ AWS_VPC_ENI_MTU: 575 }, "must be from 576 to 9001 bytes"],
  [{ AWS_VPC_ENI_MTU: "" }, 'AWS_VPC_ENI_MTU ("") must be a whole number'],
  [{ POD_MTU: 1.5 }, "POD_MTU (1.5) must be a whole number, from 0 on"],
  [{ WARM_IP_TARGET: -1 }, "WARM_IP_TARGET (-1) must be a whole number, from 0 on"],
  [{ AWS_VPC_K8S_CNI_EXTERNALSNAT: "yes" }, 'AWS_VPC_K8S_CNI_EXTERNALSNAT ("yes") must be true or false'],
  [{ AWS_VPC_K8S_CNI_EXTERNALSNAT: 1 }, "AWS_VPC_K8S_CNI_EXTERNALSNAT (1) must be true or false"],
  [{ AWS_VPC_K8S_CNI_VETHPREFIX: "eth" }, "must have one to four letters"],
  [{ AWS_VPC_K8S_CNI_VETHPREFIX: "pods1" }, "must have one to four letters"],
  [{ AWS_VPC_K8S_CNI_VETHPREFIX: "" }, "must have one to four letters"],
  [{ AWS_VPC_K8S_PLUGIN_LOG_FILE: "stdout" }, 'must be a path or "stderr"'],
  [{ AWS_VPC_K8S_CNI_RANDOMIZESNAT: "random" }, 'is not one of "prng", "hashrandom", "none"'],
  [{ POD_SECURITY_GROUP_ENFORCING_MODE: "lax", ENABLE_POD_ENI: true }, 'is not one of "strict", "standard"'],
  [{ NETWORK_POLICY_ENFORCING_MODE: "" }, 'is not one of "standard", "strict", "none"'],
  [{ AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: "10.0.0.0/8, fd00::/8" }, 'holds "fd00::/8", which the CNI would skip'],
  [{ AWS_EXTERNAL_SERVICE_CIDRS: "10.0.0.0/33,x" }, 'holds "10.0.0.0/33" and "x", which the CNI would skip'],
  [{ ADDITIONAL_ENI_TAGS: "team=web" }, "must be a JSON object of text"],
  [{ ADDITIONAL_ENI_TAGS: '["a"]' }, "must be a JSON object of text"],
  [{ ADDITIONAL_ENI_TAGS: '{"a":1}' }, "must be a JSON object of text"],
  [{ ADDITIONAL_ENI_TAGS: '{"node.k8s.amazonaws.com/x":"1"}' }, 'has the key "node.k8s.amazonaws.com/x"'],
  [{ DISABLE_TCP_EARLY_DEMUX: true }, "is not a variable of aws-node, but of aws-vpc-cni-init"],
])("refuses the value of %j", (given, problem) => {
  expect(awsNodeEnvProblems({ env: env(given) })).toEqual([expect.stringContaining(problem)]);
});

test.each([
  { AWS_VPC_ENI_MTU: 576 },
  { NETWORK_POLICY_ENFORCING_MODE: "none" },
  { AWS_VPC_ENI_MTU: "9001" },
  { WARM_IP_TARGET: 0 },
  { AWS_VPC_K8S_CNI_EXTERNALSNAT: "False" },
  { AWS_VPC_K8S_CNI_LOGLEVEL: "warn" },
  { AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: "10.1.2.3/8, 172.16.0.0/12," },
  { ADDITIONAL_ENI_TAGS: '{"team":"web"}' },
  { WARM_ENI_TARGET: "as-shipped", POD_MTU: "as-shipped" },
  { AWS_VPC_K8S_CNI_EXTERNALSNAT: Token.asAny("${var.snat}") },
])("takes %j", (given) => {
  expect(awsNodeEnvProblems({ env: env(given) })).toEqual([]);
});

test.each<[object, string[]]>([
  [
    { ENABLE_PREFIX_DELEGATION: true, WARM_PREFIX_TARGET: 0 },
    [
      "env: ENABLE_PREFIX_DELEGATION with WARM_PREFIX_TARGET 0 and neither WARM_IP_TARGET nor MINIMUM_IP_TARGET; aws-node would not start; give one of the three",
    ],
  ],
  [{ ENABLE_PREFIX_DELEGATION: true, WARM_PREFIX_TARGET: 0, WARM_IP_TARGET: 5 }, []],
  [{ ENABLE_PREFIX_DELEGATION: true, WARM_PREFIX_TARGET: "as-shipped" }, []],
  [{ ENABLE_PREFIX_DELEGATION: true }, []],
  [
    { ENABLE_IPv4: true, ENABLE_IPv6: true, ENABLE_PREFIX_DELEGATION: true },
    ["env: ENABLE_IPv4 and ENABLE_IPv6 are both true, and aws-node takes one of them; leave both to EKS"],
  ],
  [
    { ENABLE_IPv4: "as-shipped", ENABLE_IPv6: "true", ENABLE_PREFIX_DELEGATION: true },
    ["env: ENABLE_IPv4 and ENABLE_IPv6 are both true, and aws-node takes one of them; leave both to EKS"],
  ],
  [
    { ENABLE_IPv4: false },
    ["env: ENABLE_IPv4 is false and ENABLE_IPv6 is not true; aws-node takes one of them; leave both to EKS"],
  ],
  [{ ENABLE_IPv4: false, ENABLE_IPv6: true, ENABLE_PREFIX_DELEGATION: true }, []],
  [
    { ENABLE_IPv4: false, ENABLE_IPv6: true, ENABLE_PREFIX_DELEGATION: false, ENABLE_POD_ENI: true },
    [
      "env: ENABLE_IPv6 wants ENABLE_PREFIX_DELEGATION, or aws-node would not start; make it true, or leave both to EKS",
    ],
  ],
  [
    { ENABLE_IPv4: false, ENABLE_IPv6: true },
    [
      "env: ENABLE_IPv6 wants ENABLE_PREFIX_DELEGATION, or aws-node would not start; make it true, or leave both to EKS",
    ],
  ],
  [
    { ENABLE_IPv4: false, ENABLE_IPv6: true, ENABLE_PREFIX_DELEGATION: true, AWS_VPC_ENI_MTU: 1279, POD_MTU: "1280" },
    ["env.AWS_VPC_ENI_MTU (1279) must be from 1280 to 9001 bytes, since ENABLE_IPv6 is true"],
  ],
])("together, %j: %j", (given, problems) => {
  expect(combinationProblems(env(given), "env")).toEqual(problems);
});

test("a cluster of IPv6 is one though EKS sets its variables", () => {
  const given = env({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true, POD_MTU: 1000 });
  expect(combinationProblems(given, "env", { family: "ipv6" })).toEqual([
    "env: AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG is for IPv4, and the cluster is of IPv6; drop it",
    "env.POD_MTU (1000) must be from 1280 to 9001 bytes, since the cluster is of IPv6",
  ]);
  expect(combinationProblems(given, "env")).toEqual([]);
});

const LATER = Token.asString({ known: "later" });

test.each<[object, number, number]>([
  [{ ENABLE_IPv4: false, ENABLE_IPv6: true }, 0, 0],
  [{ ENABLE_PREFIX_DELEGATION: LATER }, 0, 0],
  [{ ENABLE_PREFIX_DELEGATION: Token.asNumber({ known: "later" }) }, 0, 0],
  [{ ENABLE_PREFIX_DELEGATION: false }, 1, 1],
  // An add-on leaves it to EKS, which turns it on; a patch writes what the manifest has.
  [{ ENABLE_PREFIX_DELEGATION: "as-shipped" }, 0, 1],
  [{ ENABLE_IPv6: LATER, ENABLE_IPv4: false }, 0, 0],
  [{ ENABLE_IPv6: false }, 1, 1],
  [{ ENABLE_IPv6: "as-shipped" }, 0, 1],
  [{ ENABLE_IPv6: LATER, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true, AWS_VPC_ENI_MTU: 600 }, 2, 2],
  [{ ENABLE_IPv6: "as-shipped", AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true }, 1, 2],
  [{ WARM_PREFIX_TARGET: 0 }, 1, 1],
  [{ WARM_PREFIX_TARGET: 0, WARM_IP_TARGET: 3 }, 0, 0],
  [{ ENABLE_POD_ENI: true }, 0, 0],
  [{ AWS_VPC_K8S_CNI_EXTERNALSNAT: true }, 0, 0],
])("in a cluster of IPv6, %j: %i problems of the add-on's, %i of a patch's", (given, ofAddon, ofPatch) => {
  const count = (by: "add-on" | "patch") => combinationProblems(env(given), "env", { family: "ipv6", by }).length;
  expect([count("add-on"), count("patch")]).toEqual([ofAddon, ofPatch]);
});

test.each<[object, string[]]>([
  [
    { AWS_VPC_K8S_CNI_EXTERNALSNAT: true, AWS_VPC_K8S_CNI_RANDOMIZESNAT: "none" },
    ["env.AWS_VPC_K8S_CNI_EXTERNALSNAT does nothing in a cluster of IPv6: pods keep their IPv6 addresses there anyway"],
  ],
  [{ AWS_VPC_K8S_CNI_EXTERNALSNAT: false }, []],
  [{ WARM_PREFIX_TARGET: 2 }, []],
])("in a cluster of IPv6 %j is told: %j", (given, warnings) => {
  expect(envWarnings(env(given), "env", { family: "ipv6" })).toEqual(warnings);
});

test("ENABLE_IPv6 in a cluster that is known to be of IPv4 is refused", () => {
  const given = env({ ENABLE_IPv4: false, ENABLE_IPv6: true, ENABLE_PREFIX_DELEGATION: true });
  expect(combinationProblems(given, "env", { family: "ipv4" })).toEqual([
    "env: ENABLE_IPv6 is true, and the cluster is of IPv4; drop it",
  ]);
  const snat = env({ AWS_VPC_K8S_CNI_EXTERNALSNAT: true, ENABLE_IPv6: true });
  expect([undefined, "ipv4", "ipv6"].map((family) => wantsExternalSnat(snat, family as "ipv4"))).toEqual([
    false,
    true,
    false,
  ]);
});

test("security groups for pods want a release that knows them in a cluster of IPv6", () => {
  const given = env({ ENABLE_POD_ENI: true });
  expect(tooNewProblems(given, "v1.15.4-eksbuild.1", "env", { family: "ipv6" })).toEqual([
    "env.ENABLE_POD_ENI works in a cluster of IPv6 from release 1.16.0 of the CNI on, and the add-on is pinned to v1.15.4-eksbuild.1; take a later one, or drop it",
  ]);
  expect(tooNewProblems(given, "v1.16.0-eksbuild.1", "env", { family: "ipv6" })).toEqual([]);
  expect(tooNewProblems(given, "v1.15.4-eksbuild.1", "env")).toEqual([]);
});

test.each<[object, string[]]>([
  [
    { AWS_VPC_K8S_CNI_EXTERNALSNAT: true, AWS_VPC_K8S_CNI_RANDOMIZESNAT: "none" },
    [
      "env.AWS_VPC_K8S_CNI_RANDOMIZESNAT does nothing while AWS_VPC_K8S_CNI_EXTERNALSNAT is true: no address is translated",
    ],
  ],
  [{ AWS_VPC_K8S_CNI_EXTERNALSNAT: true, AWS_VPC_K8S_CNI_RANDOMIZESNAT: "as-shipped" }, []],
  [{ AWS_VPC_K8S_CNI_EXTERNALSNAT: false, AWS_VPC_K8S_CNI_RANDOMIZESNAT: "none" }, []],
  [
    { WARM_ENI_TARGET: 2, WARM_IP_TARGET: 5 },
    ["env.WARM_ENI_TARGET does nothing beside WARM_IP_TARGET or MINIMUM_IP_TARGET"],
  ],
  [{ WARM_ENI_TARGET: 2, WARM_IP_TARGET: 0 }, []],
  [{ WARM_PREFIX_TARGET: 2 }, ["env.WARM_PREFIX_TARGET does nothing without ENABLE_PREFIX_DELEGATION"]],
  [
    { POD_SECURITY_GROUP_ENFORCING_MODE: "standard" },
    ["env.POD_SECURITY_GROUP_ENFORCING_MODE does nothing without ENABLE_POD_ENI"],
  ],
  [
    { MINIMUM_IP_TARGET: 10 },
    ["env.MINIMUM_IP_TARGET without WARM_IP_TARGET: a node gets that many addresses and never more; give both"],
  ],
  [{ MINIMUM_IP_TARGET: 10, WARM_IP_TARGET: 2 }, []],
  [{ ENABLE_NFTABLES: true }, ["env.ENABLE_NFTABLES does nothing from release 1.13.2 of the CNI on; drop it"]],
])("%j is told: %j", (given, warnings) => {
  expect(envWarnings(env(given), "env")).toEqual(warnings);
});

test("a variable that a pinned release does not know is told, by number and not by letter", () => {
  const given = env({ ENABLE_MULTI_NIC: true, IP_COOLDOWN_PERIOD: 60, WARM_ENI_TARGET: 1 });
  expect(tooNewProblems(given, "v1.9.3-eksbuild.1", "env")).toHaveLength(2);
  expect(tooNewProblems(given, "v1.15.4-eksbuild.1", "env")).toEqual([
    "env.ENABLE_MULTI_NIC came with release 1.20.0 of the CNI, and the add-on is pinned to v1.15.4-eksbuild.1; take a later one, or drop it",
  ]);
  for (const release of ["v1.20.0-eksbuild.1", "latest", Token.asString({ name: "x" })])
    expect(tooNewProblems(given, release, "env")).toEqual([]);
});

test("what is left of a variable that is taken out", () => {
  expect(leftBehind("AWS_VPC_K8S_CNI_EXTERNALSNAT")).toEqual({});
  expect(leftBehind("WARM_IP_TARGET")).toBeUndefined();
  expect(leftBehind("AWS_VPC_ENI_MTU")).toEqual({ empty: "stops aws-node" });
  expect(leftBehind("NETWORK_POLICY_ENFORCING_MODE")).toEqual({ empty: "stops aws-node" });
  expect(leftBehind("ENABLE_IPv6", "aws-vpc-cni-init")).toEqual({});
  expect(leftBehind("ANY", "aws-eks-nodeagent")).toBeUndefined();
  expect(droppingWarnings(env({ AWS_VPC_ENI_MTU: 1500, POD_MTU: 1500 }), "env")).toEqual([
    'env.AWS_VPC_ENI_MTU: taken out again it would stay behind empty, which stops aws-node; write "as-shipped" in place of taking it out',
  ]);
  expect(droppingWarnings(env({ AWS_VPC_ENI_MTU: "as-shipped" }), "env")).toEqual([]);
  const blocks = { ENABLE_PREFIX_DELEGATION: true, WARM_PREFIX_TARGET: 2 };
  expect(droppingWarnings(env(blocks), "env")).toEqual([expect.stringContaining("beside ENABLE_PREFIX_DELEGATION")]);
  expect(droppingWarnings(env({ ...blocks, WARM_IP_TARGET: 5 }), "env")).toEqual([]);
  expect(droppingWarnings(env({ WARM_PREFIX_TARGET: 2 }), "env")).toEqual([]);
});

test("each container has a patch of its own, under a manager of its own", () => {
  const { resource } = parsed(
    (stack) =>
      new AwsNodeEnvPatch(stack, "aws-node", {
        initEnv: { DISABLE_TCP_EARLY_DEMUX: true },
        agentEnv: { ANY_NAME: 5 },
      }),
  );
  expect(resource.kubernetes_env).toMatchObject({
    "aws-node": {
      container: "aws-node",
      env: [
        { name: "AWS_VPC_K8S_CNI_EXTERNALSNAT", value: "false" },
        { name: "AWS_VPC_K8S_CNI_LOGLEVEL", value: "DEBUG" },
      ],
    },
    "aws-node_init": {
      init_container: "aws-vpc-cni-init",
      env: [{ name: "DISABLE_TCP_EARLY_DEMUX", value: "true" }],
    },
    "aws-node_agent": { container: "aws-eks-nodeagent", env: [{ name: "ANY_NAME", value: "5" }] },
  });
  const managers = Object.values(resource.kubernetes_env!).map(({ field_manager }) => field_manager);
  expect(new Set(managers).size).toBe(3);
  expect(resource.kubernetes_env!["aws-node_init"]).not.toHaveProperty("container");
});

test("the init container's variables and the agent's are judged too", () => {
  expect(
    awsNodeEnvProblems({
      initEnv: env({ DISABLE_TCP_EARLY_DEMUX: "on", WARM_IP_TARGET: 1 }),
      agentEnv: { MY_NODE_NAME: "x", ANY: "as-shipped" },
    }),
  ).toEqual([
    'awsNodeInitEnv.DISABLE_TCP_EARLY_DEMUX ("on") must be true or false',
    "awsNodeInitEnv.WARM_IP_TARGET is not a variable of aws-vpc-cni-init, but of aws-node",
    "awsNodeAgentEnv.MY_NODE_NAME is a reference to the pod's own field and stays one; leave it out, and it is kept as it is",
    "awsNodeAgentEnv.ANY: which value aws-eks-nodeagent came with is not known; write it out",
  ]);
});
