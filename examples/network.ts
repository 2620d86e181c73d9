import type { OwnNetwork } from "../modules/stacks";

/** The region and the network that the examples stand in. */
export const region = "eu-west-1";
export const network: OwnNetwork = {
  cidrBlock: "10.0.0.0/16",
  availabilityZones: ["eu-west-1a", "eu-west-1b"],
  natGateway: "single",
};
