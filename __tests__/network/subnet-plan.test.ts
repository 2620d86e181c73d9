import fc from "fast-check";
import { ipv6Number, planSubnets, prefixProblems, tierCidrs, zoneSlot } from "../../modules/network/subnet-plan";
import type { SubnetTierName } from "../../modules/network/subnet-plan";
import type { VpcProps } from "../../modules/network/types";
import { contains, overlaps, parseCidr } from "../../modules/shared/cidr";

const zones = ["a", "b", "c", "d", "e", "f"].map((letter) => `us-east-1${letter}`);

test("a /16 gives private /20s and public /24s", () => {
  expect(planSubnets("10.0.0.0/16", "private", ["ap-northeast-2a", "ap-northeast-2c"])).toEqual({
    "ap-northeast-2a": "10.0.0.0/20",
    "ap-northeast-2c": "10.0.32.0/20",
  });
  expect(planSubnets("10.0.0.0/16", "public", ["ap-northeast-2a", "ap-northeast-2c"])).toEqual({
    "ap-northeast-2a": "10.0.128.0/24",
    "ap-northeast-2c": "10.0.130.0/24",
  });
});

test.each([16, 17, 18, 19, 20])("nothing overlaps in a /%i, with all zones of the largest region", (prefix) => {
  const all = (["private", "public"] as const).flatMap((tier) =>
    Object.values(planSubnets(`10.0.0.0/${prefix}`, tier, zones)),
  );
  const blocks = all.map((cidr) => parseCidr(cidr)!);
  expect(blocks).toHaveLength(12);
  for (const [index, one] of blocks.entries()) {
    expect(blocks.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([]);
  }
});

test("a zone keeps its block whatever stands beside it", () => {
  const alone = planSubnets("10.0.0.0/16", "private", ["us-east-1c"]);
  expect(planSubnets("10.0.0.0/16", "private", zones)).toMatchObject(alone);
  expect(planSubnets("10.0.0.0/16", "private", zones.toReversed())).toMatchObject(alone);
});

test.each([
  ["us-gov-west-1b", 1],
  ["eusc-de-east-1a", 0],
  ["us-west-2-lax-1a", undefined],
  ["use1-az1", undefined],
  ["us-east-1", undefined],
])("the slot of %s", (zone, slot) => {
  expect(zoneSlot(zone)).toBe(slot);
});

test.each([
  ["private", 24, "10.0.0.0/24"],
  ["public", 26, "10.0.32.0/26"],
  ["public", 22, "10.0.192.0/22"],
  ["public", 23, "10.0.192.0/23"],
  ["intra", 22, "10.0.224.0/22"],
  ["intra", 28, "10.0.8.128/28"],
] as const)("%s subnets of /%i that are wanted begin at %s", (tier, prefix, cidr) => {
  const block =
    tier === "public" && prefix === 26
      ? "10.0.0.0/18"
      : tier === "intra" && prefix === 28
        ? "10.0.0.0/20"
        : "10.0.0.0/16";
  expect(prefixProblems(tier, prefix, block)).toEqual([]);
  expect(planSubnets(block, tier, ["us-east-1a"], prefix)).toEqual({ "us-east-1a": cidr });
});

test.each([
  [
    "private",
    19,
    "10.0.0.0/16",
    "subnetPrefixes.private (19): 8 zones of /19 take 8 x 8192 = 65536 addresses, and the tier has 32768 of 10.0.0.0/16; take /20, a larger block, or give privateSubnetCidrs",
  ],
  [
    "public",
    21,
    "10.0.0.0/16",
    "subnetPrefixes.public (21): 8 zones of /21 take 8 x 2048 = 16384 addresses, and the tier has 8192 of 10.0.0.0/16; take /22, a larger block, or give publicSubnetCidrs",
  ],
  [
    "pods",
    18,
    "100.64.0.0/16",
    "subnetPrefixes.pods (18): 8 zones of /18 take 8 x 16384 = 131072 addresses, and the tier has 65536 of 100.64.0.0/16; take /19, a larger block, or give podSubnetCidrs",
  ],
  [
    "intra",
    29,
    "10.0.0.0/16",
    "subnetPrefixes.intra (29) must be a whole number, 28 at most: AWS has no smaller subnets",
  ],
  [
    "intra",
    24.5,
    "10.0.0.0/16",
    "subnetPrefixes.intra (24.5) must be a whole number, 28 at most: AWS has no smaller subnets",
  ],
] as const)("%s subnets of /%s do not fit %s", (tier, prefix, block, message) => {
  expect(prefixProblems(tier, prefix, block)).toEqual([message]);
});

/** The sizes that a tier may have in a block, and none. */
const wanted = (tier: SubnetTierName, cidrBlock: string) =>
  fc.constantFrom(
    undefined,
    ...Array.from({ length: 29 }, (_, prefix) => prefix).filter(
      (prefix) => prefixProblems(tier, prefix, cidrBlock).length === 0,
    ),
  );

/** A VPC of any size whose subnets can be planned, of any sizes, with some of the tiers, in some of a region's zones. */
const anyVpc = fc
  .record({
    prefix: fc.integer({ min: 16, max: 20 }),
    second: fc.integer({ min: 0, max: 255 }),
    podPrefix: fc.option(fc.integer({ min: 16, max: 25 }), { nil: undefined }),
    intraSubnets: fc.boolean(),
    availabilityZones: fc.uniqueArray(
      fc.constantFrom(..."abcdefgh").map((letter) => `us-east-1${letter}`),
      { minLength: 2 },
    ),
  })
  .map(({ prefix, second, podPrefix, ...props }): VpcProps => ({
    name: "demo",
    cidrBlock: `10.${second}.0.0/${prefix}`,
    ...(podPrefix !== undefined && { podCidrBlock: `100.64.0.0/${podPrefix}` }),
    ...props,
  }))
  .chain((props) =>
    fc
      .record({
        public: wanted("public", props.cidrBlock),
        private: wanted("private", props.cidrBlock),
        intra: wanted("intra", props.cidrBlock),
        pods: wanted("pods", props.podCidrBlock ?? "100.64.0.0/16"),
      })
      .map((subnetPrefixes): VpcProps => ({ ...props, subnetPrefixes })),
  );

const blocksOf = (props: VpcProps) =>
  Object.entries(tierCidrs(props)).flatMap(([tier, cidrs]) =>
    Object.entries(cidrs ?? {}).map(([zone, cidr]) => ({ tier, zone, cidr, block: parseCidr(cidr)! })),
  );

test("subnets of any plan lie in their block, are none smaller than AWS takes, and meet no other", () => {
  fc.assert(
    fc.property(anyVpc, (props) => {
      const all = blocksOf(props);
      for (const [index, { tier, block }] of all.entries()) {
        expect(contains(parseCidr(tier === "pods" ? props.podCidrBlock! : props.cidrBlock)!, block)).toBe(true);
        expect(block.prefix).toBeLessThanOrEqual(28);
        expect(all.slice(index + 1).filter((other) => overlaps(block, other.block))).toEqual([]);
      }
    }),
  );
});

test("a zone or a tier more moves no subnet", () => {
  fc.assert(
    fc.property(anyVpc, fc.constantFrom(..."abcdefgh"), (props, letter) => {
      const zones = [...new Set([`us-east-1${letter}`, ...props.availabilityZones])];
      const more = {
        ...props,
        availabilityZones: zones,
        intraSubnets: true,
        podCidrBlock: props.podCidrBlock ?? "100.64.0.0/16",
      };
      expect(tierCidrs(more)).toMatchObject(JSON.parse(JSON.stringify(tierCidrs(props))) as object);
    }),
  );
});

test("every subnet has a /64 of its own", () => {
  const tiers = ["private", "public", "intra", "pods"] as const;
  const numbers = tiers.flatMap((tier) => [..."abcdefgh"].map((letter) => ipv6Number(tier, `us-east-1${letter}`)));
  expect(new Set(numbers).size).toBe(32);
  expect(Math.max(...numbers)).toBeLessThan(256);
});
