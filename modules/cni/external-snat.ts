import type { NodePlacement, PlacedSubnet } from "../shared/placement";

const VARIABLE = "AWS_VPC_K8S_CNI_EXTERNALSNAT";

/**
 * Why external SNAT would cut pods off: from a subnet whose way out is an internet gateway, or none, only addresses with
 * a public IP get out, and a pod's has none. The node itself still works, so it looks like time-outs in applications.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html
 */
export function externalSnatProblems(placement: NodePlacement): string[] {
  return Object.entries(placement).flatMap(([group, subnets]) =>
    subnets.flatMap((subnet) => subnetProblem(group, subnet)),
  );
}

function subnetProblem(group: string, { name, wayOut, id }: PlacedSubnet): string[] {
  const where = `${VARIABLE} is true, and worker group "${group}" stands in subnet ${name}`;
  const mend = `move the group to private subnets behind a NAT device, or leave ${VARIABLE} false`;
  switch (wayOut) {
    case "public":
      return [`${where}, which is public: its pods would lose the internet; ${mend}`];
    case "private-without-egress":
      return [`${where}, which has no way out through a NAT device; give it one, or leave ${VARIABLE} false`];
    case "unknown":
      return id === undefined
        ? [
            `${where}, whose way out is unknown and whose id is known only at apply; declare it (subnetWayOut), or leave ${VARIABLE} false`,
          ]
        : [];
    case "private-with-egress":
      return [];
    default:
      return wayOut satisfies never;
  }
}

/** Ids of the subnets whose way out only a look at the routes can tell. */
export function subnetsToLookAt(placement: NodePlacement): string[] {
  const ids = Object.values(placement).flatMap((subnets) =>
    subnets.flatMap(({ id, wayOut }) => (wayOut === "unknown" && id !== undefined ? [id] : [])),
  );
  return [...new Set(ids)].toSorted();
}
