import type { EksProps } from "../../modules";
import { capacityProblems } from "../../modules/eks/capacity";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { instanceTypeFacts } from "../../modules/facts/instance-types";
import { addressesOfNode, type WarmTargets } from "../../modules/nodes/addresses";
import type { PodNetworking } from "../../modules/nodes/bootstrap/max-pods";
import { NAMED_CALL } from "../helpers/documents-call";

const subnet = (zone: string, cidrBlock: string) =>
  ({ id: `subnet-${zone}`, wayOut: "private-with-egress", name: `private ${zone}`, cidrBlock }) as const;
const SMALL = [subnet("a", "10.0.0.0/26"), subnet("b", "10.0.0.64/26")];
const props = (more: Partial<EksProps>): EksProps => ({ ...NAMED_CALL, subnets: SMALL, workerGroups: {}, ...more });

test.each<[string, PodNetworking, WarmTargets, number, number]>([
  // 3 interfaces of 10, or one of them full, one in use and one warm.
  ["m5.large", {}, {}, 30, 0],
  // 4 of 15, of which 110 pods would want eight: all of them.
  ["m5.xlarge", {}, {}, 60, 0],
  // 18 pods on 2 interfaces of 10, beside the node's own.
  ["m5.large", { customNetworking: true }, {}, 1, 20],
  // 108 pods are 7 prefixes, one more is warm; they fit on one interface with 9 slots.
  ["m5.large", { prefixDelegation: true }, {}, 1 + 8 * 16, 0],
  // Of no use on Xen.
  ["m4.large", { prefixDelegation: true }, {}, 20, 0],
  // 27 pods fill three interfaces whatever is warm, and no more than MAX_ENI are there.
  ["m5.large", {}, { WARM_ENI_TARGET: 0 }, 30, 0],
  ["m5.large", {}, { MAX_ENI: 2 }, 20, 0],
  // Counted singly: 27 addresses on three interfaces, which have one of their own each.
  ["m5.large", {}, { WARM_IP_TARGET: 5 }, 3 + 27, 0],
  ["c5.4xlarge", {}, { WARM_ENI_TARGET: 3 }, 210, 0],
  ["c5.4xlarge", {}, { WARM_ENI_TARGET: 0 }, 120, 0],
  // 108 pods and 2 more, on 4 interfaces with 29 slots.
  ["c5.4xlarge", {}, { WARM_IP_TARGET: 2 }, 4 + 110, 0],
  ["c5.4xlarge", {}, { MINIMUM_IP_TARGET: 150 }, 6 + 150, 0],
  ["m5.large", { prefixDelegation: true }, { WARM_PREFIX_TARGET: 3 }, 2 + 10 * 16, 0],
  ["m5.large", { prefixDelegation: true }, { WARM_IP_TARGET: 4 }, 1 + 7 * 16, 0],
])("a node of %s with %j and %j takes %i addresses, and %i of the pods' own", (type, networking, warm, node, pods) => {
  expect(addressesOfNode(instanceTypeFacts(type)!, networking, warm)).toEqual({ node, pods });
});

const GROUP = { instanceType: "m5.large", asgMaxSize: 5 };
const NODES = ", or pods with a block of their own (podCidrBlock, podSubnets)";
const told = (zone: string, cidr: string, taken: number, mend: string, table: string) =>
  `subnet private ${zone} (${cidr}) has 59 addresses, and nodes at their most, full of pods, take ${taken}; it takes ${mend}${NODES}\n${table}`;

test.each<[string, Partial<EksProps>, string[]]>([
  ["room enough", { workerGroups: { a: { ...GROUP, asgMaxSize: 2 } } }, []],
  [
    "three nodes where there is room for one",
    { workerGroups: { a: GROUP } },
    (["a 10.0.0.0/26", "b 10.0.0.64/26"] as const).map((one) => {
      const [zone, cidr] = one.split(" ") as [string, string];
      const mend = "1 of workerGroups.a here instead of 3, a block of /25";
      return told(
        zone,
        cidr,
        90,
        mend,
        "      workerGroups.a    3 x 30      90\n      together                      90",
      );
    }),
  ],
  [
    "groups that share a subnet",
    {
      workerGroups: { a: { ...GROUP, asgMaxSize: 1, subnets: [SMALL[0]!] } },
      nodeGroups: { b: { instanceTypes: ["m5.large", "m5.xlarge"], maxCapacity: 2 } },
    },
    [
      told(
        "a",
        "10.0.0.0/26",
        90,
        "a block of /25",
        "      workerGroups.a    1 x 30      30\n      nodeGroups.b      1 x 60      60\n      together                      90",
      ),
      told(
        "b",
        "10.0.0.64/26",
        60,
        "a block of /25",
        "      nodeGroups.b    1 x 60      60\n      together                    60",
      ),
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
  [
    "subnets of their own that are too small",
    {
      workerGroups: { a: { ...GROUP, asgMaxSize: 4 } },
      addons: { "vpc-cni": { configurationValues: { env: { WARM_IP_TARGET: 2 } } } },
      podSubnets: { "eu-west-1a": { id: "subnet-0b", cidrBlock: "100.64.0.0/27" }, "eu-west-1b": "subnet-0c" },
    },
    [
      "the pods' subnet of eu-west-1a (100.64.0.0/27) has 27 addresses, and nodes at their most, full of pods, take 40; it takes 1 of workerGroups.a here instead of 2, a block of /26\n      workerGroups.a    2 x 20      40\n      together                      40",
    ],
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

test("a group's size is one of nodes, by their weights, and a limit of pods is heeded", () => {
  const counted = (group: object) =>
    capacityProblems(props({ workerGroups: { a: { instanceType: "m5.large", asgMaxSize: 64, ...group } } }));
  expect(counted({})).toHaveLength(2);
  expect(
    counted({ desiredSizeType: "vcpu", instanceRequirements: { vcpuCount: { min: 2 }, memoryMib: { min: 1 } } }),
  ).toEqual([]);
  const weighed = ["m5.large", "m5.xlarge"].map((instanceType, index) => ({
    instanceType,
    weightedCapacity: String(32 * (index + 1)),
  }));
  expect(counted({ overrideInstanceTypes: weighed })).toEqual([]);
  expect(counted({ maxPods: 3 }).join("\n")).not.toEqual(counted({}).join("\n"));
});

test("a group in one zone counts in that zone's subnet of pods alone", () => {
  const inZone = (zone: string) => ({ ...subnet(zone, "10.0.0.0/20"), availabilityZone: `eu-west-1${zone}` });
  const pods = (block: string) => ({ id: "subnet-0c", cidrBlock: block });
  const told = capacityProblems(
    props({
      subnets: [inZone("a"), inZone("b")],
      workerGroups: { a: { instanceType: "m5.large", asgMaxSize: 10, subnets: [inZone("a")] } },
      addons: { "vpc-cni": true },
      podSubnets: { "eu-west-1a": pods("100.64.0.0/26"), "eu-west-1b": pods("100.64.1.0/26") },
    }),
  );
  expect(told).toEqual([expect.stringContaining("the pods' subnet of eu-west-1a")]);
});
