import { TerraformOutput } from "cdktf";
import { Eks, type EksProps } from "../../../modules";
import { AwsAuth } from "../../../modules/access/aws-auth";
import type { Place, Topic } from "../../../modules/eks/parity";
import { parsed, type StackJson } from "../../../modules/testing";

/** A stack with `Eks` alone, and, for its inputs, with what else they end in: the ConfigMap of a KubernetesStack, and the kubeconfig as an output. */
export function placed(kind: Topic["kind"], props: EksProps): StackJson {
  return parsed((stack) => {
    const eks = new Eks(stack, "my-cluster", props);
    if (kind !== "input") return;
    new TerraformOutput(stack, "kubeconfig", { value: eks.kubeconfig });
    const arnOfRole = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
    new AwsAuth(stack, "aws-auth", { ...eks.awsAuth, clusterName: props.clusterName, arnOfRole });
  });
}

/** What stands at a place; nothing where it is not there. */
export function valueAt(json: StackJson, { address, attribute }: Place): unknown {
  const [type, ...name] = address.split(".") as [string, ...string[]];
  const home = { data: json.data, local: json.locals, output: json.output }[type] ?? json.resource[type];
  const way = [...name, ...(attribute === "" ? [] : attribute.split("."))];
  return way.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], home);
}

/** Everything in a stack that is no object and no list, by where it stands. */
export function leaves(json: StackJson): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (address: string, attribute: string, value: unknown): void => {
    const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
    if (members.length === 0) found.set(written({ address, attribute }), JSON.stringify(value));
    for (const [key, member] of members) walk(address, attribute === "" ? key : `${attribute}.${key}`, member);
  };
  for (const [prefix, types] of [["", json.resource] as const, ["data.", json.data] as const]) {
    for (const [type, blocks] of Object.entries(types ?? {}))
      for (const [name, block] of Object.entries(blocks)) walk(`${prefix}${type}.${name}`, "", block);
  }
  for (const [name, value] of Object.entries(json.locals ?? {})) walk(`local.${name}`, "", value);
  for (const [name, value] of Object.entries(json.output ?? {})) walk(`output.${name}`, "", value);
  return found;
}

/** Where two stacks differ. */
export function moved(before: StackJson, after: StackJson): string[] {
  const [one, other] = [leaves(before), leaves(after)];
  return [...new Set([...one.keys(), ...other.keys()])].filter((leaf) => one.get(leaf) !== other.get(leaf)).toSorted();
}

/** A place as failures tell it, and whether a leaf lies in it. */
export function written({ address, attribute }: Place): string {
  return `${address} ${attribute}`;
}

export function isWithin(leaf: string, { address, attribute }: Place): boolean {
  const [where = "", way = ""] = leaf.split(" ");
  if (address !== "*" && address !== where) return false;
  return attribute === "" || way === attribute || way.startsWith(`${attribute}.`);
}
