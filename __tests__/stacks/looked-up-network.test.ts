import { EksStack, KubernetesStack, type EksStackProps, type LookedUpNetwork } from "../../modules";
import { addresses } from "../../modules/testing";
import { synthApp, warningsOf } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";

const NETWORK: LookedUpNetwork = {
  vpcTags: { Name: "main" },
  availabilityZones: ["eu-west-1a", "eu-west-1b"],
  privateSubnetTags: { tier: "private" },
};
const build = (network: Partial<LookedUpNetwork> = {}, more: Partial<EksStackProps> = {}, snat = false) =>
  synthApp((app) => {
    const { clusterRef } = new EksStack(app, "cloud", {
      region: "eu-west-1",
      clusterName: "c",
      workerGroups: { general: {} },
      ...more,
      network: { ...NETWORK, ...network },
    });
    if (snat)
      new KubernetesStack(app, "inside", { cluster: clusterRef, awsNodeEnv: { AWS_VPC_K8S_CNI_EXTERNALSNAT: true } });
  });

test("one subnet of each tier in each zone, by tags, of a VPC by tags", () => {
  const { stacks } = build(
    { publicSubnetTags: { tier: "public" }, intraSubnetTags: { tier: "intra" } },
    { workerGroups: { general: {}, edge: { subnets: "public", publicIp: true }, inner: { subnets: "intra" } } },
  );
  const { data, resource } = stacks.cloud!;
  expect(data.aws_vpc).toMatchObject({ network: { tags: { Name: "main" } } });
  expect(data.aws_subnet!["network_private_eu-west-1a"]).toMatchObject({
    vpc_id: "${data.aws_vpc.network.id}",
    availability_zone: "eu-west-1a",
    tags: { tier: "private" },
  });
  const idsOf = (tier: string) =>
    ["a", "b"].map((zone) => "${data.aws_subnet.network_" + `${tier}_eu-west-1${zone}.id}`);
  expect(resource.aws_eks_cluster!.eks_cluster!.vpc_config).toMatchObject({ subnet_ids: idsOf("private") });
  const zonesOf = (group: string) => resource.aws_autoscaling_group![`eks_workers_${group}`]!.vpc_zone_identifier;
  expect(zonesOf("general")).toEqual(idsOf("private"));
  expect(zonesOf("edge")).toEqual(idsOf("public"));
  expect(zonesOf("inner")).toEqual(idsOf("intra"));
  expect(addresses(stacks.cloud!).filter((address) => address.startsWith("aws_vpc."))).toEqual([]);
});

test("pods' own subnets are looked up too, and the add-on is told of them", () => {
  const { stacks } = build({ podSubnetTags: { tier: "pods" } }, { addons: { "vpc-cni": true } });
  const { configuration_values } = stacks.cloud!.resource.aws_eks_addon!["eks_addons_vpc-cni"] as Record<
    string,
    string
  >;
  expect(JSON.parse(configuration_values!)).toMatchObject({
    eniConfig: { subnets: { "eu-west-1a": { id: "${data.aws_subnet.network_pods_eu-west-1a.id}" } } },
  });
});

test("external SNAT wants the way out said", () => {
  expect(messageOf(() => build({}, {}, true))).toContain(
    'nodes stand in private eu-west-1a, private eu-west-1b, whose way out is unknown and whose ids are known only at apply; say subnetWayOut: "private-with-egress" of the network',
  );
  expect(() => build({ subnetWayOut: "private-with-egress" }, {}, true)).not.toThrow();
});

test.each<[string, Partial<LookedUpNetwork>, Partial<EksStackProps>, string]>([
  ["one zone", { availabilityZones: ["eu-west-1a"] }, {}, "network: availabilityZones names 1 zone"],
  ["a zone of another region", { availabilityZones: ["eu-west-1a", "eu-west-2b"] }, {}, "eu-west-2b is not in region"],
  ["tags that are none", { privateSubnetTags: {} }, {}, "network: privateSubnetTags is empty, so anything would do"],
  [
    "a tier that is not looked up",
    {},
    { workerGroups: { edge: { subnets: "public" } } },
    'workerGroups.edge.subnets ("public") names a tier that the VPC does not have; set network.publicSubnetTags',
  ],
  [
    "two tiers of the same tags that are to have two ways out",
    { publicSubnetTags: { tier: "private" }, subnetWayOut: "private-with-egress" },
    {},
    'privateSubnetTags and publicSubnetTags are the same, so both find the same subnets, and these cannot be "private-with-egress" and "public"; tell them apart',
  ],
  [
    "a key of a VPC of the stack's own",
    { cidrBlock: "10.0.0.0/16" } as Partial<LookedUpNetwork>,
    {},
    "network.cidrBlock is not a known key; that is of a VPC of the stack's own, and this is a VPC by tags (vpcTags); drop one of them",
  ],
  ["a misspelt key", { privateSubnetTag: {} } as Partial<LookedUpNetwork>, {}, 'did you mean "privateSubnetTags"?'],
])("refuses %s", (_what, network, more, problem) => {
  expect(messageOf(() => build(network, more))).toContain(problem);
});

test.each<[string, Partial<LookedUpNetwork>, string[]]>([
  ["with tags of their own", {}, []],
  [
    "of a VPC with public subnets alone",
    { publicSubnetTags: { tier: "private" }, subnetWayOut: "public" },
    [
      "privateSubnetTags and publicSubnetTags are the same, so both find the same subnets; tell them apart, if there are two kinds",
    ],
  ],
  [
    "with pods in those of their nodes",
    { podSubnetTags: { tier: "private" } },
    [
      "privateSubnetTags and podSubnetTags are the same, so both find the same subnets; tell them apart, if there are two kinds",
    ],
  ],
])("tiers %s are taken, and told where they are the same", (_what, network, told) => {
  const warnings = warningsOf(build(network, { addons: { "vpc-cni": true } }), "cloud");
  expect(warnings.filter((one) => one.includes("find the same subnets"))).toEqual(told);
});

test("pods' own subnets of a VPC of the stack's own are counted", () => {
  const few = synthApp((app) => {
    new EksStack(app, "cloud", {
      region: "eu-west-1",
      clusterName: "c",
      workerGroups: { general: { instanceType: "m5.large", asgMaxSize: 40 } },
      addons: { "vpc-cni": true },
      network: {
        cidrBlock: "10.0.0.0/16",
        availabilityZones: NETWORK.availabilityZones,
        podCidrBlock: "100.64.0.0/24",
        podSubnetCidrs: { "eu-west-1a": "100.64.0.0/25", "eu-west-1b": "100.64.0.128/25" },
      },
    });
  });
  expect(warningsOf(few, "cloud")).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^the pods' subnet of eu-west-1a \(100\.64\.0\.0\/25\) has 123 addresses, and nodes at their most, full of pods, take 400; it takes 6 of workerGroups\.general here instead of 20, a block of \/23\n/,
      ),
    ]),
  );
});
