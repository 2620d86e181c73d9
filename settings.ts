import type { EksStackProps } from "./modules/stacks";

/** What differs from one place to the next; `main.ts` says what is built. */
export type Settings = Pick<EksStackProps, "region" | "network" | "mapRoles">;

/** A VPC of the cluster's own; the document's ids, with `EKS_NETWORK=existing`. */
const NETWORKS: Readonly<Record<string, Settings["network"]>> = {
  own: {
    cidrBlock: "10.0.0.0/16",
    availabilityZones: ["ap-northeast-2a", "ap-northeast-2c"],
    natGateway: "single",
  },
  existing: {
    vpcId: "vpc-1234556abcdef",
    subnets: ["subnet-abcde012", "subnet-bcde012a", "subnet-fghi345a"],
  },
};

function networkNamed(name: string): Settings["network"] {
  const network = NETWORKS[name];
  if (network) return network;
  throw new Error(`EKS_NETWORK ("${name}") is not one of ${Object.keys(NETWORKS).join(", ")}`);
}

export const settings: Settings = {
  region: "ap-northeast-2",
  network: networkNamed(process.env.EKS_NETWORK ?? "own"),
  mapRoles: [{ rolearn: "arn:aws:iam::123456789012:role/ops", username: "ops", groups: ["system:masters"] }],
};
