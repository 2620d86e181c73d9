import { instanceTypeFacts } from "./instance-types";

/**
 * Instance families that run on Xen, not on AWS's Nitro system, and so cannot take a prefix of addresses: no prefix
 * delegation and no IPv6 for pods. Families of the Nitro system are added every year, and these no more.
 *
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html, which lists the others, as of November 2026.
 */
export const XEN_FAMILIES: readonly string[] = [
  ...["c1", "c3", "c4", "cc2", "cr1", "d2", "f1", "g2", "g3", "g3s", "h1", "hi1", "hs1", "i2", "i3"],
  ...["m1", "m2", "m3", "m4", "p2", "p3", "r3", "r4", "t1", "t2", "x1", "x1e"],
];

/** Whether it is known of an instance type that it is not of the Nitro system. */
export function isOnXen(instanceType: string): boolean {
  const facts = instanceTypeFacts(instanceType);
  if (facts) return !facts.nitro;
  const [family = "", size = ""] = instanceType.split(".");
  return XEN_FAMILIES.includes(family) && !size.startsWith("metal");
}

/** Whether a family that is not of the Nitro system has such accelerators: those of p2, g3 and p3. */
export function isAcceleratorOnXen(name: string): boolean {
  return ["k80", "m60", "v100"].includes(name);
}
