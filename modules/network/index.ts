export { WAYS_OUT, type NodePlacement, type PlacedSubnet, type SubnetRef, type WayOut } from "../shared/placement";
export { VPC_DEFAULTS } from "./defaults";
export { PRIVATE_CLUSTER_SERVICES, type VpcEndpointChoice } from "./endpoint-services";
export { VpcEndpoints } from "./endpoints";
export { NatGateways } from "./nat";
export { PrivateSubnets, PublicSubnets } from "./subnets";
export type { CidrsByZone, EgressDevice, NatGatewayMode, VpcProps } from "./types";
export { validateVpc, VPC_SHAPE } from "./validate";
export { Vpc } from "./vpc";
