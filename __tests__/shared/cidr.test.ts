import {
  cidrProblems,
  contains,
  formatCidr,
  overlaps,
  parseCidr,
  subnetOf,
  anyCidrProblems,
  ipv6CidrProblems,
  isPrivateBlock,
} from "../../modules/shared/cidr";

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

test.each(["::/0", "2001:db8::/32", "fd00::1/128", "::ffff:10.0.0.1/128"])("%s is an IPv6 block", (text) => {
  expect(ipv6CidrProblems("cidr", text)).toEqual([]);
  expect(anyCidrProblems("cidr", text)).toEqual([]);
});

test.each([
  ["2001:db8::", '; did you mean "2001:db8::/128"?'],
  ["2001:db8::/129", ""],
  ["2001:db8::/", ""],
  ["2001:db8::/32/1", ""],
  ["2001:xyz::/32", ""],
])("%s is none", (text, mend) => {
  expect(anyCidrProblems("cidr", text)).toEqual([`cidr (${text}) is not an IPv6 block${mend}`]);
});

test("a block of either family is judged by its own rules", () => {
  expect(anyCidrProblems("cidr", "10.0.0.0/8")).toEqual([]);
  expect(anyCidrProblems("cidr", "10.0.0.0")).toEqual([
    'cidr (10.0.0.0) is not an IPv4 block; did you mean "10.0.0.0/32"?',
  ]);
});

test.each([
  ["10.0.0.0/8", true],
  ["172.31.0.0/16", true],
  ["172.32.0.0/16", false],
  ["192.168.1.0/24", true],
  ["0.0.0.0/0", false],
])("%s lies in a private range: %s", (text, expected) => {
  expect(isPrivateBlock(parseCidr(text)!)).toBe(expected);
});

test.each([
  ["2001:db8::/32", []],
  ["::/0", []],
  ["2001:DB8::/32", ['cidr (2001:DB8::/32) is not written as AWS wants an IPv6 block; did you mean "2001:db8::/32"?']],
  [
    "2001:db8::1/32",
    ['cidr (2001:db8::1/32) is not written as AWS wants an IPv6 block; did you mean "2001:db8::/32"?'],
  ],
  [
    "2001:db8:0:0::/32",
    ['cidr (2001:db8:0:0::/32) is not written as AWS wants an IPv6 block; did you mean "2001:db8::/32"?'],
  ],
  ["2001:db8::1", ['cidr (2001:db8::1) is not an IPv6 block; did you mean "2001:db8::1/128"?']],
])("the IPv6 block %s", (cidr, problems) => {
  expect(ipv6CidrProblems("cidr", cidr)).toEqual(problems);
});
