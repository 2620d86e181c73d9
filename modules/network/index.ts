export { VPC_DEFAULTS } from "./defaults";
export { PrivateSubnets, PublicSubnets } from "./subnets";
export type {
  CidrsByZone,
  EgressDevice,
  NatGatewayMode,
  NodePlacement,
  PlacedSubnet,
  SubnetRef,
  VpcProps,
  WayOut,
} from "./types";
export { WAYS_OUT } from "./types";
export { validateVpc, VPC_SHAPE } from "./validate";
export { Vpc } from "./vpc";
