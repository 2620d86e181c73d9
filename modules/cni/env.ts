import { Token } from "cdktf";
import { didYouMean } from "../shared/near-miss";
import { AWS_NODE_VARIABLES, FIELD_REFERENCES, LOG_LEVELS, type AwsNodeEnv, type AwsNodeVariable } from "./variables";

/** One variable as the provider takes it. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
}

/** The variables in a stable order, their values as text. One given as `undefined` is not set; 0, false and "" are. */
export function envEntries(env: AwsNodeEnv): EnvEntry[] {
  return Object.entries(env)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, value: String(value) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** Whether the nodes stop translating pod addresses for traffic that leaves the VPC. */
export function wantsExternalSnat({ AWS_VPC_K8S_CNI_EXTERNALSNAT: value }: AwsNodeEnv): boolean {
  return isOn(value);
}

/** Whether a variable that is a switch is on. */
export function isOn(value: AwsNodeEnv[AwsNodeVariable]): boolean {
  return value !== undefined && String(value).toLowerCase() === "true";
}

/** What is wrong with the variables. */
export function envProblems(env: AwsNodeEnv, label = "awsNodeEnv"): string[] {
  const given = Object.entries(env).filter(([, value]) => value !== undefined);
  return [
    ...given.flatMap(([name, value]) => variableProblems(label, name, value)),
    ...(given.length === 0 ? [`${label} sets no variable; name one, or leave ${label} out`] : []),
  ];
}

function variableProblems(label: string, name: string, value: unknown): string[] {
  if ((FIELD_REFERENCES as readonly string[]).includes(name)) {
    return [
      `${label}.${name} is a reference to the pod's own field and stays one; leave it out, and it is kept as it is`,
    ];
  }
  if (!(AWS_NODE_VARIABLES as readonly string[]).includes(name)) {
    return [`${label}.${name} is not a variable of aws-node${didYouMean(name, AWS_NODE_VARIABLES)}`];
  }
  if (Token.isUnresolved(value)) return [];
  if (!["string", "number", "boolean"].includes(typeof value)) {
    return [`${label}.${name} (${JSON.stringify(value)}) must be text, a number, true or false`];
  }
  const level = /_LOG_?LEVEL$/.test(name) && !(LOG_LEVELS as readonly string[]).includes(String(value).toUpperCase());
  return level
    ? [`${label}.${name} ("${value}") is not one of ${LOG_LEVELS.join(", ")}; the CNI would log at DEBUG`]
    : [];
}
