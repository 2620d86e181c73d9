import { BlockList } from "node:net";
import type { Aws } from "../../aws";
import { filters } from "../../query";
import { elementText, elementTexts } from "../../xml";
import type { Instance } from "./instances";

/** How a cluster can be reached. */
export interface Endpoint {
  readonly endpointPublicAccess?: boolean;
  readonly publicAccessCidrs?: readonly string[];
  readonly endpointPrivateAccess?: boolean;
  readonly securityGroupIds?: readonly string[];
  readonly clusterSecurityGroupId?: string;
}

/** A security group's rule. */
export interface Rule {
  readonly group: string;
  readonly egress: boolean;
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr?: string;
  readonly source?: string;
}

const HTTPS = 443;
const EVERYWHERE = "0.0.0.0/0";

/**
 * What a node needs of AWS beside its cluster: its own description, images of containers and their layers.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
const NEEDED = ["ec2", "ecr.api", "ecr.dkr", "s3"];

/** Why a machine cannot talk to the API server, or comes up to nothing; undefined where it can. */
export async function unreachable(instance: Instance, endpoint: Endpoint, aws: Aws): Promise<string | undefined> {
  const clusterGroups = [...(endpoint.securityGroupIds ?? []), endpoint.clusterSecurityGroupId ?? ""].filter(Boolean);
  const rules = await rulesOf([...instance.securityGroups, ...clusterGroups], aws);
  const route = await defaultRouteOf(instance, aws);
  // Inside of the VPC the endpoint's name leads to its private addresses as soon as it has any.
  const toApi = endpoint.endpointPrivateAccess
    ? noPrivatePath(instance, clusterGroups, rules)
    : (noPublicPath(instance, route, rules) ?? notLetIn(await sourceOf(instance, route, aws), endpoint));
  return toApi ?? (noWayOut(instance, route) && noServices(instance, await endpointsIn(instance.vpcId, aws)));
}

/** Why a machine's subnet does not lead it to the Internet. */
function noWayOut(
  { subnetId, hasPublicIp }: Pick<Instance, "subnetId" | "hasPublicIp">,
  defaultRoute: string | undefined,
): string | undefined {
  if (defaultRoute === undefined) return `its subnet ${subnetId} has no route to the Internet`;
  if (!defaultRoute.startsWith("igw-") || hasPublicIp) return undefined;
  return `its subnet ${subnetId} goes to the Internet by ${defaultRoute}, which serves public addresses only, and it has none`;
}

/** Why a machine that has no way out finds nothing of what it needs within its VPC; `services` have an endpoint there. */
export function noServices({ subnetId }: Pick<Instance, "subnetId">, services: readonly string[]): string | undefined {
  const missing = NEEDED.filter((name) => !services.some((service) => service.endsWith(`.${name}`)));
  return missing.length === 0
    ? undefined
    : `its subnet ${subnetId} has no way out, and its VPC has no endpoint of ${missing.join(", ")}: it could pull no image`;
}

/** Whether the public endpoint is closed to the address that a machine calls from; an address that is not known is let in. */
export function notLetIn(source: string | undefined, { publicAccessCidrs = [] }: Endpoint): string | undefined {
  if (source === undefined || publicAccessCidrs.length === 0) return undefined;
  const open = publicAccessCidrs.some((cidr) => !cidr.includes(":") && contains(cidr, source));
  return open ? undefined : `the public endpoint lets in ${publicAccessCidrs.join(", ")}, and it comes from ${source}`;
}

/** Whether rules keep a machine from the endpoint's private addresses. */
export function noPrivatePath(
  { securityGroups, privateIp }: Pick<Instance, "securityGroups" | "privateIp">,
  clusterGroups: readonly string[],
  rules: readonly Rule[],
): string | undefined {
  const out = rules.filter(({ group, egress }) => egress && securityGroups.includes(group)).filter(forHttps);
  if (!out.some(({ cidr, source }) => cidr !== undefined || clusterGroups.includes(source ?? ""))) {
    return `no rule of ${securityGroups.join(", ") || "its security groups"} lets it out to the API server on port ${HTTPS}`;
  }
  const into = rules.filter(({ group, egress }) => !egress && clusterGroups.includes(group)).filter(forHttps);
  const lets = ({ cidr, source }: Rule) => securityGroups.includes(source ?? "") || (cidr && contains(cidr, privateIp));
  if (into.some(lets)) return undefined;
  return `no rule of the cluster's ${clusterGroups.join(", ")} lets ${securityGroups.join(", ")} in on port ${HTTPS}`;
}

/** Whether rules or routes keep a machine from the endpoint's public addresses. */
export function noPublicPath(
  instance: Pick<Instance, "securityGroups" | "subnetId" | "hasPublicIp">,
  defaultRoute: string | undefined,
  rules: readonly Rule[],
): string | undefined {
  const { securityGroups } = instance;
  const out = rules.filter(({ group, egress }) => egress && securityGroups.includes(group)).filter(forHttps);
  if (!out.some(({ cidr }) => cidr === EVERYWHERE)) {
    return `no rule of ${securityGroups.join(", ") || "its security groups"} lets it out to the Internet on port ${HTTPS}, where the API server is`;
  }
  const why = noWayOut(instance, defaultRoute);
  return why && `${why}, where the API server is`;
}

function forHttps({ protocol, fromPort, toPort }: Rule): boolean {
  return protocol === "-1" || (protocol === "tcp" && fromPort <= HTTPS && HTTPS <= toPort);
}

function contains(cidr: string, address: string): boolean {
  const [network = "", bits = "32"] = cidr.split("/");
  const list = new BlockList();
  list.addSubnet(network, Number(bits));
  return list.check(address);
}

async function rulesOf(groups: readonly string[], aws: Aws): Promise<Rule[]> {
  if (groups.length === 0) return [];
  const xml = await aws.query("ec2", "DescribeSecurityGroupRules", filters({ "group-id": groups }));
  return xml.split("<securityGroupRuleId>").slice(1).map(ruleOf);
}

function ruleOf(xml: string): Rule {
  // The group that a rule names stands in an element of its own, by the same word as the group that has the rule.
  const reference = /<referencedGroupInfo>.*?<\/referencedGroupInfo>/s.exec(xml)?.[0] ?? "";
  const own = xml.replace(reference, "");
  return {
    group: elementText(own, "groupId") ?? "",
    egress: elementText(own, "isEgress") === "true",
    protocol: elementText(own, "ipProtocol") ?? "",
    fromPort: Number(elementText(own, "fromPort")),
    toPort: Number(elementText(own, "toPort")),
    cidr: elementText(own, "cidrIpv4"),
    source: elementText(reference, "groupId"),
  };
}

/** Where the subnet's default route leads: `nat-…`, `igw-…`; its own table, else the VPC's main one. */
async function defaultRouteOf({ subnetId, vpcId }: Instance, aws: Aws): Promise<string | undefined> {
  const tables = (wanted: Readonly<Record<string, string>>) => aws.query("ec2", "DescribeRouteTables", filters(wanted));
  const own = await tables({ "association.subnet-id": subnetId });
  const has = elementTexts(own, "routeTableId").length > 0;
  const xml = has ? own : await tables({ "vpc-id": vpcId, "association.main": "true" });
  const route = xml.split("<destinationCidrBlock>").find((part) => part.startsWith(EVERYWHERE));
  return route === undefined
    ? undefined
    : (elementText(route, "natGatewayId") ?? elementText(route, "gatewayId") ?? "elsewhere");
}

/** The address that the Internet sees: the machine's own, or that of its NAT gateway. */
async function sourceOf({ publicIp }: Instance, route: string | undefined, aws: Aws): Promise<string | undefined> {
  if (!route?.startsWith("nat-")) return publicIp;
  return elementText(await aws.query("ec2", "DescribeNatGateways", { "NatGatewayId.1": route }), "publicIp");
}

/** The services that have an endpoint in a VPC: `com.amazonaws.eu-central-1.ecr.api`. */
async function endpointsIn(vpcId: string, aws: Aws): Promise<string[]> {
  return elementTexts(await aws.query("ec2", "DescribeVpcEndpoints", filters({ "vpc-id": vpcId })), "serviceName");
}
