import { planSubnets, zoneSlot } from "../../modules/network/subnet-plan";
import { overlaps, parseCidr } from "../../modules/shared/cidr";

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
