import { filters } from "../query";
import { VERSIONS } from "../kubernetes/versions";
import { jsonOf, type Call } from "../routing";
import { elementTexts } from "../xml";
import { askAt, askEc2, askIam } from "./ask";
import { jsonRefusal, type Ask, type Mend } from "./types";

const FEWEST_ZONES = 2;

interface Wanted {
  readonly name: string;
  readonly version?: string;
  readonly roleArn: string;
  readonly kubernetesNetworkConfig?: { readonly ipFamily?: string; readonly serviceIpv4Cidr?: string };
  readonly resourcesVpcConfig: {
    readonly subnetIds?: readonly string[];
    readonly securityGroupIds?: readonly string[];
    readonly endpointPublicAccess?: boolean;
    readonly endpointPrivateAccess?: boolean;
  };
}

/** A cluster that EKS would not make is not made here either. */
export const clusterRefusals: Mend = {
  name: "cluster refusals",
  reason:
    "ministack makes a cluster of any version that nobody can reach, in subnets and with groups and a role that do not exist or trust somebody else, in a single zone, of a family of addresses that its subnets have not",
  source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html",
  service: "eks",
  applies: ({ method, path }) => method === "POST" && path === "/clusters",
  async answer(call, ask) {
    const wanted = JSON.parse(call.body.toString()) as Wanted;
    const why =
      versionRefusal(wanted) ??
      endpointRefusal(wanted) ??
      (await subnetRefusal(wanted, call, ask)) ??
      (await familyRefusal(wanted, call, ask)) ??
      (await groupRefusal(wanted, call, ask)) ??
      (await roleRefusal(wanted.roleArn, "eks.amazonaws.com", call, ask));
    return why === undefined ? ask(call) : jsonRefusal("InvalidParameterException", why);
  },
};

/** A cluster with managed node groups stays. */
export const attachedNodeGroups: Mend = {
  name: "attached node groups",
  reason: "ministack deletes a cluster's node groups along with it",
  source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteCluster.html",
  service: "eks",
  applies: ({ method, path }) => method === "DELETE" && /^\/clusters\/[^/]+$/.test(path),
  async answer(call, ask) {
    const { nodegroups = [] } = jsonOf<{ nodegroups: string[] }>(await askAt(`${call.path}/node-groups`, call, ask));
    return nodegroups.length > 0
      ? jsonRefusal("ResourceInUseException", "Cluster has nodegroups attached", 409)
      : ask(call);
  },
};

/** Why EKS has no cluster of such a version. */
export function versionRefusal({ version }: Pick<Wanted, "version">): string | undefined {
  if (version === undefined || VERSIONS.includes(version)) return undefined;
  return `unsupported Kubernetes version ${version}; the rehearsal knows ${VERSIONS.join(", ")}`;
}

/** Why EKS puts no cluster into such subnets. */
export async function subnetRefusal(
  { resourcesVpcConfig }: Pick<Wanted, "resourcesVpcConfig">,
  call: Call,
  ask: Ask,
): Promise<string | undefined> {
  const { subnetIds = [] } = resourcesVpcConfig;
  const ids = Object.fromEntries(subnetIds.map((id, index) => [`SubnetId.${index + 1}`, id]));
  const xml = subnetIds.length > 0 ? await askEc2("DescribeSubnets", ids, call, ask) : "";
  const found = elementTexts(xml, "subnetId");
  const missing = subnetIds.filter((id) => !found.includes(id));
  if (missing.length > 0) return `The subnet ID '${missing[0]}' does not exist`;
  const zones = new Set(elementTexts(xml, "availabilityZone"));
  if (zones.size >= FEWEST_ZONES) return undefined;
  return `Subnets specified must be in at least two different AZs; these are in ${[...zones].join(", ") || "none"}`;
}

/** Why EKS makes no cluster whose pods would have IPv6 addresses. */
async function familyRefusal(wanted: Wanted, call: Call, ask: Ask): Promise<string | undefined> {
  const { ipFamily, serviceIpv4Cidr } = wanted.kubernetesNetworkConfig ?? {};
  if (ipFamily !== "ipv6") return undefined;
  if (serviceIpv4Cidr !== undefined) return "serviceIpv4Cidr is not allowed where ipFamily is ipv6";
  for (const id of wanted.resourcesVpcConfig.subnetIds ?? []) {
    const xml = await askEc2("DescribeSubnets", { "SubnetId.1": id }, call, ask);
    if (elementTexts(xml, "ipv6CidrBlock").length === 0) return `The subnet ID '${id}' has no IPv6 CIDR block`;
  }
  return undefined;
}

/** Why EKS makes no cluster that nobody reaches. */
export function endpointRefusal({ resourcesVpcConfig }: Pick<Wanted, "resourcesVpcConfig">): string | undefined {
  const { endpointPublicAccess = true, endpointPrivateAccess = false } = resourcesVpcConfig;
  return endpointPublicAccess || endpointPrivateAccess
    ? undefined
    : "Private and public endpoint access cannot be false";
}

async function groupRefusal({ resourcesVpcConfig }: Wanted, call: Call, ask: Ask): Promise<string | undefined> {
  const { securityGroupIds: groups = [] } = resourcesVpcConfig;
  if (groups.length === 0) return undefined;
  const found = elementTexts(
    await askEc2("DescribeSecurityGroups", filters({ "group-id": groups }), call, ask),
    "groupId",
  );
  const missing = groups.find((id) => !found.includes(id));
  return missing && `The security group '${missing}' does not exist`;
}

/** Why EKS takes a role for nothing: it does not exist, or a service that needs it is not trusted with it. */
export async function roleRefusal(roleArn: string, service: string, call: Call, ask: Ask): Promise<string | undefined> {
  const name = roleArn.split("/").at(-1)!;
  const xml = await askIam("GetRole", { RoleName: name }, call, ask);
  if (!elementTexts(xml, "Arn").includes(roleArn)) return `The role with name ${name} cannot be found`;
  return xml.includes(service)
    ? undefined
    : `Role with arn: ${roleArn}, could not be assumed because the trust policy is missing ${service}`;
}
