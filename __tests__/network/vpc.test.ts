import { Vpc, type VpcProps } from "../../modules";
import { PRIVATE_CLUSTER_SERVICES } from "../../modules/network/endpoint-services";
import { natGatewayZones } from "../../modules/network/nat";
import { loadBalancerZones } from "../../modules/network/subnet-tags";
import { validateVpc } from "../../modules/network/validate";
import { addresses, parsed, synth } from "../../modules/testing";

const props: VpcProps = {
  name: "demo",
  cidrBlock: "10.0.0.0/16",
  availabilityZones: ["ap-northeast-2a", "ap-northeast-2c"],
  clusterNames: ["my-cluster"],
};
const build = (more: Partial<VpcProps> = {}) => parsed((stack) => new Vpc(stack, "network", { ...props, ...more }));

test("one NAT gateway serves every private subnet, each by a route table of its own", () => {
  const { resource } = build();
  expect(Object.keys(resource.aws_nat_gateway!)).toEqual(["network_nat_ap-northeast-2a"]);
  expect(Object.values(resource.aws_route!).filter(({ nat_gateway_id }) => nat_gateway_id)).toHaveLength(2);
  expect(resource.aws_route!["network_private_ap-northeast-2c_nat-route"]).toMatchObject({
    destination_cidr_block: "0.0.0.0/0",
    nat_gateway_id: "${aws_nat_gateway.network_nat_ap-northeast-2a.id}",
  });
});

test("a NAT gateway in each zone serves its own", () => {
  const { resource } = build({ natGateway: "per-az" });
  expect(resource.aws_route!["network_private_ap-northeast-2c_nat-route"]).toMatchObject({
    nat_gateway_id: "${aws_nat_gateway.network_nat_ap-northeast-2c.id}",
  });
});

test("without NAT private subnets have no default route, and say so", () => {
  let wayOut: string | undefined;
  const { resource } = parsed((stack) => {
    const vpc = new Vpc(stack, "network", { ...props, natGateway: "none" });
    wayOut = vpc.privateSubnets.refs[0]?.wayOut;
  });
  expect(resource.aws_nat_gateway).toBeUndefined();
  expect(Object.keys(resource.aws_route!)).toEqual(["network_public_internet-route"]);
  expect(wayOut).toBe("private-without-egress");
});

test("a device that the user names counts as a way out", () => {
  parsed((stack) => {
    const vpc = new Vpc(stack, "network", { ...props, natGateway: "none", privateEgressThrough: "transit-gateway" });
    expect(vpc.privateSubnets.refs.map((ref) => ref.wayOut)).toEqual(["private-with-egress", "private-with-egress"]);
  });
});

test("going from one NAT gateway to one a zone keeps all that was there", () => {
  const before = addresses(build());
  expect(addresses(build({ natGateway: "per-az" }))).toEqual(expect.arrayContaining(before));
});

test("re-ordering the zones changes nothing", () => {
  const reversed = props.availabilityZones.toReversed();
  expect(build({ availabilityZones: reversed })).toEqual(build());
});

test("adding a zone moves nothing that exists", () => {
  const wider = build({ availabilityZones: ["ap-northeast-2b", ...props.availabilityZones] });
  expect(wider.resource.aws_subnet).toMatchObject(build().resource.aws_subnet!);
});

test("tags of a zone win over those of its tier, and move no load balancer elsewhere", () => {
  const one: Partial<VpcProps> = {
    intraSubnets: true,
    publicSubnetTags: { tier: "edge" },
    publicSubnetTagsPerAz: { "ap-northeast-2c": { tier: "edge-c", "kubernetes.io/role/elb": "0" } },
    privateSubnetTagsPerAz: { "ap-northeast-2a": { rack: "1" } },
    intraSubnetTagsPerAz: { "ap-northeast-2a": { rack: "2" } },
  };
  const { aws_subnet } = build(one).resource;
  const tagsOf = (name: string) => aws_subnet![`network_${name}`]!.tags;
  expect(tagsOf("public_ap-northeast-2a")).toMatchObject({ tier: "edge", "kubernetes.io/role/elb": "1" });
  expect(tagsOf("public_ap-northeast-2c")).toMatchObject({ tier: "edge-c", "kubernetes.io/role/elb": "0" });
  expect(tagsOf("private_ap-northeast-2a")).toMatchObject({ rack: "1" });
  expect(tagsOf("private_ap-northeast-2c")).not.toHaveProperty("rack");
  expect(tagsOf("intra_ap-northeast-2a")).toMatchObject({ rack: "2" });
  expect(loadBalancerZones({ ...props, ...one })).toEqual({
    internetFacing: ["ap-northeast-2a"],
    internal: ["ap-northeast-2a", "ap-northeast-2c"],
    all: ["ap-northeast-2a", "ap-northeast-2c"],
  });
});

test("a single NAT gateway stays where it was named, whatever zones are added", () => {
  const wide = build({
    availabilityZones: ["ap-northeast-2b", ...props.availabilityZones],
    natGatewayZone: "ap-northeast-2c",
  });
  expect(Object.keys(wide.resource.aws_nat_gateway!)).toEqual(["network_nat_ap-northeast-2c"]);
  expect(natGatewayZones("single", ["b", "a"])).toEqual(["a"]);
});

test("subnets carry the tags that load balancers and EKS look for", () => {
  const { aws_subnet } = build({ publicSubnetTags: { tier: "edge" }, tags: { owner: "ops" } }).resource;
  expect(aws_subnet!["network_public_ap-northeast-2a"]!.tags).toEqual({
    Name: "demo-public-ap-northeast-2a",
    "kubernetes.io/cluster/my-cluster": "shared",
    "kubernetes.io/role/elb": "1",
    owner: "ops",
    tier: "edge",
  });
  expect(aws_subnet!["network_private_ap-northeast-2a"]!.tags).toMatchObject({
    "kubernetes.io/role/internal-elb": "1",
  });
});

test("keeps mapPublicIpOnLaunch of false, and takes true", () => {
  const of = (flag: boolean) =>
    build({ mapPublicIpOnLaunch: flag }).resource.aws_subnet!["network_public_ap-northeast-2a"];
  expect(of(false)).toMatchObject({ map_public_ip_on_launch: false });
  expect(of(true)).toMatchObject({ map_public_ip_on_launch: true });
});

test("the default security group has no rule, unless it is to be left alone", () => {
  expect(build().resource.aws_default_security_group).toEqual({
    "network_default-security-group": expect.not.objectContaining({ ingress: expect.anything() as unknown }) as unknown,
  });
  expect(build({ closeDefaultSecurityGroup: false }).resource.aws_default_security_group).toBeUndefined();
});

test("a private cluster's endpoints: a gateway in the private tables, interfaces in the private subnets, by HTTPS from the VPC", () => {
  const { resource, data } = build({ natGateway: "none", endpoints: "private-cluster" });
  expect(Object.keys(resource.aws_vpc_endpoint!)).toHaveLength(PRIVATE_CLUSTER_SERVICES.length);
  expect(resource.aws_vpc_endpoint!.network_endpoints_s3).toMatchObject({
    vpc_endpoint_type: "Gateway",
    service_name: "${data.aws_vpc_endpoint_service.network_endpoints_s3_service.service_name}",
    route_table_ids: ["a", "c"].map(
      (zone) => `\${aws_route_table.network_private_ap-northeast-2${zone}_route-table.id}`,
    ),
  });
  expect(resource.aws_vpc_endpoint!["network_endpoints_ecr-api"]).toMatchObject({
    vpc_endpoint_type: "Interface",
    private_dns_enabled: true,
    subnet_ids: ["a", "c"].map((zone) => `\${aws_subnet.network_private_ap-northeast-2${zone}.id}`),
    security_group_ids: ["${aws_security_group.network_endpoints_security-group.id}"],
    tags: { Name: "demo-ecr.api" },
  });
  expect(data.aws_vpc_endpoint_service!["network_endpoints_ecr-api_service"]).toMatchObject({
    service: "ecr.api",
    service_type: "Interface",
  });
  expect(resource.aws_security_group_rule!["network_endpoints_ingress-https"]).toMatchObject({
    type: "ingress",
    from_port: 443,
    to_port: 443,
    cidr_blocks: ["10.0.0.0/16"],
  });
});

test("gateways alone need no security group, and no choice is none", () => {
  const { resource } = build({ endpoints: ["s3", "dynamodb"] });
  expect(Object.keys(resource.aws_vpc_endpoint!)).toEqual(["network_endpoints_dynamodb", "network_endpoints_s3"]);
  expect(resource.aws_security_group).toBeUndefined();
  expect(build({ endpoints: [] })).toEqual(build());
});

test("takes blocks of the caller's own", () => {
  const own = { "ap-northeast-2a": "10.0.64.0/24", "ap-northeast-2c": "10.0.65.0/24" };
  expect(build({ privateSubnetCidrs: own }).resource.aws_subnet!["network_private_ap-northeast-2c"]).toMatchObject({
    cidr_block: "10.0.65.0/24",
  });
});

test("IPv6: a /64 for each subnet, out through the internet gateway or the egress-only one", () => {
  const { resource } = build({ ipv6: true, intraSubnets: true });
  expect(resource.aws_vpc!.network).toMatchObject({ assign_generated_ipv6_cidr_block: true });
  const number = (tier: string) => resource.aws_subnet![`network_${tier}_ap-northeast-2c`]!.ipv6_cidr_block;
  expect(["private", "public", "intra"].map(number)).toEqual(
    [2, 10, 18].map((slot) => `\${cidrsubnet(aws_vpc.network.ipv6_cidr_block, 8, ${slot})}`),
  );
  expect(Object.values(resource.aws_subnet!).every((subnet) => subnet.assign_ipv6_address_on_creation)).toBe(true);
  const out = Object.entries(resource.aws_route!).filter(([, route]) => route.destination_ipv6_cidr_block === "::/0");
  expect(Object.fromEntries(out.map(([id, route]) => [id, route.gateway_id ?? route.egress_only_gateway_id]))).toEqual({
    "network_public_internet-route-ipv6": "${aws_internet_gateway.network_internet-gateway.id}",
    "network_private_ap-northeast-2a_ipv6-route": "${aws_egress_only_internet_gateway.network_egress-only-gateway.id}",
    "network_private_ap-northeast-2c_ipv6-route": "${aws_egress_only_internet_gateway.network_egress-only-gateway.id}",
  });
});

test("intra subnets share a table without a route, and have no tag of load balancers", () => {
  const { resource } = build({ intraSubnets: true, intraSubnetTags: { tier: "data" } });
  expect(resource.aws_subnet!["network_intra_ap-northeast-2a"]).toMatchObject({
    cidr_block: "10.0.136.0/24",
    tags: { Name: "demo-intra-ap-northeast-2a", tier: "data" },
  });
  const tables = Object.values(resource.aws_route!).map(({ route_table_id }) => route_table_id);
  expect(tables).not.toContain("${aws_route_table.network_intra_route-table.id}");
  parsed((stack) => {
    const { intraSubnets } = new Vpc(stack, "network", { ...props, intraSubnets: true });
    expect(intraSubnets!.refs.map(({ wayOut, name }) => [wayOut, name])).toEqual([
      ["private-without-egress", "intra ap-northeast-2a"],
      ["private-without-egress", "intra ap-northeast-2c"],
    ]);
  });
});

test("pods have a block of their own, and leave as their nodes do", () => {
  const { resource } = build({ podCidrBlock: "100.64.0.0/16" });
  expect(resource.aws_vpc_ipv4_cidr_block_association!.network_pods_block).toMatchObject({
    cidr_block: "100.64.0.0/16",
  });
  expect(resource.aws_subnet!["network_pods_ap-northeast-2c"]).toEqual({
    vpc_id: "${aws_vpc_ipv4_cidr_block_association.network_pods_block.vpc_id}",
    availability_zone: "ap-northeast-2c",
    cidr_block: "100.64.64.0/19",
    tags: { Name: "demo-pods-ap-northeast-2c" },
  });
  expect(resource.aws_route_table_association!["network_pods_ap-northeast-2c_association"]).toMatchObject({
    route_table_id: "${aws_route_table.network_private_ap-northeast-2c_route-table.id}",
  });
});

test("pods of their own block reach the endpoints too, by a rule that takes none away", () => {
  const rules = (more: Partial<VpcProps>) =>
    build({ endpoints: ["ecr.api"], ...more }).resource.aws_security_group_rule!;
  const pods = rules({ podCidrBlock: "100.64.0.0/16" });
  expect(pods).toMatchObject(rules({}));
  expect(pods["network_endpoints_ingress-https-pods"]).toMatchObject({ cidr_blocks: ["100.64.0.0/16"] });
});

test.each<[keyof VpcProps, Partial<VpcProps>]>([
  ["ipv6", { ipv6: true }],
  ["intraSubnets", { intraSubnets: true }],
  ["podCidrBlock", { podCidrBlock: "100.64.0.0/16" }],
  ["flowLogs", { flowLogs: true }],
])("%s moves nothing that exists", (_, more) => {
  const before = build();
  const after = build(more);
  expect(addresses(after)).toEqual(expect.arrayContaining(addresses(before)));
  expect(after.resource).toMatchObject(before.resource);
});

test("flow logs go to a log group, by a role that this account's flow logs alone take on", () => {
  const { resource } = build({
    flowLogs: true,
    iamPath: "/eks/",
    permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
  });
  expect(resource.aws_flow_log!["network_flow-logs"]).toMatchObject({
    vpc_id: "${aws_vpc.network.id}",
    traffic_type: "ALL",
    max_aggregation_interval: 600,
    log_destination: "${aws_cloudwatch_log_group.network_flow-logs_log-group.arn}",
    iam_role_arn: "${aws_iam_role.network_flow-logs_role.arn}",
    depends_on: ["aws_iam_role_policy.network_flow-logs_permissions"],
  });
  expect(resource.aws_cloudwatch_log_group!["network_flow-logs_log-group"]).toMatchObject({
    name: "/aws/vpc-flow-log/demo",
    retention_in_days: 90,
  });
  const role = resource.aws_iam_role!["network_flow-logs_role"]!;
  expect(role).toMatchObject({ path: "/eks/", permissions_boundary: "arn:aws:iam::123456789012:policy/b" });
  expect(String(role.assume_role_policy)).toContain('"aws:SourceAccount":"${data.aws_caller_identity.');
});

test("or to a bucket, in a format of one's own", () => {
  const flowLogs = {
    bucketArn: "arn:aws:s3:::logs/vpc/",
    logFormat: "${srcaddr} ${dstaddr}",
    trafficType: "REJECT",
  } as const;
  const { resource } = build({ flowLogs });
  expect(resource.aws_flow_log!["network_flow-logs"]).toMatchObject({
    log_destination_type: "s3",
    log_destination: "arn:aws:s3:::logs/vpc/",
    log_format: "$${srcaddr} $${dstaddr}",
    traffic_type: "REJECT",
  });
  expect(resource.aws_iam_role).toBeUndefined();
  expect(resource.aws_cloudwatch_log_group).toBeUndefined();
});

test("NAT gateways take addresses that are given", () => {
  const { resource } = build({ natGateway: "per-az", natGatewayEips: { "ap-northeast-2c": "eipalloc-0a" } });
  expect(Object.keys(resource.aws_eip!)).toEqual(["network_nat_ap-northeast-2a_eip"]);
  expect(resource.aws_nat_gateway!["network_nat_ap-northeast-2c"]).toMatchObject({ allocation_id: "eipalloc-0a" });
});

test("which zones get a NAT gateway does not hang on their order", () => {
  expect(natGatewayZones("single", ["b", "a"])).toEqual(["a"]);
  expect(natGatewayZones("none", ["b", "a"])).toEqual([]);
});

test.each<[string, Partial<VpcProps>, string]>([
  [
    "one zone",
    { availabilityZones: ["ap-northeast-2a"] },
    "availabilityZones names 1 zone; EKS needs two or more, each in its own zone",
  ],
  [
    "a zone twice",
    { availabilityZones: ["ap-northeast-2a", "ap-northeast-2a"] },
    "availabilityZones names ap-northeast-2a twice; name each zone once",
  ],
  [
    "a region for a zone",
    { availabilityZones: ["ap-northeast-2", "ap-northeast-2a"] },
    'availabilityZones: "ap-northeast-2" is not the name of an availability zone, such as "ap-northeast-2a"',
  ],
  [
    "a zone that no region has",
    { availabilityZones: ["eu-west-1z", "eu-west-1a"] },
    'availabilityZones: "eu-west-1z" is not the name of an availability zone, such as "eu-west-1a"',
  ],
  [
    "two regions",
    { availabilityZones: ["ap-northeast-2a", "us-east-1a"] },
    "availabilityZones span ap-northeast-2 and us-east-1; a VPC lives in one region",
  ],
  [
    "a word in a list",
    { endpoints: ["elsewhere"] },
    'endpoints: "elsewhere" stands alone, and not in a list; say endpoints: "elsewhere"',
  ],
  ["an endpoint twice", { endpoints: ["s3", "s3"] }, 'endpoints names "s3" twice; name each service once'],
  [
    "an endpoint's whole name",
    { endpoints: ["com.amazonaws.eu-west-1.ecr.api"] },
    'endpoints: "com.amazonaws.eu-west-1.ecr.api" is not the end of an endpoint\'s name, such as "ecr.api"; did you mean "ecr.api"?',
  ],
  [
    "a VPC too small to plan",
    { cidrBlock: "10.0.0.0/21" },
    "cidrBlock (10.0.0.0/21) is too small to plan subnets in; use /20 or larger, or give publicSubnetCidrs and privateSubnetCidrs or subnetPrefixes",
  ],
  [
    "a device beside NAT gateways",
    { privateEgressThrough: "firewall" },
    'privateEgressThrough ("firewall") goes with natGateway "none"; set that, or drop privateEgressThrough',
  ],
  [
    "a block missing",
    { privateSubnetCidrs: { "ap-northeast-2a": "10.0.0.0/24" } },
    "privateSubnetCidrs has no block for ap-northeast-2c; add one",
  ],
  [
    "a block outside",
    { privateSubnetCidrs: { "ap-northeast-2a": "10.1.0.0/24", "ap-northeast-2c": "10.0.1.0/24" } },
    "privateSubnetCidrs.ap-northeast-2a (10.1.0.0/24) lies outside 10.0.0.0/16",
  ],
  [
    "an address for a zone without a gateway",
    { natGatewayEips: { "ap-northeast-2c": "eipalloc-0a" } },
    'natGatewayEips.ap-northeast-2c: no NAT gateway stands there with natGateway "single", but in ap-northeast-2a; drop it',
  ],
  [
    "a zone of a gateway that there is not",
    { natGatewayZone: "ap-northeast-2b" },
    'natGatewayZone ("ap-northeast-2b") is not one of availabilityZones',
  ],
  [
    "one zone for several gateways",
    { natGateway: "per-az", natGatewayZone: "ap-northeast-2a" },
    'natGatewayZone goes with natGateway "single"; set that, or drop natGatewayZone',
  ],
  [
    "an address that is none",
    { natGatewayEips: { "ap-northeast-2a": "1.2.3.4" } },
    'natGatewayEips.ap-northeast-2a ("1.2.3.4") is not an allocation id such as "eipalloc-0abc1234def567890"',
  ],
  [
    "pods in the VPC's own block",
    { podCidrBlock: "10.0.0.0/20" },
    "podCidrBlock (10.0.0.0/20) overlaps cidrBlock (10.0.0.0/16); take another",
  ],
  [
    "pods in a range that AWS does not add",
    { podCidrBlock: "172.16.0.0/16" },
    "podCidrBlock (172.16.0.0/16) lies in 172.16.0.0/12, which AWS does not add to a VPC of 10.0.0.0/8; take one of 100.64.0.0/10",
  ],
  [
    "private pods in a VPC of carrier-grade addresses",
    { cidrBlock: "100.64.0.0/16", podCidrBlock: "10.1.0.0/16" },
    "podCidrBlock (10.1.0.0/16) lies in 10.0.0.0/8, which AWS does not add to a VPC of 100.64.0.0/16; take one of 100.64.0.0/10",
  ],
  [
    "pods beside a VPC of the first two sixteenths",
    { cidrBlock: "10.1.0.0/16", podCidrBlock: "10.0.0.0/16" },
    "podCidrBlock (10.0.0.0/16) lies in 10.0.0.0/16, which AWS does not add to a VPC of 10.0.0.0/15; take one of 100.64.0.0/10",
  ],
  [
    "pods in the range of default VPCs",
    { cidrBlock: "172.20.0.0/16", podCidrBlock: "172.31.0.0/16" },
    "podCidrBlock (172.31.0.0/16) lies in 172.31.0.0/16, which AWS does not add to a VPC of 172.16.0.0/12; take one of 100.64.0.0/10",
  ],
  [
    "a block that AWS keeps for itself",
    { cidrBlock: "169.254.0.0/16" },
    "cidrBlock (169.254.0.0/16) lies in 169.254.0.0/16, which AWS keeps for itself; take another",
  ],
  [
    "pods in AWS's own range",
    { podCidrBlock: "198.19.0.0/16" },
    "podCidrBlock (198.19.0.0/16) lies in 198.19.0.0/16, which AWS does not add to a VPC of 10.0.0.0/8; take one of 100.64.0.0/10",
  ],
  [
    "subnets that are larger than their tier's room",
    { subnetPrefixes: { private: 18 } },
    "subnetPrefixes.private (18): 8 zones of /18 take 8 x 16384 = 131072 addresses, and the tier has 32768 of 10.0.0.0/16; take /20, a larger block, or give privateSubnetCidrs",
  ],
  [
    "a size beside blocks",
    {
      privateSubnetCidrs: { "ap-northeast-2a": "10.0.0.0/24", "ap-northeast-2c": "10.0.1.0/24" },
      subnetPrefixes: { private: 24 },
    },
    "subnetPrefixes.private is for planned subnets, and their blocks are given; drop one of them",
  ],
  [
    "a size of a tier that is not wanted",
    { subnetPrefixes: { intra: 24 } },
    "subnetPrefixes.intra goes with intraSubnets; make it true, or drop this",
  ],
  [
    "a size of pods without their block",
    { subnetPrefixes: { pods: 20 } },
    "subnetPrefixes.pods goes with podCidrBlock; give it, or drop this",
  ],
  [
    "tags of a zone that the VPC has not",
    { publicSubnetTagsPerAz: { "ap-northeast-2b": { tier: "edge" } } },
    "publicSubnetTagsPerAz.ap-northeast-2b is not one of availabilityZones",
  ],
  [
    "a block of pods that is too small",
    { podCidrBlock: "100.64.0.0/26" },
    "podCidrBlock (100.64.0.0/26) must be between /16 and /25",
  ],
  [
    "subnets of pods outside their block",
    {
      podCidrBlock: "100.64.0.0/16",
      podSubnetCidrs: { "ap-northeast-2a": "10.0.64.0/20", "ap-northeast-2c": "100.64.0.0/20" },
    },
    "podSubnetCidrs.ap-northeast-2a (10.0.64.0/20) lies outside 100.64.0.0/16",
  ],
  [
    "blocks of a tier that is not wanted",
    { intraSubnetCidrs: { "ap-northeast-2a": "10.0.200.0/24", "ap-northeast-2c": "10.0.201.0/24" } },
    "intraSubnetCidrs goes with intraSubnets; make it true, or drop this",
  ],
  [
    "half a minute of flow logs",
    { flowLogs: { maxAggregationInterval: 30 as never } },
    "flowLogs: maxAggregationInterval (30) must be 60 or 600 seconds",
  ],
  [
    "days of a bucket's logs",
    { flowLogs: { bucketArn: "arn:aws:s3:::logs", retentionInDays: 30 } },
    "flowLogs: retentionInDays is for a log group that is made, and the logs go to bucketArn; drop one of them",
  ],
  [
    "blocks that overlap",
    { privateSubnetCidrs: { "ap-northeast-2a": "10.0.128.0/24", "ap-northeast-2c": "10.0.1.0/24" } },
    "subnets overlap: public ap-northeast-2a (10.0.128.0/24) and private ap-northeast-2a (10.0.128.0/24); give them blocks of their own",
  ],
])("refuses %s", (_, more, problem) => {
  expect(validateVpc({ ...props, ...more })).toContain(problem);
});

test("bad props leave nothing behind in the tree", () => {
  synth((stack) => {
    expect(() => new Vpc(stack, "network", { ...props, cidrBlock: "10.0.0.0/8" })).toThrow(
      "test/network: invalid configuration",
    );
    expect(stack.node.tryFindChild("network")).toBeUndefined();
  });
});
