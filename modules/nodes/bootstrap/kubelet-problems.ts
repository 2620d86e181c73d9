import { closest, distance } from "fastest-levenshtein";
import { KUBELET_FLAGS } from "../../facts/kubelet-flags";
import { splitArguments, TAINT_EFFECTS, type KubeletSettings } from "./kubelet-flags";

/** What the API server or the kubelet would refuse, and a label given twice over. */
export function kubeletProblems(
  { labels = {}, taints = [], extraArgs = "" }: KubeletSettings,
  label = "kubeletExtraArgs",
  words = { labels: "labels", taints: "taints" },
): string[] {
  // What a shell puts in later are arguments of other commands.
  const flags = splitArguments(extraArgs.replaceAll(/\$\([^)]*\)|`[^`]*`/g, "$()"));
  const inText = textOf(flags);
  const both = (flagName: string, given: boolean, prop: string) =>
    given && flags.some((flag) => flag.startsWith(flagName))
      ? [`${label} holds ${flagName} beside ${prop}; the kubelet takes one of them, so move all into ${prop}`]
      : [];
  return [
    ...Object.keys(labels).flatMap((key) => restrictedLabel(words.labels, key)),
    ...both("--node-labels", Object.keys(labels).length > 0, words.labels),
    ...both("--register-with-taints", taints.length > 0, words.taints),
    ...flags.flatMap((flag) => misspeltFlag(label, flag)),
    ...inText.labels.flatMap((key) => restrictedLabel(label, key)),
    ...inText.taints.flatMap((taint) => oddTaint(label, taint)),
  ];
}

/** Labels below kubernetes.io that a kubelet may set on its own node, beside those of the two domains below. */
const OWN_LABELS = [
  "beta.kubernetes.io/arch",
  "beta.kubernetes.io/instance-type",
  "beta.kubernetes.io/os",
  "failure-domain.beta.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "kubernetes.io/arch",
  "kubernetes.io/hostname",
  "kubernetes.io/os",
  "topology.kubernetes.io/region",
  "topology.kubernetes.io/zone",
];

/** @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction */
function restrictedLabel(label: string, key: string): string[] {
  const domain = key.includes("/") ? key.slice(0, key.indexOf("/")) : "";
  const reserved = /(^|\.)(kubernetes|k8s)\.io$/.test(domain);
  const open = /(^|\.)(kubelet|node)\.kubernetes\.io$/.test(domain) || OWN_LABELS.includes(key);
  return reserved && !open
    ? [`${label}: a node may not give itself "${key}"; use node.kubernetes.io/… or a domain of your own`]
    : [];
}

/** What the line says of labels and taints. */
function textOf(flags: readonly string[]): { readonly labels: readonly string[]; readonly taints: readonly string[] } {
  const valuesOf = (name: string) =>
    flags
      .flatMap((flag, index) =>
        flag === name ? (flags[index + 1] ?? "") : flag.startsWith(`${name}=`) ? flag.slice(name.length + 1) : [],
      )
      .flatMap((values) => values.split(","))
      .filter((value) => value !== "" && !/[$`]/.test(value));
  return {
    labels: valuesOf("--node-labels").map((pair) => pair.split("=")[0]!),
    taints: valuesOf("--register-with-taints"),
  };
}

/** `key=value:effect`, where the value may be missing. */
function oddTaint(label: string, taint: string): string[] {
  const effect = taint.includes(":") ? taint.slice(taint.lastIndexOf(":") + 1) : "";
  return (TAINT_EFFECTS as readonly string[]).includes(effect)
    ? []
    : [`${label}: the taint "${taint}" has the effect "${effect}"; it is one of ${TAINT_EFFECTS.join(", ")}`];
}

/** How many letters a misspelt flag may be off; a flag that is nobody's neighbour is taken on trust. */
const NEAR = 2;
/** Letters from which on a flag has neighbours for being misspelt, and not for being short. */
const LEAST = 6;

function misspeltFlag(label: string, flag: string): string[] {
  const name = /^--([a-z][a-z0-9-]*)/.exec(flag)?.[1];
  if (name === undefined || name.length < LEAST || KUBELET_FLAGS.includes(name)) return [];
  const near = closest(name, [...KUBELET_FLAGS]);
  return distance(name, near) <= NEAR
    ? [`${label}: the kubelet knows no --${name} and would not start; did you mean "--${near}"?`]
    : [];
}
