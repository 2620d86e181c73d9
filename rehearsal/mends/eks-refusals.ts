import { jsonOf, type Call } from "../routing";
import { elementTexts } from "../xml";
import { askAt, askEc2, askIam } from "./ask";
import { jsonRefusal, type Ask, type Mend } from "./types";

/** Versions that EKS offers, in standard or extended support, as far as was known in November 2026; 1.31 ends on the 26th. */
export const VERSIONS = ["1.31", "1.32", "1.33", "1.34", "1.35", "1.36"];
const FEWEST_ZONES = 2;

interface Wanted {
  readonly name: string;
  readonly version?: string;
  readonly roleArn: string;
  readonly resourcesVpcConfig: { readonly subnetIds?: readonly string[] };
}

/** A cluster that EKS would not make is not made here either. */
export const clusterRefusals: Mend = {
  name: "cluster refusals",
  reason: "ministack makes a cluster of any version, in subnets and with a role that do not exist, in a single zone",
  source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html",
  service: "eks",
  applies: ({ method, path }) => method === "POST" && path === "/clusters",
  async answer(call, ask) {
    const wanted = JSON.parse(call.body.toString()) as Wanted;
    const why =
      versionRefusal(wanted) ?? (await subnetRefusal(wanted, call, ask)) ?? (await roleRefusal(wanted, call, ask));
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

async function roleRefusal({ roleArn }: Wanted, call: Call, ask: Ask): Promise<string | undefined> {
  const name = roleArn.split("/").at(-1)!;
  const arns = elementTexts(await askIam("GetRole", { RoleName: name }, call, ask), "Arn");
  return arns.includes(roleArn) ? undefined : `The role with name ${name} cannot be found`;
}
