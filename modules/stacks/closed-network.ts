import { endpointServices } from "../network/endpoint-services";
import { isOfTier, type NodePlacement } from "../shared/placement";
import { privateWayOut } from "../network/nat";
import { isOwn, type Network } from "./eks-stack-network";

/** What a node asks for before it is one: its image's layers, the images of pods, and addresses for these. */
const NEEDED = ["ec2", "ecr.api", "ecr.dkr", "s3"];

/** Nodes without a way out, and without what stands in its place, in a VPC of the stack's own. */
export function closedNetworkWarnings(network: Network, placement: NodePlacement): string[] {
  if (!isOwn(network) || network.ipv6 === true || network.endpoints === "elsewhere") return [];
  const closed = Object.entries(placement).filter(([, subnets]) =>
    subnets.some(({ wayOut }) => wayOut === "private-without-egress"),
  );
  const there = endpointServices(network.endpoints);
  const isOpen = privateWayOut(network) !== "private-without-egress";
  const elsewhere = closed.some(([, subnets]) => subnets.some((subnet) => !isOfTier(subnet, "private")));
  const move = isOpen || elsewhere ? ["move the groups to private subnets"] : [];
  const device = `give ${move.length > 0 ? "these" : "private subnets"} a way out by natGateway, or by privateEgressThrough where something else is one`;
  const wayOut = [...move, ...(isOpen ? [] : [device])].join(", and ");
  const missing = NEEDED.filter((service) => !there.includes(service));
  return closed.length === 0 || missing.length === 0
    ? []
    : [
        `network: nodes of ${closed.map(([group]) => `"${group}"`).join(", ")} stand in subnets without a way out, and there is no endpoint for ${missing.join(", ")}, so they pull no image and never become ready; set endpoints to "private-cluster", or to "elsewhere" where others make them, or ${wayOut}`,
      ];
}
