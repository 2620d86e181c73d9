import type { Box, Line } from "./boxes";
import type {
  Balancer,
  ClusterPart,
  Entrant,
  Exit,
  Group,
  Picture,
  SecurityPath,
  Subnet,
  VpcPart,
  WayOut,
} from "./model";
import type { Changes } from "./plan";

const title = (text: string): Line => ({ text, look: "title" });
const told = (field: string, before: string, value: string | number | undefined, after = ""): Line =>
  value === undefined
    ? { text: `${before}unknown`, field, look: "unknown" }
    : { text: `${before}${value}${after}`, field };

/** The picture as boxes; `changes` colours what a plan would change. */
export function drawPicture(picture: Picture, changes: Changes = {}): Box {
  const coloured = Object.keys(changes).length > 0;
  const page: Box = {
    kind: "page",
    lines: [],
    children: [
      ...picture.clusters.map((cluster) => drawCluster(cluster)),
      ...picture.vpcs.map((vpc) => drawVpc(vpc, picture.groups)),
      ...section(
        "Groups whose subnets are not drawn here",
        picture.groups.filter(({ name }) => picture.unplaced.includes(name)).map((group) => drawGroup(group)),
      ),
      ...section(
        "Where a pod's packet for the internet leaves, and with which address",
        picture.exits.map((exit) => drawExit(exit)),
      ),
      ...section(
        "Load balancers",
        picture.balancers.map((balancer) => drawBalancer(balancer)),
      ),
      ...section(
        "Who may enter",
        picture.entrants.map((entrant) => drawEntrant(entrant)),
      ),
      ...section(
        "What may pass between security groups",
        picture.paths.map((path) => drawPath(path)),
      ),
      ...(coloured ? [legend(changes)] : []),
    ],
  };
  return painted(page, changes);
}

function section(name: string, children: readonly Box[]): Box[] {
  return children.length === 0 ? [] : [{ kind: "section", lines: [title(name)], children }];
}

function drawCluster({ key, name, version, publicFrom, privateEndpoint, mode }: ClusterPart): Box {
  const from = publicFrom === undefined ? undefined : publicFrom.length === 0 ? "nobody" : publicFrom.join(", ");
  return {
    kind: "section cluster",
    key,
    lines: [
      title(`Cluster ${name ?? "unknown"}`),
      told("version", "Kubernetes ", version),
      told("public-endpoint", "its API is reached from the internet by ", from),
      told("private-endpoint", "from inside the VPC: ", privateEndpoint ? "yes" : "no"),
      told("mode", "authentication mode ", mode),
    ],
  };
}

function drawVpc({ key, name, cidrs, zones }: VpcPart, groups: readonly Group[]): Box {
  return {
    kind: "vpc",
    key,
    lines: [title(`VPC ${name ?? ""}`.trim()), told("cidrs", "", cidrs.length > 0 ? cidrs.join(", ") : undefined)],
    direction: "row",
    children: zones.map((zone) => ({
      kind: "zone",
      lines: [title(zone.name)],
      children: zone.subnets.toSorted(byTier).map((subnet) => drawSubnet(subnet, groups)),
    })),
  };
}

const TIERS: Readonly<Record<WayOut["kind"], string>> = {
  "internet gateway": "public",
  "NAT gateway": "private",
  "other device": "private",
  none: "closed",
  unknown: "private",
};

/** Those nearest to the internet first. */
function byTier(one: Subnet, other: Subnet): number {
  const kinds = Object.keys(TIERS);
  return kinds.indexOf(one.wayOut.kind) - kinds.indexOf(other.wayOut.kind);
}

function drawSubnet({ key, name, cidr, free, wayOut, ipv6Out, groups, balancers }: Subnet, all: readonly Group[]): Box {
  return {
    kind: `subnet ${TIERS[wayOut.kind]}`,
    key,
    lines: [
      title(name),
      told("cidr", "", cidr),
      told("free", "free addresses: ", free),
      told("way-out", "to the internet: ", wayOut.kind === "unknown" ? undefined : wayOutText(wayOut)),
      ...(ipv6Out === undefined ? [] : [told("ipv6-out", "by IPv6: ", ipv6Out)]),
      ...balancers.map((one) => ({ text: `load balancer ${one}`, field: "balancer" })),
    ],
    children: all
      .filter((group) => groups.includes(group.name) && group.subnets?.includes(key))
      .map((group) => drawGroup(group)),
  };
}

function wayOutText({ kind, through }: WayOut): string {
  if (kind === "none") return "no route that is made here";
  return through === undefined || kind === "other device" ? (through ?? kind) : `${kind} ${through}`;
}

function drawGroup({ key, name, kind, types, min, desired, max, subnets = [] }: Group): Box {
  const sizes =
    kind === "Fargate"
      ? []
      : [
          told("min", "min ", min),
          desired === undefined
            ? { text: "desired: the autoscaler's", field: "desired" }
            : told("desired", "desired ", desired),
          told("max", "max ", max),
          // It is drawn in each of them.
          ...(subnets.length > 1 ? [told("together", "in all ", `${subnets.length} subnets together`)] : []),
        ];
  return {
    kind: "group",
    key,
    lines: [
      title(`${kind === "Fargate" ? "Fargate" : kind} ${name}`),
      told("types", kind === "Fargate" ? "namespaces " : "", types.length > 0 ? types.join(", ") : undefined),
      ...sizes,
    ],
  };
}

/** The way of a packet, step by step: what becomes of its source, and where it leaves. */
function drawExit({ group, subnet, source, wayOut, seen }: Exit): Box {
  const first =
    source === undefined
      ? "pod → unknown"
      : source === "the node's"
        ? "pod → node, which puts its own address"
        : "pod, with its own address";
  const way = wayOutText(wayOut);
  return {
    kind: "exit",
    lines: [
      title(`${group} in ${subnet}`),
      {
        text: `${first} → ${way} → the internet sees ${seen}`,
        field: "exit",
        ...((source === undefined || wayOut.kind === "unknown") && { look: "unknown" as const }),
      },
    ],
  };
}

function drawBalancer({ key, name, kind, internal, ports, from }: Balancer): Box {
  return {
    kind: "balancer",
    key,
    lines: [
      title(name),
      told("kind", `${internal ? "internal" : "internet-facing"} `, kind),
      told("ports", "", ports.join(", ")),
      told("from", "from ", from.length > 0 ? from.join(", ") : "everywhere that reaches it"),
    ],
  };
}

function drawEntrant({ key, who, by, as }: Entrant): Box {
  return { kind: "entrant", key, lines: [told("entrant", "", `${who} — by ${by}, as ${as}`)] };
}

function drawPath({ key, from, to, what }: SecurityPath): Box {
  return { kind: "path", key, lines: [told("path", "", `${from} → ${to}: ${what}`)] };
}

function legend(changes: Changes): Box {
  const kinds = ["create", "update", "replace", "delete"] as const;
  const counts = kinds.map((kind) => ({ kind, count: Object.values(changes).filter((one) => one === kind).length }));
  return {
    kind: "section legend",
    lines: [title("What the plan would do, to all resources, those that are not drawn among them")],
    direction: "row",
    children: counts
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => ({ kind: "sample", change: kind, lines: [told(`plan-${kind}`, `${kind} `, count)] })),
  };
}

function painted(box: Box, changes: Changes): Box {
  const change = box.change ?? (box.key === undefined ? undefined : changes[box.key]);
  return { ...box, ...(change && { change }), children: box.children?.map((child) => painted(child, changes)) };
}
