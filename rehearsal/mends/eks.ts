import type { Answer, Call } from "../routing";
import { elementText } from "../xml";
import { askEc2 } from "./ask";
import { jsonAnswer, type Ask, type Mend } from "./types";

/** The part of a cluster that is made right. */
interface Cluster {
  readonly arn: string;
  readonly name: string;
  readonly resourcesVpcConfig: { readonly subnetIds: readonly string[] };
  readonly identity?: { readonly oidc: { readonly issuer: string } };
}

const CLUSTER_PATH = /^\/clusters(\/[^/]+)?$/;

/** A certificate in form only: nothing connects to the cluster in a rehearsal of the AWS half. */
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nUkVIRUFSU0FM\n-----END CERTIFICATE-----\n";

/** What EKS takes where nothing was asked for. */
const USUAL_POLICY = { supportType: "EXTENDED" };

/** CreateCluster, DescribeCluster and DeleteCluster answer with a cluster as EKS describes it. */
export function clusterDescription(): Mend {
  const policies = new Map<string, object>();
  return {
    name: "cluster description",
    reason:
      "ministack's issuer is http, which the provider's OIDC resource refuses; its certificate is empty; its VPC and its security group do not exist; it forgets the upgrade policy",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html",
    service: "eks",
    applies: ({ method, path }) => CLUSTER_PATH.test(path) && (method === "GET" ? path !== "/clusters" : true),
    async answer(call, ask) {
      const answer = await ask(call);
      const { cluster } = JSON.parse(answer.body.toString() || "{}") as { cluster?: Cluster };
      if (cluster === undefined) return answer;
      if (call.method === "POST") {
        const { upgradePolicy } = JSON.parse(call.body.toString()) as { upgradePolicy?: object };
        policies.set(cluster.name, upgradePolicy ?? USUAL_POLICY);
      }
      return mended(answer, cluster, policies.get(cluster.name) ?? USUAL_POLICY, call, ask);
    },
  };
}

async function mended(answer: Answer, cluster: Cluster, upgradePolicy: object, call: Call, ask: Ask): Promise<Answer> {
  const [, , , region] = cluster.arn.split(":");
  const id = cluster.identity?.oidc.issuer.split("/").at(-1);
  const described = {
    ...cluster,
    ...(id !== undefined && { identity: { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/${id}` } } }),
    certificateAuthority: { data: Buffer.from(CERTIFICATE).toString("base64") },
    resourcesVpcConfig: { ...cluster.resourcesVpcConfig, ...(await placeOf(cluster, call, ask)) },
    upgradePolicy,
  };
  return jsonAnswer({ cluster: described }, answer.status);
}

/** The VPC that the subnets are in, and its default group in place of the one that EKS would make. */
async function placeOf({ resourcesVpcConfig }: Cluster, call: Call, ask: Ask): Promise<object> {
  const [subnet = ""] = resourcesVpcConfig.subnetIds;
  const vpcId = elementText(await askEc2("DescribeSubnets", { "SubnetId.1": subnet }, call, ask), "vpcId");
  if (vpcId === undefined) return {};
  const filter = {
    "Filter.1.Name": "vpc-id",
    "Filter.1.Value.1": vpcId,
    "Filter.2.Name": "group-name",
    "Filter.2.Value.1": "default",
  };
  const group = elementText(await askEc2("DescribeSecurityGroups", filter, call, ask), "groupId");
  return { vpcId, ...(group !== undefined && { clusterSecurityGroupId: group }) };
}
