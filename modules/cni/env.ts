import { Token } from "cdktf";
import type { IpFamily } from "../shared/ip-family";
import { asText } from "../shared/lists";
import { didYouMean } from "../shared/near-miss";
import { AWS_NODE_FACTS, INIT_FACTS, type VariableFact } from "./variable-facts";
import { AS_SHIPPED, FIELD_REFERENCES, type AwsNodeAgentEnv, type AwsNodeEnv, type AwsNodeInitEnv } from "./variables";

/** One variable as the provider takes it. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
}

/** The variables of any of the three containers. */
export type AnyEnv = AwsNodeEnv | AwsNodeInitEnv | AwsNodeAgentEnv;

/** What is known of a container's variables; nothing of the agent's, of which any name will do. */
export type Facts = Readonly<Record<string, VariableFact>>;

/** The containers of `aws-node` and what is known of their variables. */
export const CONTAINERS = {
  "aws-node": AWS_NODE_FACTS,
  "aws-vpc-cni-init": INIT_FACTS,
  "aws-eks-nodeagent": undefined,
} as const satisfies Readonly<Record<string, Facts | undefined>>;
export type ContainerName = keyof typeof CONTAINERS;

/**
 * The variables in a stable order, their values as text. One given as `undefined` is not set; 0, false and "" are. Of those
 * that are as shipped, one that was not shipped is left out.
 */
export function envEntries(env: AnyEnv, container: ContainerName = "aws-node"): EnvEntry[] {
  const facts: Facts | undefined = CONTAINERS[container];
  return Object.entries(env)
    .map(([name, value]: [string, unknown]) => ({ name, value: value === AS_SHIPPED ? facts?.[name]?.shipped : value }))
    .flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value: asText(value) }]))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** Whether the nodes stop translating pod addresses for traffic that leaves the VPC. */
export function wantsExternalSnat(
  { AWS_VPC_K8S_CNI_EXTERNALSNAT: value, ENABLE_IPv6: ipv6 }: AwsNodeEnv,
  family?: IpFamily,
): boolean {
  // IPv6 addresses are not translated anyway.
  const unknown = family === undefined || Token.isUnresolved(family);
  return isOn(value) && (unknown ? !isOn(ipv6) : family === "ipv4");
}

/** Whether a variable that is a switch is on. */
export function isOn(value: unknown): boolean {
  return value !== undefined && String(value).toLowerCase() === "true";
}

/** What a variable that is dropped from a patch leaves behind: where the DaemonSet came with it, an empty value. */
export function leftBehind(
  name: string,
  container: ContainerName = "aws-node",
): { readonly empty?: string } | undefined {
  const fact = (CONTAINERS[container] as Facts | undefined)?.[name];
  return fact?.shipped === undefined ? undefined : { empty: fact.empty };
}

/** What is wrong with the variables of a container, one by one. */
export function envProblems(env: AnyEnv, label: string, container: ContainerName = "aws-node"): string[] {
  const given = Object.entries(env).filter(([, value]) => value !== undefined);
  return given.flatMap(([name, value]) => variableProblems(name, value, { label, container }));
}

interface Where {
  readonly label: string;
  readonly container: ContainerName;
}

function variableProblems(name: string, value: unknown, { label, container }: Where): string[] {
  const where = `${label}.${name}`;
  if ((FIELD_REFERENCES as readonly string[]).includes(name)) {
    return [`${where} is a reference to the pod's own field and stays one; leave it out, and it is kept as it is`];
  }
  const facts: Facts | undefined = CONTAINERS[container];
  const fact = facts ? facts[name] : { type: "text" as const };
  if (fact === undefined) {
    return [
      `${where} is not a variable of ${container}${elsewhere(name, container) ?? didYouMean(name, Object.keys(facts!))}`,
    ];
  }
  if (Token.isUnresolved(value)) return [];
  if (value === AS_SHIPPED) {
    return facts ? [] : [`${where}: which value ${container} came with is not known; write it out`];
  }
  const said = `${where} (${JSON.stringify(value)})`;
  if (!["string", "number", "boolean"].includes(typeof value)) return [`${said} must be ${KINDS[fact.type]}`];
  const text = String(value);
  if (!FORMS[fact.type].test(text)) return [`${said} must be ${KINDS[fact.type]}`];
  const fault = fact.fault?.(text);
  return fault === undefined ? [] : [`${said} ${fault}`];
}

const KINDS = { switch: "true or false", whole: "a whole number, from 0 on", text: "text, a number, true or false" };
const FORMS = { switch: /^(true|false)$/i, whole: /^\d+$/, text: /^/ };

/** A variable of one container that was given for another. */
function elsewhere(name: string, container: ContainerName): string | undefined {
  const other = Object.entries(CONTAINERS).find(
    ([one, facts]) => one !== container && facts !== undefined && name in facts,
  );
  return other && `, but of ${other[0]}`;
}
