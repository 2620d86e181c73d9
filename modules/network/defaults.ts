export const VPC_DEFAULTS = {
  /** One NAT gateway: the cheapest way in which private subnets reach the internet; `per-az` survives the loss of a zone. */
  natGateway: "single",
  ipv6: false,
  intraSubnets: false,
  /** Public subnets are for load balancers; an instance there asks for its public address itself. */
  mapPublicIpOnLaunch: false,
  /** The group lets its members talk to each other and out; AWS's own benchmark wants it empty. */
  closeDefaultSecurityGroup: true,
} as const;

export const FLOW_LOG_DEFAULTS = {
  trafficType: "ALL",
  maxAggregationInterval: 600,
  retentionInDays: 90,
} as const;
