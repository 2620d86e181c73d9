import { subnetIdProblems } from "../shared/aws-names";
import { Token } from "cdktf";
import { WAYS_OUT, type PlacedSubnet, type SubnetRef, type WayOut } from "../shared/placement";
import { either, listOf, oneOf, shapeOf, text, type Shape } from "../shared/shape";

type SubnetList = readonly (string | SubnetRef)[];

const SUBNET_SHAPE: Shape<SubnetRef> = {
  id: text,
  wayOut: oneOf(WAYS_OUT),
  name: text,
  cidrBlock: text,
  availabilityZone: text,
};
export const subnetsCheck = listOf(either({ scalar: text, object: shapeOf(SUBNET_SHAPE, ["id", "wayOut"]) }));

/** The ids, ready for a provider's argument. */
export function subnetIds(subnets: SubnetList): readonly string[] {
  if (Token.isUnresolved(subnets)) return subnets as readonly string[];
  return subnets.map((subnet) => (typeof subnet === "string" ? subnet : subnet.id));
}

/** What is wrong with the subnets that a group names itself; those of the cluster are looked at with the cluster. */
export function ownSubnetProblems(subnets: SubnetList | undefined, label = "subnets"): string[] {
  return subnets === undefined ? [] : subnetIdProblems(subnetIds(subnets), label);
}

/** Where nodes in these subnets stand, in literals. A list that is one token counts as one subnet without an id. */
export function placedSubnets(subnets: SubnetList, wayOutOfIds: WayOut): PlacedSubnet[] {
  if (Token.isUnresolved(subnets)) return [{ name: "(known at apply)", wayOut: wayOutOfIds }];
  return subnets.map((subnet) => {
    const { id, wayOut, name } =
      typeof subnet === "string" ? { id: subnet, wayOut: wayOutOfIds, name: undefined } : subnet;
    const known = Token.isUnresolved(id) ? undefined : id;
    return { name: name ?? known ?? "(known at apply)", wayOut, ...(known !== undefined && { id: known }) };
  });
}

/** Nodes that would reach nothing beyond the VPC, for want of a public address where only such have a way out. */
export function wayOutWarnings(subnets: SubnetList, wayOutOfIds: WayOut, publicIp: boolean | undefined): string[] {
  const open = placedSubnets(subnets, wayOutOfIds).filter(({ wayOut }) => wayOut === "public");
  const names = open.map(({ name }) => name).join(", ");
  return open.length === 0 || publicIp === true || Token.isUnresolved(publicIp)
    ? []
    : [
        `publicIp is not true, and in ${names} only public addresses have a way out, so nodes reach nothing beyond the VPC; make it true, or take private subnets`,
      ];
}
