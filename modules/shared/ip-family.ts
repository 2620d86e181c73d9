/** What addresses of pods and Services are of. */
export type IpFamily = (typeof IP_FAMILIES)[number];
export const IP_FAMILIES = ["ipv4", "ipv6"] as const;
