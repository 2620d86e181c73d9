import type { Aws } from "./aws";

interface Tagged {
  readonly ResourceTagMappingList: readonly { readonly ResourceARN: string }[];
}

/**
 * What a cluster's controllers have made and Terraform does not know: load balancers and target groups that bear the
 * cluster's tag, by ARN. While a load balancer stands in its subnets, a VPC cannot be destroyed.
 */
export async function leftByControllers(cluster: string, aws: Aws): Promise<string[]> {
  const tag = { Key: `kubernetes.io/cluster/${cluster}` };
  const found = await aws.target("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", { TagFilters: [tag] });
  return (found as Tagged).ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN)
    .filter((arn) => arn.includes(":elasticloadbalancing:"))
    .toSorted();
}
