import { randomBytes } from "node:crypto";
import type { Call } from "../routing";
import { elementText } from "../xml";
import type { Clusters } from "../kubernetes/clusters";
import { askEc2, askRest, askSts } from "./ask";
import { jsonAnswer, type Ask, type Mend } from "./types";

/** The part of a cluster that is made right. */
interface Cluster {
  readonly arn: string;
  readonly name: string;
  readonly resourcesVpcConfig: { readonly subnetIds: readonly string[]; readonly vpcId?: string };
  readonly kubernetesNetworkConfig: ServiceNetwork;
  readonly identity?: { readonly oidc: { readonly issuer: string } };
  readonly status?: string;
  readonly endpoint?: string;
  readonly certificateAuthority?: object;
  readonly upgradePolicy?: object;
}

/** Where Services have their addresses: of one family, never both. */
interface ServiceNetwork {
  readonly ipFamily: "ipv4" | "ipv6";
  readonly serviceIpv4Cidr?: string;
  readonly serviceIpv6Cidr?: string;
}

/** What was asked for when the cluster was made, as far as it is remembered. */
interface Wanted {
  readonly upgradePolicy?: object;
  readonly kubernetesNetworkConfig?: { readonly ipFamily?: string };
  readonly bootstrapSelfManagedAddons?: boolean;
  readonly accessConfig?: {
    readonly authenticationMode?: string;
    readonly bootstrapClusterCreatorAdminPermissions?: boolean;
  };
}

const CLUSTER_PATH = /^\/clusters(\/[^/]+)?$/;

/** A certificate in form only, for a rehearsal of the AWS half: nothing connects to the cluster. */
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nUkVIRUFSU0FM\n-----END CERTIFICATE-----\n";

/** What EKS takes where nothing was asked for. */
const USUAL_POLICY = { supportType: "EXTENDED" };

/**
 * CreateCluster, DescribeCluster and DeleteCluster answer with a cluster as EKS describes it; with `clusters` it has a
 * Kubernetes API, which is started and stopped along with it.
 */
export function clusterDescription(clusters?: Clusters): Mend {
  const policies = new Map<string, object>();
  /** The network of each cluster that is IPv6's. */
  const networks = new Map<string, ServiceNetwork>();
  /** The security group that EKS made for each cluster. */
  const groups = new Map<string, string>();
  return {
    name: "cluster description",
    reason:
      "ministack's issuer is http, which the provider's OIDC resource refuses; its certificate is empty and its endpoint nobody's; its VPC and its security group do not exist, and nobody makes them; it forgets the upgrade policy, and makes every cluster IPv4's",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html",
    service: "eks",
    applies: ({ method, path }) => CLUSTER_PATH.test(path) && (method === "GET" ? path !== "/clusters" : true),
    async answer(call, ask) {
      const answer = await ask(call);
      const { cluster } = JSON.parse(answer.body.toString() || "{}") as { cluster?: Cluster };
      if (cluster === undefined) return answer;
      if (call.method === "POST") {
        const { upgradePolicy = USUAL_POLICY, kubernetesNetworkConfig } = JSON.parse(call.body.toString()) as Wanted;
        policies.set(cluster.arn, upgradePolicy);
        networks.delete(cluster.arn);
        if (kubernetesNetworkConfig?.ipFamily === "ipv6") networks.set(cluster.arn, ipv6Network());
        groups.set(cluster.arn, await makeGroup(cluster, call, ask));
      }
      const usual = { upgradePolicy: policies.get(cluster.arn) ?? USUAL_POLICY, group: groups.get(cluster.arn) };
      const network = networks.get(cluster.arn) ?? cluster.kubernetesNetworkConfig;
      const described = { ...(await mended(cluster, usual, call, ask)), kubernetesNetworkConfig: network };
      if (clusters && call.method === "POST") await begin(clusters, described, call, ask);
      const withApi = { ...described, ...(clusters && apiOf(clusters, cluster)) };
      if (call.method === "DELETE") {
        clusters?.remove(cluster.arn);
        await askEc2("DeleteSecurityGroup", { GroupId: groups.get(cluster.arn) ?? "" }, call, ask);
      }
      return jsonAnswer({ cluster: withApi }, answer.status);
    },
  };
}

/** A unique local block of EKS's own choice; nobody may ask for one. */
function ipv6Network(): ServiceNetwork {
  const [a, b, c] = [0, 1, 2].map(() => randomBytes(2).toString("hex"));
  return { ipFamily: "ipv6", serviceIpv6Cidr: `fd${a!.slice(2)}:${b}:${c}::/108` };
}

/** Starts the cluster's API server; whoever makes a cluster gets into it, by an entry where there are entries. */
async function begin(clusters: Clusters, cluster: Cluster, call: Call, ask: Ask): Promise<void> {
  const { accessConfig = {}, bootstrapSelfManagedAddons: addons = true } = JSON.parse(call.body.toString()) as Wanted;
  const { authenticationMode = "CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: admin = true } = accessConfig;
  const creator = elementText(await askSts("GetCallerIdentity", {}, call, ask), "Arn");
  const { arn, name, resourcesVpcConfig } = cluster;
  const { vpcId = "", subnetIds } = resourcesVpcConfig;
  const region = arn.split(":")[3]!;
  const { serviceIpv4Cidr, serviceIpv6Cidr } = cluster.kubernetesNetworkConfig;
  const serviceCidr = (serviceIpv4Cidr ?? serviceIpv6Cidr)!;
  const place = { region, vpcId, subnetId: subnetIds[0]!, serviceCidr };
  clusters.create({ arn, name, ...place, addons, creator: admin ? creator : undefined });
  if (authenticationMode !== "CONFIG_MAP" && admin && creator !== undefined) await enter(name, creator, call, ask);
}

/** Whoever made a cluster has an entry in it, as soon as it has entries. */
export async function enter(name: string, creator: string, call: Call, ask: Ask): Promise<void> {
  const entries = `/clusters/${name}/access-entries`;
  await askRest(entries, { principalArn: creator, type: "STANDARD" }, call, ask);
  const policyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
  const policies = `${entries}/${encodeURIComponent(creator)}/access-policies`;
  await askRest(policies, { policyArn, accessScope: { type: "cluster" } }, call, ask);
}

/** Status, endpoint and authority of the API server that runs; a cluster that is being made has neither of the latter. */
function apiOf(clusters: Clusters, { arn }: Cluster): object {
  const { status, access } = clusters.find(arn);
  if (!access) return { status, endpoint: undefined, certificateAuthority: undefined };
  const { url, ca } = access;
  return { status, endpoint: url, certificateAuthority: { data: Buffer.from(ca).toString("base64") } };
}

async function mended(
  cluster: Cluster,
  { upgradePolicy, group }: { readonly upgradePolicy: object; readonly group?: string },
  call: Call,
  ask: Ask,
): Promise<Cluster> {
  const [, , , region] = cluster.arn.split(":");
  const id = cluster.identity?.oidc.issuer.split("/").at(-1);
  const vpcId = await vpcOf(cluster, call, ask);
  const place = {
    ...(vpcId !== undefined && { vpcId }),
    ...(group !== undefined && { clusterSecurityGroupId: group }),
  };
  return {
    ...cluster,
    ...(id !== undefined && { identity: { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/${id}` } } }),
    certificateAuthority: { data: Buffer.from(CERTIFICATE).toString("base64") },
    resourcesVpcConfig: { ...cluster.resourcesVpcConfig, ...place },
    upgradePolicy: cluster.upgradePolicy ?? upgradePolicy,
  };
}

/** The VPC that the subnets are in. */
async function vpcOf({ resourcesVpcConfig }: Cluster, call: Call, ask: Ask): Promise<string | undefined> {
  const [subnet = ""] = resourcesVpcConfig.subnetIds;
  return elementText(await askEc2("DescribeSubnets", { "SubnetId.1": subnet }, call, ask), "vpcId");
}

/**
 * The cluster security group, which EKS makes: everything within it may talk, and it bears the cluster's tag.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 */
async function makeGroup(cluster: Cluster, call: Call, ask: Ask): Promise<string> {
  const { name } = cluster;
  const description =
    "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads.";
  const asked = { GroupName: `eks-cluster-sg-${name}-1`, GroupDescription: description };
  const VpcId = (await vpcOf(cluster, call, ask)) ?? "";
  const GroupId = elementText(await askEc2("CreateSecurityGroup", { ...asked, VpcId }, call, ask), "groupId") ?? "";
  const everything = { "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.Groups.1.GroupId": GroupId };
  await askEc2("AuthorizeSecurityGroupIngress", { GroupId, ...everything }, call, ask);
  const tags = Object.entries({ Name: `eks-cluster-sg-${name}-1`, [`kubernetes.io/cluster/${name}`]: "owned" });
  const numbered = tags.flatMap(([key, value], index) => [
    [`Tag.${index + 1}.Key`, key],
    [`Tag.${index + 1}.Value`, value],
  ]);
  await askEc2("CreateTags", { "ResourceId.1": GroupId, ...Object.fromEntries(numbered) }, call, ask);
  return GroupId;
}
