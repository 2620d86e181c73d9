/** What is drawn. Everything undefined is not known, and drawn as such. */
export interface Picture {
  readonly clusters: readonly ClusterPart[];
  readonly vpcs: readonly VpcPart[];
  readonly groups: readonly Group[];
  /** Names of the groups whose subnets are in none of the VPCs that are drawn. */
  readonly unplaced: readonly string[];
  readonly paths: readonly SecurityPath[];
  readonly balancers: readonly Balancer[];
  readonly entrants: readonly Entrant[];
  readonly exits: readonly Exit[];
}

/** Something that has an address in a stack. */
export interface Part {
  /** `<stack>/<address>`: unique, and what a plan's changes are found by. */
  readonly key: string;
}

export interface ClusterPart extends Part {
  readonly name?: string;
  readonly version?: string;
  readonly publicFrom?: readonly string[];
  readonly privateEndpoint: boolean;
  readonly mode?: string;
}

export interface VpcPart extends Part {
  readonly name?: string;
  readonly cidrs: readonly string[];
  readonly zones: readonly Zone[];
}

export interface Zone {
  readonly name: string;
  readonly subnets: readonly Subnet[];
}

/** How traffic leaves a subnet: through an internet gateway, a NAT gateway or another device, or by no route that is made here. */
export interface WayOut {
  readonly kind: "internet gateway" | "NAT gateway" | "other device" | "none" | "unknown";
  /** Which one. */
  readonly through?: string;
}

export interface Subnet extends Part {
  readonly name: string;
  readonly cidr?: string;
  /** Addresses that nodes, pods and load balancers may have. */
  readonly free?: number;
  readonly zone?: string;
  /** By IPv4. */
  readonly wayOut: WayOut;
  /** By IPv6, where there is a way. */
  readonly ipv6Out?: "egress-only gateway" | "internet gateway";
  readonly groups: readonly string[];
  readonly balancers: readonly string[];
}

export interface Group extends Part {
  readonly name: string;
  readonly kind: "workers" | "managed nodes" | "Fargate";
  readonly types: readonly string[];
  readonly min?: number;
  readonly desired?: number;
  readonly max?: number;
  /** Keys of the subnets; undefined where they are known only at apply. */
  readonly subnets?: readonly string[];
}

export interface SecurityPath extends Part {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

export interface Balancer extends Part {
  readonly name: string;
  readonly kind: string;
  readonly internal: boolean;
  readonly ports: readonly string[];
  readonly from: readonly string[];
  /** Names or ids of subnets that it is told to stand in. */
  readonly subnets?: readonly string[];
  /** Whether its controller reads the value of subnets' role tags, or only sees that they are there. */
  readonly reads: "value" | "presence";
}

export interface Entrant extends Part {
  readonly who: string;
  readonly by: "access entry" | "aws-auth" | "creator";
  readonly as: string;
}

/** Where a pod's packet leaves, and with which address. */
export interface Exit extends Part {
  readonly group: string;
  readonly subnet: string;
  /** Whose address it has on the way to the device; undefined where nothing says whether external SNAT is on. */
  readonly source?: "the node's" | "the pod's own";
  readonly wayOut: WayOut;
  /** What the internet sees. */
  readonly seen: string;
}
