import { isIPv6 } from "node:net";
import { IPv6 } from "ipaddr.js";

/** An IPv4 block as numbers: `base` is its first address, `size` how many addresses it holds. */
export interface CidrBlock {
  readonly base: number;
  readonly size: number;
  readonly prefix: number;
}

/** Reads "10.0.0.0/16"; undefined where it is not a canonical IPv4 block. */
export function parseCidr(text: string): CidrBlock | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const [a, b, c, d, prefix] = match.slice(1).map(Number) as [number, number, number, number, number];
  if ([a, b, c, d].some((octet) => octet > 255) || prefix > 32) return undefined;
  const base = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  const size = 2 ** (32 - prefix);
  return base % size === 0 ? { base, size, prefix } : undefined;
}

/** What is wrong with `text` as an IPv4 block, if anything: `label` names it in the caller's words. */
export function cidrProblems(label: string, text: string, [shortest, longest]: readonly [number, number]): string[] {
  const block = parseCidr(text);
  if (block) {
    const fits = block.prefix >= shortest && block.prefix <= longest;
    return fits ? [] : [`${label} (${text}) must be between /${shortest} and /${longest}`];
  }
  const start = /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? `; did you mean "${text}/${longest}"?` : "";
  const [address, mask] = text.split("/");
  const aligned = address && mask && canonical(address, Number(mask));
  return [`${label} (${text}) is not an IPv4 block${aligned ? `; did you mean "${aligned}"?` : start}`];
}

/** Whether it is written as IPv6 is. */
export function looksLikeIpv6(text: string): boolean {
  return text.includes(":");
}

/** What is wrong with `text` as an IPv6 block, if anything. */
export function ipv6CidrProblems(label: string, text: string): string[] {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const valid = isIPv6(address) && /^\d{1,3}$/.test(prefix) && Number(prefix) <= 128 && rest.length === 0;
  const mend = isIPv6(text) ? `; did you mean "${text}/128"?` : "";
  if (!valid) return [`${label} (${text}) is not an IPv6 block${mend}`];
  if (address.includes(".")) return [];
  const canonical = `${IPv6.networkAddressFromCIDR(text).toRFC5952String()}/${prefix}`;
  return text === canonical
    ? []
    : [`${label} (${text}) is not written as AWS wants an IPv6 block; did you mean "${canonical}"?`];
}

/** What is wrong with `text` as a block of either family. */
export function anyCidrProblems(label: string, text: string): string[] {
  return looksLikeIpv6(text) ? ipv6CidrProblems(label, text) : cidrProblems(label, text, [0, 32]);
}

const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((range) => parseCidr(range)!);

/** Whether a block lies in one of the private ranges: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16. */
export function isPrivateBlock(block: CidrBlock): boolean {
  return privateRangeOf(block) !== undefined;
}

/** The private range that a block lies in. */
export function privateRangeOf(block: CidrBlock): string | undefined {
  const range = PRIVATE_RANGES.find((one) => contains(one, block));
  return range && formatCidr(range);
}

/** The `index`-th block of `newBits` more bits inside `block`, as Terraform's cidrsubnet counts them. */
export function subnetOf(block: CidrBlock, newBits: number, index: number): CidrBlock {
  const size = block.size / 2 ** newBits;
  return { base: block.base + index * size, size, prefix: block.prefix + newBits };
}

/** "10.0.16.0/20" for a block. */
export function formatCidr({ base, prefix }: CidrBlock): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefix}`;
}

export function overlaps(one: CidrBlock, other: CidrBlock): boolean {
  return one.base < other.base + other.size && other.base < one.base + one.size;
}

export function contains(outer: CidrBlock, inner: CidrBlock): boolean {
  return inner.base >= outer.base && inner.base + inner.size <= outer.base + outer.size;
}

function canonical(address: string, prefix: number): string | undefined {
  const octets = address.split(".").map(Number);
  const valid = octets.length === 4 && octets.every((octet) => Number.isInteger(octet) && octet >= 0 && octet <= 255);
  if (!valid || !Number.isInteger(prefix) || prefix < 0 || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const base = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return formatCidr({ base: base - (base % size), size, prefix });
}
