import type { EksNodeGroupConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import { Token } from "cdktf";
import { recordOf, text, type Shape } from "../../shared/shape";
import type { Taint, TaintEffect } from "../bootstrap/kubelet-flags";
import { kubeletProblems } from "../bootstrap/kubelet-problems";
import { taintsCheck } from "../worker-group/validate";
import type { Wording } from "../wording";

/** What nodes register with; EKS keeps it so, on those that are there too. */
export interface LabelProps {
  /** Node labels: names and values of up to 63 characters. @default none */
  readonly labels?: { readonly [key: string]: string };
  /** Up to 50, in Kubernetes' words. @default none */
  readonly taints?: readonly Taint[];
}

export const LABEL_SHAPE: Shape<LabelProps> = { labels: recordOf(text), taints: taintsCheck };

/** EKS's words for Kubernetes'. */
export const EKS_TAINT_EFFECTS = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const satisfies Readonly<Record<TaintEffect, string>>;

const LENGTH_MAX = 63;
const TAINTS_MAX = 50;
/** Labels that EKS gives its nodes itself. */
const RESERVED = "eks.amazonaws.com/";

/** What EKS or the kubelet would refuse. `extraArgs`: the kubelet's arguments as text, which may say it too. */
export function labelProblems(
  { labels = {}, taints = [] }: LabelProps,
  extraArgs: string | undefined,
  word: Wording,
): string[] {
  const [label, taint] = [word("labels"), word("taints")];
  const places = taints.map(({ key, effect }) => `${key}:${effect}`);
  return [
    ...kubeletProblems({ labels, taints, extraArgs }, word("kubeletExtraArgs"), { labels: label, taints: taint }),
    ...Object.entries(labels).flatMap(([key, value]) => labelProblem(label, key, value)),
    ...(taints.length > TAINTS_MAX ? [`${taint} has ${taints.length} entries; EKS takes ${TAINTS_MAX}`] : []),
    ...taints.flatMap(({ key, value = "" }, index) => [
      ...tooLong(`${taint}[${index}].key`, key),
      ...tooLong(`${taint}[${index}].value`, value),
      ...(places.indexOf(places[index]!) < index
        ? [`${taint}[${index}] has the key and the effect of another; Kubernetes takes one of each`]
        : []),
    ]),
  ];
}

function labelProblem(label: string, key: string, value: string): string[] {
  if (key.startsWith(RESERVED)) return [`${label}: EKS keeps "${RESERVED}…" for itself; rename "${key}"`];
  if (Token.isUnresolved(value)) return tooLong(`${label} key`, key);
  const long = [...tooLong(`${label} key`, key), ...tooLong(`${label}: the value of "${key}"`, value)];
  return /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/.test(value)
    ? long
    : [
        ...long,
        `${label}: the value of "${key}" ("${value}") must begin and end with a letter or digit, with "-", "_" and "." between; EKS takes no empty one`,
      ];
}

function tooLong(label: string, text: string): string[] {
  return !Token.isUnresolved(text) && text.length > LENGTH_MAX
    ? [`${label} ("${text.slice(0, 20)}…") has ${text.length} characters; EKS takes ${LENGTH_MAX}`]
    : [];
}

export function labelArguments({ labels = {}, taints = [] }: LabelProps): Pick<EksNodeGroupConfig, "labels" | "taint"> {
  return {
    ...(Object.keys(labels).length > 0 && { labels: { ...labels } }),
    ...(taints.length > 0 && {
      taint: taints.map(({ key, value, effect }) => ({ key, value, effect: EKS_TAINT_EFFECTS[effect] })),
    }),
  };
}
