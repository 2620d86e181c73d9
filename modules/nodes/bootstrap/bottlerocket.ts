import { Token } from "cdktf";
import type { Taint } from "./kubelet-flags";
import { clusterDnsIp } from "./service-dns";
import { escapeForTerraform } from "./terraform-text";
import { tomlTables, type TomlTable } from "./toml";
import type { BootstrapSettings, ClusterAddress, NodeSettings } from "./types";

/** A container that Bottlerocket runs beside the kubelet, with rights on the host. */
export interface HostContainer extends TomlTable {
  readonly enabled?: boolean;
  readonly source?: string;
  /** All rights on the host. */
  readonly superpowered?: boolean;
  /** In base64. */
  readonly "user-data"?: string;
}

/**
 * Bottlerocket's settings, without the outer `settings`; those named here are set most, any other may be named, too.
 * @see https://bottlerocket.dev/en/os/latest/#/api/settings/
 */
export interface BottlerocketSettings extends TomlTable {
  /** Beside what the group's own props say: where the cluster is, labels, taints, `maxPods`. */
  readonly kubernetes?: TomlTable;
  /** `admin` is a shell by SSH (off), `control` one by Systems Manager (on). */
  readonly "host-containers"?: { readonly [name: string]: HostContainer };
  /** Containers that run at boot, before the kubelet: what scripts are elsewhere. */
  readonly "bootstrap-containers"?: {
    readonly [name: string]: HostContainer & {
      readonly mode?: "off" | "once" | "always";
      readonly essential?: boolean;
    };
  };
  readonly kernel?: TomlTable & {
    readonly lockdown?: "none" | "integrity" | "confidentiality";
    readonly sysctl?: { readonly [name: string]: string };
  };
  readonly motd?: string;
}

/**
 * User data for Bottlerocket: its settings as TOML.
 * @see https://bottlerocket.dev/en/os/latest/#/install/quickstart/aws/host-containers/
 */
export function renderBottlerocketUserData({ cluster, ...settings }: BootstrapSettings): string {
  return rendered(settings, clusterKeys(cluster));
}

/** The same without the cluster, which EKS adds for a managed node group; undefined where there is nothing to say. */
export function renderManagedBottlerocketUserData(settings: NodeSettings): string | undefined {
  return rendered(settings, {}) || undefined;
}

function rendered(
  { kubelet = {}, maxPods, bottlerocket = {}, bootstrapExtraArgs = "" }: NodeSettings,
  keys: TomlTable,
) {
  const { labels = {}, taints = [] } = kubelet;
  const kubernetes: TomlTable = {
    ...keys,
    ...(maxPods === undefined ? {} : { "max-pods": Token.asNumber(maxPods) }),
    ...bottlerocket.kubernetes,
    ...(Object.keys(labels).length > 0 ? { "node-labels": sorted(labels) } : {}),
    ...(taints.length > 0 ? { "node-taints": taintTable(taints) } : {}),
  };
  const all = { ...bottlerocket, kubernetes: undefined };
  const silent = Object.keys(kubernetes).length === 0 && bootstrapExtraArgs.trim() === "";
  const tables = [
    ...(silent ? [] : tomlTables(kubernetes, KUBERNETES, { [KUBERNETES]: bootstrapExtraArgs })),
    ...(Object.values(all).every((value) => value === undefined) ? [] : tomlTables(all, "settings")),
  ];
  return escapeForTerraform(tables.join("\n"));
}

const KUBERNETES = "settings.kubernetes";

function clusterKeys(cluster: ClusterAddress): TomlTable {
  return {
    "api-server": cluster.endpoint,
    "cluster-certificate": cluster.certificateAuthority,
    "cluster-name": cluster.name,
    "cluster-dns-ip": clusterDnsIp(cluster),
  };
}

/** Taints by key: `value:Effect`, or a list of them. */
function taintTable(taints: readonly Taint[]): TomlTable {
  const rows = taints.map(({ key, value = "", effect }) => [key, `${value}:${effect}`] as const).toSorted();
  const keys = [...new Set(rows.map(([key]) => key))];
  return Object.fromEntries(
    keys.map((key) => {
      const values = rows.filter(([other]) => other === key).map(([, value]) => value);
      return [key, values.length === 1 ? values[0] : values];
    }),
  );
}

function sorted(labels: { readonly [key: string]: string }): TomlTable {
  return Object.fromEntries(Object.entries(labels).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
