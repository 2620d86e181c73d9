import type { Aws } from "./aws";
import { filters } from "./query";
import { blocksOf, type StackJson } from "./stacks";
import { elementTexts } from "./xml";

interface Tag {
  readonly Key: string;
  readonly Value: string;
}
interface Tagged {
  readonly ResourceTagMappingList: readonly { readonly ResourceARN: string; readonly Tags?: readonly Tag[] }[];
}

/** By which the controller says whose a load balancer is: `namespace/name`. */
const SERVICE_TAG = "kubernetes.io/service-name";

/**
 * What a cluster's controllers have made and no stack knows: load balancers and target groups that bear the cluster's tag,
 * by ARN, and the security groups of classic ones. While a load balancer stands in its subnets, a VPC cannot be destroyed.
 * `services` are those that stacks have made, and will take away.
 */
export async function leftByControllers(
  cluster: string,
  aws: Aws,
  services: readonly string[] = [],
): Promise<string[]> {
  const tag = `kubernetes.io/cluster/${cluster}`;
  const asked = { TagFilters: [{ Key: tag }] };
  const found = (await aws.target("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", asked)) as Tagged;
  const balancers = found.ResourceTagMappingList.filter(({ ResourceARN }) =>
    ResourceARN.includes(":elasticloadbalancing:"),
  )
    .filter(({ Tags = [] }) => !services.includes(Tags.find(({ Key }) => Key === SERVICE_TAG)?.Value ?? ""))
    .map(({ ResourceARN }) => ResourceARN);
  // Those of a classic load balancer go with it; alone they hold the VPC as well.
  const mine = filters({ "tag-key": tag, "group-name": "k8s-elb-*" });
  const groups =
    services.length > 0 ? [] : elementTexts(await aws.query("ec2", "DescribeSecurityGroups", mine), "groupId");
  return [...balancers, ...groups.map((id) => `security group ${id}`)].toSorted();
}

/** The Services that a stack makes, as the controller names them. */
export function servicesOf({ resource = {} }: StackJson): string[] {
  const members = { ...resource.kubernetes_service, ...resource.kubernetes_service_v1 };
  return Object.values(members).map((block) => {
    const [{ name = "", namespace = "default" } = {}] = blocksOf((block as { metadata?: object }).metadata);
    return `${String(namespace)}/${String(name)}`;
  });
}
