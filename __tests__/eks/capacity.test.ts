import type { EksProps } from "../../modules";
import { capacityProblems } from "../../modules/eks/capacity";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { instanceTypeFacts } from "../../modules/facts/instance-types";
import { addressesOfNode } from "../../modules/nodes/addresses";
import type { PodNetworking } from "../../modules/nodes/bootstrap/max-pods";
import { NAMED_CALL } from "../helpers/documents-call";

const subnet = (zone: string, cidrBlock: string) =>
  ({ id: `subnet-${zone}`, wayOut: "private-with-egress", name: `private ${zone}`, cidrBlock }) as const;
const SMALL = [subnet("a", "10.0.0.0/26"), subnet("b", "10.0.0.64/26")];
const props = (more: Partial<EksProps>): EksProps => ({ ...NAMED_CALL, subnets: SMALL, workerGroups: {}, ...more });

test.each<[string, PodNetworking, number]>([
  // 3 interfaces of 10, or one of them full, one in use and one warm.
  ["m5.large", {}, 30],
  // 4 of 15, of which 110 pods would want eight: all of them.
  ["m5.xlarge", {}, 60],
  // 58 pods on 4 of 15; an instance of many small interfaces keeps but one warm.
  ["m5.large", { customNetworking: true }, 1],
  // 108 pods are 7 prefixes, one more is warm; they fit on one interface with 9 slots.
  ["m5.large", { prefixDelegation: true }, 1 + 8 * 16],
  // Of no use on Xen.
  ["m4.large", { prefixDelegation: true }, 20],
])("a node of %s with %j takes %i addresses", (type, networking, expected) => {
  expect(addressesOfNode(instanceTypeFacts(type)!, networking)).toBe(expected);
});

const GROUP = { instanceType: "m5.large", asgMaxSize: 5 };
const told = (zone: string, cidr: string, taken: number, rows: string) =>
  `subnet private ${zone} (${cidr}) has 59 addresses, and its nodes at their most take ${taken} (${rows}); allow fewer nodes, or give pods a block of their own (podCidrBlock, podSubnets)`;

test.each<[string, Partial<EksProps>, string[]]>([
  ["room enough", { workerGroups: { a: { ...GROUP, asgMaxSize: 2 } } }, []],
  [
    "three nodes where there is room for one",
    { workerGroups: { a: GROUP } },
    [told("a", "10.0.0.0/26", 90, "workerGroups.a 3 x 30"), told("b", "10.0.0.64/26", 90, "workerGroups.a 3 x 30")],
  ],
  [
    "groups that share a subnet",
    {
      workerGroups: { a: { ...GROUP, asgMaxSize: 1, subnets: [SMALL[0]!] } },
      nodeGroups: { b: { instanceTypes: ["m5.large", "m5.xlarge"], maxCapacity: 2 } },
    },
    [
      told("a", "10.0.0.0/26", 90, "workerGroups.a 1 x 30, nodeGroups.b 1 x 60"),
      told("b", "10.0.0.64/26", 60, "nodeGroups.b 1 x 60"),
    ],
  ],
  ["subnets of which only the id is known", { subnets: ["subnet-a", "subnet-b"], workerGroups: { a: GROUP } }, []],
  ["types that are newer than the list", { workerGroups: { a: { ...GROUP, instanceType: "m99.large" } } }, []],
  ["a launch template that exists", { workerGroups: { a: { launchTemplateId: "lt-0a", asgMaxSize: 9 } } }, []],
  [
    "pods with subnets of their own",
    { workerGroups: { a: GROUP }, addons: { "vpc-cni": true }, podSubnets: { "eu-west-1a": "subnet-0b" } },
    [],
  ],
  ["pods with IPv6", { clusterIpFamily: "ipv6", workerGroups: { a: GROUP } }, []],
])("addresses are counted: %s", (_, more, expected) => {
  expect(capacityProblems(props(more))).toEqual(expected);
});

test("too few are told, refused, or not looked at", () => {
  const few = (addressCheck?: EksProps["addressCheck"]) => props({ workerGroups: { a: GROUP }, addressCheck });
  const isTold = (texts: readonly string[]) => texts.some((text) => text.startsWith("subnet private a"));
  expect([undefined, "warn", "error", "off"].map((check) => isTold(eksWarnings(few(check as never))))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([undefined, "warn", "error", "off"].map((check) => isTold(validateEks(few(check as never))))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});
