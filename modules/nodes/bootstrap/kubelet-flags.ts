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

/** Words of a shell line, quotes honoured and dropped. */
export function splitArguments(line: string): string[] {
  const words = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replaceAll(/["']/g, ""));
}
