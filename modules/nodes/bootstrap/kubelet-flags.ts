/** A taint as Kubernetes has it. */
export interface Taint {
  readonly key: string;
  /** @default no value */
  readonly value?: string;
  readonly effect: TaintEffect;
}

export type TaintEffect = (typeof TAINT_EFFECTS)[number];
export const TAINT_EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const;

export interface KubeletSettings {
  /** Node labels. @default none */
  readonly labels?: { readonly [key: string]: string };
  /** @default none */
  readonly taints?: readonly Taint[];
  /** More kubelet arguments, as one line of a shell would have them. @default none */
  readonly extraArgs?: string;
}

/** The kubelet's command line: labels and taints first, sorted, then what was given as text. */
export function kubeletFlags({ labels = {}, taints = [], extraArgs = "" }: KubeletSettings): string[] {
  const pairs = Object.keys(labels)
    .toSorted()
    .map((key) => `${key}=${labels[key]}`);
  const rows = taints.map(({ key, value = "", effect }) => `${key}=${value}:${effect}`).toSorted();
  return [
    ...(pairs.length > 0 ? [`--node-labels=${pairs.join(",")}`] : []),
    ...(rows.length > 0 ? [`--register-with-taints=${rows.join(",")}`] : []),
    ...splitArguments(extraArgs),
  ];
}

/** What the API server or the kubelet would refuse, and a label given twice over. */
export function kubeletProblems(
  { labels = {}, taints = [], extraArgs = "" }: KubeletSettings,
  label = "kubeletExtraArgs",
  words = { labels: "labels", taints: "taints" },
): string[] {
  const flags = splitArguments(extraArgs);
  const both = (flagName: string, given: boolean, prop: string) =>
    given && flags.some((flag) => flag.startsWith(flagName))
      ? [`${label} holds ${flagName} beside ${prop}; the kubelet takes one of them, so move all into ${prop}`]
      : [];
  return [
    ...Object.keys(labels).flatMap((key) => restrictedLabel(words.labels, key)),
    ...taints.flatMap(({ key, effect }, index) =>
      (TAINT_EFFECTS as readonly string[]).includes(effect)
        ? []
        : [`${words.taints}[${index}] (${key}) has the effect "${effect}"; it is one of ${TAINT_EFFECTS.join(", ")}`],
    ),
    ...both("--node-labels", Object.keys(labels).length > 0, words.labels),
    ...both("--register-with-taints", taints.length > 0, words.taints),
  ];
}

/** Labels below kubernetes.io that a kubelet may set on its own node, beside those of the two domains below. */
const OWN_LABELS = [
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

/** Words of a shell line, quotes honoured and dropped. */
function splitArguments(line: string): string[] {
  const words = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replaceAll(/["']/g, ""));
}
