import { isOfTier, type NodePlacement, type PlacedSubnet } from "../shared/placement";

const VARIABLE = "AWS_VPC_K8S_CNI_EXTERNALSNAT";

/**
 * Why external SNAT would cut pods off: from a subnet whose way out is an internet gateway, or none, only addresses with
 * a public IP get out, and a pod's has none. The node itself still works, so it looks like time-outs in applications.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html
 */
export function externalSnatProblems(placement: NodePlacement): string[] {
  const groups = Object.entries(placement);
  const each = groups.flatMap(([group, subnets]) =>
    subnetProblems(subnets, `worker group "${group}" stands`, "move the group to"),
  );
  const later = groups.flatMap(([, subnets]) => subnets.filter(isKnownLater));
  return [...each, ...laterProblem(later, "nodes stand", SAID_OF_NODES)];
}

/** The same of pods that have subnets of their own: where their nodes stand does not matter then. */
export function podSnatProblems(subnets: readonly PlacedSubnet[]): string[] {
  const each = subnetProblems(subnets, "pods stand", "give pods");
  return [...each, ...laterProblem(subnets.filter(isKnownLater), "pods stand", SAID_OF_PODS)];
}

/** How it is said that they leave through a NAT device. */
const SAID_OF_NODES = 'subnetWayOut: "private-with-egress" of the network';
const SAID_OF_PODS =
  'podSubnetWayOut: "private-with-egress" of a network by tags, or podSubnets: { <zone>: { id, wayOut: "private-with-egress" } },';

/** One problem for all subnets of one kind. */
function subnetProblems(subnets: readonly PlacedSubnet[], who: string, move: string): string[] {
  const kinds = [...new Set(subnets.map(({ wayOut }) => wayOut))];
  return kinds.flatMap((kind) => {
    const names = subnets.filter(({ wayOut }) => wayOut === kind).map(({ name }) => name);
    const [subnet, is, has] = names.length === 1 ? ["subnet", "is", "has"] : ["subnets", "are", "have"];
    const where = `${VARIABLE} is true, and ${who} in ${subnet} ${names.join(", ")}`;
    switch (kind) {
      case "public":
        return [
          `${where}, which ${is} public: its pods would lose the internet; ${move} private subnets behind a NAT device, or leave ${VARIABLE} false`,
        ];
      case "private-without-egress":
        return [
          `${where}, which ${has} no way out through a NAT device; ${subnets.some((subnet) => isOfTier(subnet, "intra")) ? `${move} private subnets with one` : "give one"} (natGateway of a network of the stack's own, or privateEgressThrough where something else is one), or leave ${VARIABLE} false`,
        ];
      case "unknown":
      case "private-with-egress":
        return [];
      default:
        return kind satisfies never;
    }
  });
}

/** Whether no look at the routes can be planned. */
function isKnownLater({ wayOut, id }: PlacedSubnet): boolean {
  return wayOut === "unknown" && id === undefined;
}

function laterProblem(subnets: readonly PlacedSubnet[], who: string, mend: string): string[] {
  if (subnets.length === 0) return [];
  const names = [...new Set(subnets.map(({ name }) => name))].join(", ");
  return [
    `${VARIABLE} is true, and ${who} in ${names}, whose way out is unknown and whose ids are known only at apply; say ${mend} if they leave through a NAT device, or leave ${VARIABLE} false`,
  ];
}

/** Ids of the subnets whose way out only a look at the routes can tell. */
export function subnetsToLookAt(subnets: readonly PlacedSubnet[]): string[] {
  const ids = subnets.flatMap(({ id, wayOut }) => (wayOut === "unknown" && id !== undefined ? [id] : []));
  return [...new Set(ids)].toSorted();
}
