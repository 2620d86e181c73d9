import { randomUUID } from "node:crypto";
import { filters } from "../query";
import { jsonOf, type Answer, type Call } from "../routing";
import { elementText, elementTexts } from "../xml";
import { askAt, askEc2, askIam } from "./ask";
import { jsonAnswer, jsonRefusal, type Ask, type Mend } from "./types";

interface Cluster {
  readonly arn: string;
  readonly name: string;
  readonly resourcesVpcConfig: { readonly subnetIds: readonly string[] };
}

/** What a Fargate profile is made of. */
interface Wanted {
  readonly fargateProfileName: string;
  readonly podExecutionRoleArn: string;
  readonly subnets?: readonly string[];
  readonly selectors?: readonly object[];
  readonly tags?: Readonly<Record<string, string>>;
}

interface Profile extends Wanted {
  readonly fargateProfileArn: string;
  readonly clusterName: string;
  readonly createdAt: number;
  readonly status: "CREATING" | "ACTIVE" | "DELETING";
}

const CLUSTER = /^\/clusters\/[^/]+$/;
const PROFILES = /^(\/clusters\/[^/]+)\/fargate-profiles(?:\/([^/]+))?$/;
const TAGS = /^\/tags\/(.+:fargateprofile\/.+)$/;
/** Who has to be trusted with the role of pods on Fargate. */
const PRINCIPAL = "eks-fargate-pods.amazonaws.com";

/** Fargate profiles and their tags; one is being made, or deleted, until it has been looked at once. */
export function fargateProfiles(): Mend {
  const profiles = new Profiles();
  return {
    name: "Fargate profiles",
    reason: "ministack has no Fargate profiles, and moto's belong to clusters of its own",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html",
    service: "eks",
    applies: ({ method, path }) =>
      PROFILES.test(path) || TAGS.test(decodeURIComponent(path)) || (method === "DELETE" && CLUSTER.test(path)),
    async answer(call, ask) {
      const [, arn] = TAGS.exec(decodeURIComponent(call.path)) ?? [];
      if (arn !== undefined) return profiles.tag(arn, call);
      const [, path = call.path, name] = PROFILES.exec(call.path) ?? [];
      const found = await askAt(path, call, ask);
      const { cluster } = jsonOf<{ cluster: Cluster }>(found);
      if (cluster === undefined) return call.method === "POST" ? inClientWords(found) : found;
      if (path === call.path) return profiles.list(cluster).length > 0 ? ATTACHED : ask(call);
      if (name !== undefined) return profiles.look(cluster, name, call.method === "DELETE");
      if (call.method === "GET") return jsonAnswer({ fargateProfileNames: profiles.list(cluster) });
      const wanted = { subnets: cluster.resourcesVpcConfig.subnetIds, ...(jsonOf<Wanted>(call) as Wanted) };
      return (await refusal(wanted, call, ask)) ?? profiles.make(cluster, wanted);
    },
  };
}

const ATTACHED = jsonRefusal("ResourceInUseException", "Cluster has Fargate profiles attached", 409);

/** CreateFargateProfile has no word for what is not found. */
function inClientWords(found: Answer): Answer {
  return jsonRefusal("ClientException", jsonOf<{ message: string }>(found).message ?? "No cluster found");
}

/** The profiles that there are, by the ARN of their cluster and their name. */
class Profiles {
  private readonly profiles = new Map<string, Profile>();

  list({ arn }: Cluster): string[] {
    const within = [...this.profiles].filter(([key]) => key.startsWith(`${arn}/`));
    return within.map(([, { fargateProfileName }]) => fargateProfileName);
  }

  make({ arn, name }: Cluster, wanted: Wanted): Answer {
    const { fargateProfileName, podExecutionRoleArn, subnets = [], selectors = [], tags = {} } = wanted;
    // EKS calls this ResourceInUseException, which its published model does not have here.
    if (this.profiles.has(`${arn}/${fargateProfileName}`))
      return jsonRefusal("InvalidRequestException", "A Fargate Profile already exists with this name in this cluster.");
    const [partition] = arn.split(":cluster/");
    const profile: Profile = {
      fargateProfileName,
      fargateProfileArn: `${partition}:fargateprofile/${name}/${fargateProfileName}/${randomUUID()}`,
      clusterName: name,
      createdAt: Math.floor(Date.now() / 1000),
      podExecutionRoleArn,
      subnets,
      selectors,
      tags,
      status: "CREATING",
    };
    this.profiles.set(`${arn}/${fargateProfileName}`, profile);
    return jsonAnswer({ fargateProfile: profile });
  }

  /** What a profile is at this look; at the next it has come further. */
  look({ arn }: Cluster, name: string, leaving: boolean): Answer {
    const key = `${arn}/${name}`;
    const profile = this.profiles.get(key);
    if (profile === undefined)
      return jsonRefusal("ResourceNotFoundException", `No Fargate Profile found with name: ${name}.`, 404);
    const seen: Profile = leaving ? { ...profile, status: "DELETING" } : profile;
    if (leaving) this.profiles.set(key, seen);
    else if (seen.status === "DELETING") this.profiles.delete(key);
    else this.profiles.set(key, { ...seen, status: "ACTIVE" });
    return jsonAnswer({ fargateProfile: seen });
  }

  /** TagResource, UntagResource and ListTagsForResource. */
  tag(arn: string, call: Call): Answer {
    const [key, profile] = [...this.profiles].find(([, one]) => one.fargateProfileArn === arn) ?? [];
    if (key === undefined || profile === undefined)
      return jsonRefusal("NotFoundException", `The resource ${arn} does not exist`, 404);
    if (call.method === "GET") return jsonAnswer({ tags: profile.tags });
    const added = jsonOf<Pick<Profile, "tags">>(call).tags;
    const removed = call.query.getAll("tagKeys");
    const tags = Object.entries({ ...profile.tags, ...added }).filter(([name]) => !removed.includes(name));
    this.profiles.set(key, { ...profile, tags: Object.fromEntries(tags) });
    return jsonAnswer({});
  }
}

/** Why EKS makes no such profile. */
async function refusal(wanted: Wanted, call: Call, ask: Ask): Promise<Answer | undefined> {
  const role = wanted.podExecutionRoleArn.split("/").at(-1)!;
  const trusted = (await askIam("GetRole", { RoleName: role }, call, ask)).includes(PRINCIPAL);
  const why = trusted
    ? await subnetsRefusal(wanted, call, ask)
    : `Misconfigured PodExecutionRole Trust Policy; Please add the ${PRINCIPAL} Service Principal`;
  return why === undefined ? undefined : jsonRefusal("InvalidParameterException", why);
}

async function subnetsRefusal({ subnets = [] }: Wanted, call: Call, ask: Ask): Promise<string | undefined> {
  for (const subnet of subnets) {
    const vpc = elementText(await askEc2("DescribeSubnets", { "SubnetId.1": subnet }, call, ask), "vpcId");
    if (vpc === undefined) return `The subnet ID '${subnet}' does not exist`;
    const gateways = elementTexts(await routeTable(subnet, vpc, call, ask), "gatewayId");
    if (gateways.some((id) => id.startsWith("igw-")))
      return `Subnet ${subnet} provided in Fargate Profile is not a private subnet`;
  }
  return undefined;
}

/** A subnet's own route table, or else the main one of its VPC. */
async function routeTable(subnet: string, vpc: string, call: Call, ask: Ask): Promise<string> {
  const own = await askEc2("DescribeRouteTables", filters({ "association.subnet-id": subnet }), call, ask);
  if (elementText(own, "routeTableId") !== undefined) return own;
  return askEc2("DescribeRouteTables", filters({ "vpc-id": vpc, "association.main": "true" }), call, ask);
}
