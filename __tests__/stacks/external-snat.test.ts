import { App, Token } from "cdktf";
import { EksStack, KubernetesStack, type EksStackProps } from "../../modules";
import { addresses } from "../../modules/testing";
import { synthApp, warningsOf } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";

const ZONES = ["eu-west-1a", "eu-west-1b"];
const OWN = { cidrBlock: "10.0.0.0/16", availabilityZones: ZONES } as const;
const PODS = { ...OWN, podCidrBlock: "100.64.0.0/16" } as const;
const ENV = { AWS_VPC_K8S_CNI_EXTERNALSNAT: true };
const props = (more: Partial<EksStackProps>, env: object = ENV): EksStackProps => ({
  region: "eu-west-1",
  clusterName: "c",
  network: OWN,
  workerGroups: { edge: { subnets: "public", publicIp: true } },
  addons: { "vpc-cni": { configurationValues: { env } } },
  ...more,
});
const cloud = (more: Partial<EksStackProps>, env?: object) =>
  synthApp((app) => new EksStack(app, "cloud", props(more, env)));

test("nodes' subnets matter where pods stand in them", () => {
  expect(messageOf(() => cloud({}))).toContain(
    'worker group "edge" stands in subnets public eu-west-1a, public eu-west-1b, which are public: its pods would lose the internet',
  );
});

test("pods with subnets of their own leave by these, wherever their nodes stand", () => {
  expect(() => cloud({ network: PODS })).not.toThrow();
  expect(messageOf(() => cloud({ network: { ...PODS, natGateway: "none" } }))).toContain(
    "AWS_VPC_K8S_CNI_EXTERNALSNAT is true, and pods stand in subnets pods eu-west-1a, pods eu-west-1b, which have no way out through a NAT device",
  );
});

test("pods' subnets that exist are looked at when Terraform plans, unless their way out is said", () => {
  const network = (podSubnets: object): EksStackProps["network"] => ({
    vpcId: "vpc-0123456789abcdef0",
    subnets: ["subnet-0a", "subnet-0b"],
    podSubnets: podSubnets as never,
  });
  const build = (podSubnets: object) => cloud({ network: network(podSubnets), workerGroups: { general: {} } });
  const checks = (podSubnets: object) =>
    addresses(build(podSubnets).stacks.cloud!).filter((address) => address.startsWith("data.aws_route_table."));
  expect(checks({ "eu-west-1a": "subnet-0c", "eu-west-1b": "subnet-0d" })).toEqual([
    "data.aws_route_table.eks_addon-egress_subnet-0c",
    "data.aws_route_table.eks_addon-egress_subnet-0d",
  ]);
  expect(checks({ "eu-west-1a": { id: "subnet-0c", wayOut: "private-with-egress" } })).toEqual([]);
  expect(messageOf(() => build({ "eu-west-1a": { id: "subnet-0c", wayOut: "public" } }))).toContain(
    "pods stand in subnet pods eu-west-1a, which is public: its pods would lose the internet; give pods private subnets",
  );
});

test("of pods' subnets that are looked up by tags it has to be said", () => {
  const network = {
    vpcTags: { Name: "main" },
    availabilityZones: ZONES,
    privateSubnetTags: { tier: "private" },
    podSubnetTags: { tier: "pods" },
  };
  const build = (more: object) => cloud({ network: { ...network, ...more }, workerGroups: { general: {} } });
  expect(messageOf(() => build({}))).toContain(
    'say podSubnetWayOut: "private-with-egress" of a network by tags, or podSubnets: { <zone>: { id, wayOut: "private-with-egress" } }, if they leave',
  );
  expect(() => build({ podSubnetWayOut: "private-with-egress" })).not.toThrow();
  const { podSubnetTags: _tags, ...bare } = network;
  expect(
    messageOf(() => cloud({ network: { ...bare, podSubnetWayOut: "public" }, workerGroups: { general: {} } })),
  ).toContain("podSubnetWayOut goes with podSubnetTags");
});

test("of pods' subnets by ids that are known only at apply it can be said, one by one", () => {
  const later = (name: string) => Token.asString({ later: name });
  const pods = (more: object) => Object.fromEntries(ZONES.map((zone) => [zone, { id: later(zone), ...more }]));
  const build = (more: object) =>
    cloud({
      network: {
        vpcId: later("vpc"),
        subnets: ["a", "b"].map((name) => ({ id: later(name), wayOut: "private-with-egress" as const })),
        podSubnets: pods(more),
      },
      workerGroups: { general: {} },
    });
  expect(messageOf(() => build({}))).toContain("whose ids are known only at apply");
  expect(() => build({ wayOut: "private-with-egress" })).not.toThrow();
});

test("ENIConfigs of somebody else's making are not judged, and that is told", () => {
  const env = { ...ENV, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true };
  const told = expect.stringContaining("the subnets of the ENIConfigs are not known here");
  expect(warningsOf(cloud({}, env), "cloud")).toContainEqual(told);
  expect(warningsOf(cloud({ network: PODS }), "cloud")).not.toContainEqual(told);
  const patched = synthApp((app) => {
    const { clusterRef } = new EksStack(app, "cloud", props({ addons: undefined }));
    new KubernetesStack(app, "inside", { cluster: clusterRef, awsNodeEnv: env });
  });
  expect(warningsOf(patched, "inside")).toContainEqual(told);
});

test("what hangs on the network is told before anything is made", () => {
  const app = new App({ stackTraces: false });
  expect(() => new EksStack(app, "cloud", props({}))).toThrow("cloud: invalid configuration");
  expect(app.node.tryFindChild("cloud")).toBeUndefined();
});

test("where a network has a fault, its blocks are not judged by others in their place", () => {
  const faulty = {
    ...OWN,
    cidrBlock: "172.20.0.0/16",
    subnetPrefixes: { private: 8 },
    availabilityZones: [...ZONES, "eu-west-1b"],
  };
  const more = {
    network: faulty,
    clusterServiceIpv4Cidr: "10.0.0.0/20",
    workerGroups: { general: { asgMaxSize: 900 } },
  };
  const message = messageOf(() => cloud(more, {}));
  expect(message.split("\n").filter((line) => !/network: (availabilityZones|subnetPrefixes)/.test(line))).toEqual([
    "cloud: invalid configuration",
  ]);
  // What does not hang on the blocks is told all the same.
  const open = messageOf(() => cloud({ network: faulty }));
  expect(open).toContain('worker group "edge" stands in subnets public eu-west-1a, public eu-west-1b');
});

test("in a cluster of IPv6 a patch is judged as the add-on is", () => {
  const network = { ...OWN, ipv6: true } as const;
  const both = (awsNodeEnv: object) =>
    synthApp((app) => {
      const { clusterRef } = new EksStack(app, "cloud", {
        ...props({ network, clusterIpFamily: "ipv6", addons: {} }),
        workerGroups: { edge: { subnets: "public", publicIp: true, instanceType: "m5.large" } },
      });
      expect(clusterRef.ipFamily).toBe("ipv6");
      new KubernetesStack(app, "inside", { cluster: clusterRef, awsNodeEnv });
    });
  expect(warningsOf(both(ENV), "inside")).toContainEqual(
    expect.stringContaining("AWS_VPC_K8S_CNI_EXTERNALSNAT does nothing in a cluster of IPv6"),
  );
  expect(messageOf(() => both({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true }))).toContain("the cluster is of IPv6");
  expect(messageOf(() => both({ ENABLE_PREFIX_DELEGATION: false }))).toContain("ENABLE_IPv6 wants");
});

test("zones that nobody has are in no message", () => {
  const told = (availabilityZones: string[]) =>
    messageOf(() => cloud({ network: { ...OWN, availabilityZones } }))
      .split("\n")
      .slice(1);
  expect(told(["eu-west-1a"])).toEqual([
    expect.stringContaining("availabilityZones names 1 zone"),
    expect.stringContaining("stands in subnet public eu-west-1a"),
  ]);
  expect(told([])).toEqual([expect.stringContaining("availabilityZones names 0 zone")]);
});

test.each([
  [
    { publicSubnetTags: { tier: "private" } },
    "stands in subnets private eu-west-1a, private eu-west-1b, which are public",
  ],
  [{ intraSubnetTags: { tier: "private" } }, "which have no way out through a NAT device"],
  [
    { podSubnetTags: { tier: "private" }, intraSubnetTags: { tier: "private" } },
    "pods stand in subnets pods eu-west-1a",
  ],
])("of two tiers of the same tags %j one tells the other's way out", (more, problem) => {
  const network = {
    vpcTags: { Name: "main" },
    availabilityZones: ZONES,
    privateSubnetTags: { tier: "private" },
    ...more,
  };
  expect(messageOf(() => cloud({ network, workerGroups: { general: {} } }))).toContain(problem);
});

test.each<[string, object, number]>([
  ["no endpoints", { natGateway: "none" }, 1],
  ["an endpoint for images' layers alone", { natGateway: "none", endpoints: ["s3"] }, 1],
  ["those of somebody else", { natGateway: "none", endpoints: "elsewhere" }, 0],
  ["all that they need", { natGateway: "none", endpoints: "private-cluster" }, 0],
  ["something else as a way out", { natGateway: "none", privateEgressThrough: "transit-gateway" }, 0],
  ["a NAT gateway", {}, 0],
])("nodes in a closed network with %s: %i warnings", (_what, more, count) => {
  const json = cloud({ network: { ...OWN, ...more }, workerGroups: { general: {} } }, {});
  expect(warningsOf(json, "cloud").filter((one) => one.includes("never become ready"))).toHaveLength(count);
});

test("nodes in intra subnets are shown to others, since no NAT gateway helps there", () => {
  const network = { ...OWN, intraSubnets: true };
  const workerGroups = { general: { subnets: "intra" } } as const;
  const [told] = warningsOf(cloud({ network, workerGroups }, {}), "cloud").filter((one) =>
    one.includes("never become"),
  );
  expect(told).toMatch(/or to "elsewhere" where others make them, or move the groups to private subnets$/);
  const both = cloud({ network: { ...network, natGateway: "none" }, workerGroups }, {});
  const [closed] = warningsOf(both, "cloud").filter((one) => one.includes("never become"));
  expect(closed).toMatch(/or move the groups to private subnets, and give these a way out by natGateway/);
  const ofPrivate = cloud({ network: { ...OWN, natGateway: "none" }, workerGroups: { general: {} } }, {});
  const [there] = warningsOf(ofPrivate, "cloud").filter((one) => one.includes("never become"));
  expect(there).toMatch(/or to "elsewhere" where others make them, or give private subnets a way out by natGateway/);
  const given = [{ id: "subnet-0a", wayOut: "private-without-egress", name: "private closed" }] as const;
  const [own] = warningsOf(cloud({ workerGroups: { general: { subnets: given } } }, {}), "cloud").filter((one) =>
    one.includes("never become"),
  );
  expect(own).toMatch(/, or move the groups to private subnets$/);
  const external = (more: object) => messageOf(() => cloud({ network, ...more }));
  expect(external({ workerGroups })).toContain("a NAT device; move the group to private subnets with one (");
  const none = { ...OWN, natGateway: "none" };
  expect(external({ network: none, workerGroups: { general: {} } })).toContain("a NAT device; give one (natGateway");
});

test("of pods' subnets no region is told that nobody has", () => {
  const network = { ...OWN, availabilityZones: ["eu-west-1a"], podCidrBlock: "100.64.0.0/16" };
  const message = messageOf(() => cloud({ network }));
  expect(message).toContain("availabilityZones names 1 zone");
  expect(message).not.toMatch(/xx-none|podSubnets span|eu-west-1b/);
});
