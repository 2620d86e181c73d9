import { parse } from "yaml";
import { addressIn, block, known, listOf, type Inventory, type Item } from "./json";
import type { ClusterPart, Entrant } from "./model";
import { keyOf } from "./network";

interface Row {
  readonly rolearn?: string;
  readonly userarn?: string;
  readonly username?: string;
  readonly groups?: readonly string[];
}

/** The clusters. */
export function readClusters(all: Inventory): ClusterPart[] {
  return all.made("aws_eks_cluster").map((cluster) => {
    const {
      endpoint_public_access: open,
      endpoint_private_access: inside,
      public_access_cidrs: from,
    } = block(cluster.values.vpc_config);
    return {
      key: keyOf(cluster),
      name: known(cluster.values.name),
      version: known(cluster.values.version),
      publicFrom: open === false ? [] : listOf(from)?.flatMap((one) => known(one) ?? []),
      privateEndpoint: inside === true,
      mode: known(block(cluster.values.access_config).authentication_mode),
    };
  });
}

/** Who may enter: by access entries, by the rows of aws-auth, or for having made the cluster. */
export function readEntrants(all: Inventory): Entrant[] {
  return [
    ...all
      .made("aws_eks_cluster")
      .flatMap((cluster) =>
        block(cluster.values.access_config).bootstrap_cluster_creator_admin_permissions === false
          ? []
          : [{ key: keyOf(cluster), who: "whoever creates the cluster", by: "creator" as const, as: "administrator" }],
      ),
    ...all.made("aws_eks_access_entry").map((entry) => ({
      key: keyOf(entry),
      who: principalName(entry.values.principal_arn),
      by: "access entry" as const,
      as: rightsOf(all, entry),
    })),
    ...awsAuth(all),
  ];
}

function rightsOf(all: Inventory, entry: Item): string {
  const { type, kubernetes_groups: groups, principal_arn: principal } = entry.values;
  const policies = all
    .made("aws_eks_access_policy_association")
    .filter(({ stack, values }) => stack === entry.stack && samePrincipal(all, entry, values.principal_arn, principal))
    .map(({ values }) => {
      const { namespaces } = block(values.access_scope);
      const where = (listOf(namespaces) ?? []).map((one) => known(one) ?? "?");
      return `${String(values.policy_arn).split("/").at(-1)}${where.length > 0 ? ` in ${where.join(", ")}` : ""}`;
    });
  const named = (listOf(groups) ?? []).map((one) => known(one) ?? "?");
  const kind = known(type);
  return [...(kind === undefined || kind === "STANDARD" ? [] : [kind]), ...policies, ...named].join(", ") || "nothing";
}

/** An association names the principal itself, or the entry. */
function samePrincipal(all: Inventory, entry: Item, named: unknown, principal: unknown): boolean {
  return named === principal || all.target(named, entry) === entry;
}

function principalName(arn: unknown): string {
  const address = addressIn(arn);
  return address === undefined ? (known(arn) ?? "?") : address.split(".").at(-1)!;
}

function awsAuth(all: Inventory): Entrant[] {
  const maps = all.made("kubernetes_config_map_v1").filter(({ values }) => block(values.metadata).name === "aws-auth");
  return maps.flatMap((map) => {
    const { mapRoles, mapUsers, mapAccounts } = map.values.data as Readonly<Record<string, string | undefined>>;
    const rows = [mapRoles, mapUsers].flatMap((text) => (text === undefined ? [] : (parse(text) as Row[])));
    const accounts = mapAccounts === undefined ? [] : (parse(mapAccounts) as string[]);
    return [
      ...rows.map(({ rolearn, userarn, username, groups = [] }) => ({
        key: keyOf(map),
        who: plain(rolearn ?? userarn ?? "?"),
        by: "aws-auth" as const,
        as: [username ?? "?", ...groups].join(", "),
      })),
      ...accounts.map((account) => ({
        key: keyOf(map),
        who: `everybody of account ${account}`,
        by: "aws-auth" as const,
        as: "their own ARN",
      })),
    ];
  });
}

/** An ARN without what is known only at apply. */
function plain(arn: string): string {
  return arn.includes("${") ? `role ${arn.split("/").at(-1)}` : arn;
}
