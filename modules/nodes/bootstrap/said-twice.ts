import { Token } from "cdktf";
import type { Bootstrap } from "../ami/families";
import type { Wording } from "../wording";
import { renderBottlerocketUserData } from "./bottlerocket";
import type { NodeSettings } from "./types";

/** One thing said in two places: one of them would win, or the node would refuse both. */
export function saidTwice(bootstrap: Bootstrap, settings: NodeSettings, word: Wording): string[] {
  return [
    ...maxPodsTwice(settings, word),
    ...settingsTwice(settings, word),
    ...(bootstrap === "bottlerocket" ? tomlTwice(settings, word) : argumentsTwice(bootstrap, settings, word)),
  ];
}

/** Whether a setting says anything: "", an empty list and an empty object do not. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === "") return false;
  if (Token.isUnresolved(value)) return true;
  return typeof value !== "object" || Object.keys(value ?? {}).length > 0;
}

function maxPodsTwice({ maxPods, kubelet = {}, nodeConfig = {} }: NodeSettings, word: Wording): string[] {
  if (maxPods === undefined) return [];
  const label = word("maxPods");
  const own: [string, boolean][] = [
    [word("kubeletExtraArgs"), /(^|\s)--max-pods\b/.test(kubelet.extraArgs ?? "")],
    [`${word("nodeConfig")}.kubelet.config.maxPods`, nodeConfig.kubelet?.config?.maxPods !== undefined],
    [`${word("nodeConfig")}.kubelet.maxPodsExpression`, nodeConfig.kubelet?.maxPodsExpression !== undefined],
  ];
  return own.flatMap(([where, said]) => (said ? [`${label} is said by ${where} too; drop one of them`] : []));
}

/** Keys of Bottlerocket's that a group's own props speak of. */
function settingsTwice({ bottlerocket, kubelet = {}, maxPods }: NodeSettings, word: Wording): string[] {
  const { kubernetes = {} } = bottlerocket ?? {};
  const owners: { readonly [key: string]: string | undefined } = {
    "api-server": "the cluster",
    "cluster-certificate": "the cluster",
    "cluster-name": "the cluster",
    "max-pods": isGiven(maxPods) ? word("maxPods") : undefined,
    "node-labels": isGiven(kubelet.labels) ? word("labels") : undefined,
    "node-taints": isGiven(kubelet.taints) ? word("taints") : undefined,
  };
  return Object.entries(owners).flatMap(([key, owner]) =>
    owner !== undefined && kubernetes[key] !== undefined
      ? [`${word("bottlerocket")}.kubernetes["${key}"] is said by ${owner} already; drop it`]
      : [],
  );
}

/** TOML takes a table, and a key within it, once. */
function tomlTwice(settings: NodeSettings, word: Wording): string[] {
  const { bootstrapExtraArgs = "", ...typed } = settings;
  const there = new Set(namesIn(renderBottlerocketUserData({ ...typed, cluster: NOWHERE }), ""));
  // Where the text stands, the table of Kubernetes' settings is open.
  return namesIn(bootstrapExtraArgs, "settings.kubernetes").flatMap((name) =>
    there.has(name) ? [`${word("bootstrapExtraArgs")} says ${name}, which other props say already; say it once`] : [],
  );
}

const NOWHERE = { name: "", endpoint: "", certificateAuthority: "", serviceCidr: "" };

/** The tables that TOML opens and the keys that it sets, by their whole names. */
function namesIn(text: string, table: string): string[] {
  let open = table;
  return text.split("\n").flatMap((line) => {
    const [, header] = /^\s*\[\s*([^[\]]+?)\s*\]/.exec(line) ?? [];
    const [, key] = /^\s*("[^"]*"|[A-Za-z0-9_.-]+)\s*=/.exec(line) ?? [];
    if (header !== undefined) return [(open = header.replaceAll(/["'\s]/g, ""))];
    return key === undefined ? [] : [`${open}.${key.replaceAll('"', "")}`];
  });
}

/** Of two arguments of a name the script heeds the last. */
function argumentsTwice(bootstrap: Bootstrap, settings: NodeSettings, word: Wording): string[] {
  const { bootstrapExtraArgs = "", kubelet = {}, maxPods } = settings;
  const names: { readonly [Name in Bootstrap]?: string } = {
    "bootstrap.sh": "--kubelet-extra-args",
    windows: "-KubeletExtraArgs",
  };
  const argument = names[bootstrap];
  const flags = [kubelet.labels, kubelet.taints, kubelet.extraArgs, maxPods].some(isGiven);
  return argument !== undefined && flags && bootstrapExtraArgs.includes(argument)
    ? [
        `${word("bootstrapExtraArgs")} holds ${argument}, which labels, taints, ${word("kubeletExtraArgs")} and ${word("maxPods")} make; move what it says there`,
      ]
    : [];
}
