/**
 * The tag by which load balancers find their subnets: `elb` for those that face the internet, `internal-elb` for the
 * others. The value is "1": the AWS Load Balancer Controller takes nothing else but an empty one.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
 */
export const ROLE_TAGS = {
  public: { "kubernetes.io/role/elb": "1" },
  private: { "kubernetes.io/role/internal-elb": "1" },
} as const;

/** `shared`, and not `owned`: the subnets outlive the cluster, and another one may move in. */
export function clusterTags(clusterNames: readonly string[]): Record<string, string> {
  return Object.fromEntries(clusterNames.map((name) => [`kubernetes.io/cluster/${name}`, "shared"]));
}
