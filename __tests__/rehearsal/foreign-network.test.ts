import { foreignIds, whyForeign } from "../../rehearsal/foreign-network";
import { absentNetworks } from "../../rehearsal/mends/ec2-networks";
import { lackingBefore } from "../../rehearsal/stages";
import { callOf } from "../helpers/calls";

const EKS = { subnet_ids: ["subnet-abcde012", "subnet-bcde012a"], security_group_ids: ["${aws_security_group.a.id}"] };

test("what somebody else made is known by its id, wherever it stands", () => {
  const resource = {
    aws_eks_cluster: { c: { vpc_config: [EKS] } },
    aws_security_group: { a: { vpc_id: "vpc-0a1b2c3d" } },
  };
  expect(foreignIds({ resource })).toEqual(["subnet-abcde012", "subnet-bcde012a", "vpc-0a1b2c3d"]);
  expect(foreignIds({ data: { aws_subnet: { a: { id: "subnet-0123456789abcdef0" } } } })).toHaveLength(1);
  expect(foreignIds({ variable: { vpc: { default: "vpc-0a1b2c3d" } } })).toEqual(["vpc-0a1b2c3d"]);
  expect(
    foreignIds({ locals: { group: "sg-0a1b2c3d" }, module: { m: { subnets: ["subnet-0a1b2c3d"] } } }),
  ).toHaveLength(2);
  const annotations = { "service.beta.kubernetes.io/aws-load-balancer-subnets": "subnet-0a1b2c3d,subnet-0a1b2c3e" };
  expect(foreignIds({ resource: { kubernetes_service_v1: { s: { metadata: { annotations } } } } })).toHaveLength(2);
});

test("references, names, tags and words are nobody's network", () => {
  const a = {
    vpc_id: "${aws_vpc.a.id}",
    name: "vpc-0a1b2c3d",
    name_prefix: "sg-0a1b2c3d",
    description: "sg-0a1b2c3d",
    tags: { peer: "vpc-0a1b2c3d" },
    availability_zone: "subnet-a",
    "//": { metadata: "vpc-0a1b2c3d" },
  };
  expect(foreignIds({ resource: { aws_security_group: { a } } })).toEqual([]);
  expect(whyForeign({ resource: { aws_security_group: { a } } })).toBeUndefined();
});

test("a stack in somebody's network is told of it by the network's id, and how to rehearse it", () => {
  const resource = { aws_eks_cluster: { c: EKS }, aws_security_group: { a: { vpc_id: "vpc-1234556abcdef" } } };
  expect(whyForeign({ resource })).toBe(
    "it stands in vpc-1234556abcdef, which the emulated account does not have; give it a network of its own (here: EKS_NETWORK unset; of an EksStack: network.cidrBlock), or put the network into a stack of the same app",
  );
  expect(whyForeign({ resource: { aws_eks_cluster: { c: EKS } } })).toMatch(
    /^it stands in subnet-abcde012, subnet-bcde012a, /,
  );
  const many = Array.from({ length: 6 }, (_, index) => `subnet-0000000${index}`);
  expect(whyForeign({ resource: { aws_eks_cluster: { c: { many } } } })).toContain("subnet-00000003 and 2 more, which");
});

test("a stack waits for the clusters and networks of others; one that makes nothing in AWS holds up nobody", () => {
  const stacks = [
    { name: "cloud", kind: "cloud" as const },
    { name: "labels", kind: "other" as const },
  ];
  const inside = { dependencies: ["cloud", "labels"] };
  expect(lackingBefore(inside, stacks, [])).toEqual({
    lines: ["not rehearsed: cloud, which it comes after, was not rehearsed"],
    verdict: "not rehearsed",
  });
  expect(lackingBefore(inside, stacks, [stacks[0]!])).toBeUndefined();
});

test.each([
  ["there is not", "<Code>InvalidVpcID.NotFound</Code>", "<Code>InvalidVpcID.NotFound</Code>"],
  ["there is", "<vpcId>vpc-1</vpcId>", "made"],
])("a security group in a VPC that %s", async (_, vpcs, said) => {
  const body = Buffer.from("Action=CreateSecurityGroup&VpcId=vpc-1&GroupName=g");
  const call = callOf({ service: "ec2", operation: "CreateSecurityGroup", body });
  expect(absentNetworks.applies(call)).toBe(true);
  const answer = await absentNetworks.answer(call, (asked) =>
    Promise.resolve({ status: 200, headers: {}, body: Buffer.from(asked === call ? "made" : vpcs) }),
  );
  expect(answer.body.toString()).toContain(said);
  expect(absentNetworks.applies({ ...call, body: Buffer.from("Action=CreateSecurityGroup") })).toBe(false);
});
