import { Vpc, type VpcProps } from "../../modules";
import { PRIVATE_CLUSTER_SERVICES } from "../../modules/network/endpoint-services";
import { natGatewayZones } from "../../modules/network/nat";
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
    "two regions",
    { availabilityZones: ["ap-northeast-2a", "us-east-1a"] },
    "availabilityZones span ap-northeast-2 and us-east-1; a VPC lives in one region",
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
    "cidrBlock (10.0.0.0/21) is too small to plan subnets in; use /20 or larger, or give publicSubnetCidrs and privateSubnetCidrs",
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
