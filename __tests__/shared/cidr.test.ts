import { cidrProblems, contains, formatCidr, overlaps, parseCidr, subnetOf } from "../../modules/shared/cidr";

const block = (text: string) => parseCidr(text)!;

test.each(["10.0.0.0/16", "0.0.0.0/0", "192.168.255.255/32", "172.16.0.0/12"])("reads and writes %s", (text) => {
  expect(formatCidr(block(text))).toBe(text);
});

test.each(["10.0.0.0", "10.0.0.1/16", "10.0.0.0/33", "256.0.0.0/8", "10.0.0/16", "", "fd00::/8"])(
  "does not read %p",
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
  },
);

test("counts subnets as Terraform's cidrsubnet does", () => {
  expect(formatCidr(subnetOf(block("10.0.0.0/16"), 4, 2))).toBe("10.0.32.0/20");
  expect(formatCidr(subnetOf(block("10.0.0.0/16"), 8, 255))).toBe("10.0.255.0/24");
  expect(formatCidr(subnetOf(block("255.0.0.0/8"), 8, 255))).toBe("255.255.0.0/16");
});

test("knows what overlaps and what contains", () => {
  expect(overlaps(block("10.0.0.0/20"), block("10.0.15.0/24"))).toBe(true);
  expect(overlaps(block("10.0.0.0/20"), block("10.0.16.0/24"))).toBe(false);
  expect(contains(block("10.0.0.0/16"), block("10.0.255.0/24"))).toBe(true);
  expect(contains(block("10.0.0.0/16"), block("10.1.0.0/24"))).toBe(false);
});

test.each([
  ["10.0.0.0", 'cidrBlock (10.0.0.0) is not an IPv4 block; did you mean "10.0.0.0/28"?'],
  ["10.0.0.1/16", 'cidrBlock (10.0.0.1/16) is not an IPv4 block; did you mean "10.0.0.0/16"?'],
  ["ten", "cidrBlock (ten) is not an IPv4 block"],
  ["10.0.0.0/8", "cidrBlock (10.0.0.0/8) must be between /16 and /28"],
])("tells what is wrong with %s", (text, problem) => {
  expect(cidrProblems("cidrBlock", text, [16, 28])).toEqual([problem]);
});
