import { Token } from "cdktf";

/** What a kubeconfig is made of. */
export interface KubeconfigSettings {
  readonly clusterName: string;
  readonly region: string;
  /** URL of the API. */
  readonly endpoint: string;
  /** PEM in base64, as EKS hands it out. */
  readonly certificateAuthority: string;
  /** Name of the cluster, the context and the user. @default `eks_<clusterName>`, the registry module's */
  readonly name?: string;
  /** Role that the AWS CLI assumes first. @default none */
  readonly roleArn?: string;
  /** Program that is asked for a token. @default KUBECONFIG_DEFAULTS.command */
  readonly command?: string;
  /** Its arguments. @default those of the AWS CLI, or of aws-iam-authenticator where that is the command */
  readonly args?: readonly string[];
  /** Arguments after those. @default none */
  readonly additionalArgs?: readonly string[];
  /** Environment of the program. @default that of whoever calls it */
  readonly env?: { readonly [name: string]: string };
}

export const KUBECONFIG_DEFAULTS = {
  command: "aws",
  /** kubectl takes no older one since 1.24. */
  apiVersion: "client.authentication.k8s.io/v1beta1",
} as const;

/** What YAML takes for text as it stands, but for its own words, which nobody calls a cluster. */
const NAME = /^[A-Za-z][\w.@:/-]*$/;

/** Programs whose arguments are known. */
type KnownArguments = (settings: Pick<KubeconfigSettings, "clusterName" | "region" | "roleArn">) => string[];
const KNOWN: Readonly<Record<string, KnownArguments>> = {
  aws: ({ clusterName, region, roleArn }) => [
    ...["--region", region, "eks", "get-token", "--cluster-name", clusterName, "--output", "json"],
    ...(roleArn === undefined ? [] : ["--role-arn", roleArn]),
  ],
  "aws-iam-authenticator": ({ clusterName, roleArn }) => [
    ...["token", "-i", clusterName],
    ...(roleArn === undefined ? [] : ["-r", roleArn]),
  ],
};

/**
 * A kubeconfig whose user asks the AWS CLI for a token when one is needed, so it holds no secret.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-kubeconfig.html
 */
export function renderKubeconfig(settings: KubeconfigSettings): string {
  const { clusterName, endpoint, certificateAuthority, name = `eks_${clusterName}` } = settings;
  const { command = KUBECONFIG_DEFAULTS.command, additionalArgs = [], env = {} } = settings;
  const known = settings.args === undefined && isKnown(command) ? KNOWN[command]!(settings) : [];
  const given = [...(settings.args ?? []), ...additionalArgs].map((argument) => quoted(argument));
  const args = [...known, ...given].map((argument) => `\n        - ${argument}`).join("");
  const variables = Object.entries(env).map(
    ([key, value]) => `        - name: ${quoted(key)}\n          value: ${quoted(value)}\n`,
  );
  return `apiVersion: v1
kind: Config
preferences: {}
current-context: ${name}
clusters:
  - name: ${name}
    cluster:
      server: ${endpoint}
      certificate-authority-data: ${certificateAuthority}
contexts:
  - name: ${name}
    context:
      cluster: ${name}
      user: ${name}
users:
  - name: ${name}
    user:
      exec:
        apiVersion: ${KUBECONFIG_DEFAULTS.apiVersion}
        command: ${/^[\w./-]+$/.test(command) ? command : quoted(command)}
        args:${args === "" ? " []" : args}
${variables.length > 0 ? `        env:\n${variables.join("")}` : ""}`;
}

/** What is wrong with the program that is asked for a token; `label` is what the caller calls each setting. */
export function kubeconfigProblems(
  {
    name,
    command,
    args,
    apiVersion,
  }: Pick<KubeconfigSettings, "name" | "command" | "args"> & { readonly apiVersion?: string },
  label: (setting: "name" | "command" | "args" | "apiVersion") => string,
): string[] {
  return [
    ...(name === undefined || Token.isUnresolved(name) || NAME.test(name)
      ? []
      : [
          `${label("name")} ("${name}") is not a name of letters, digits and "._@:/-" that begins with a letter; leave it out for eks_<clusterName>`,
        ]),
    ...(command !== undefined && args === undefined && !isKnown(command)
      ? [`${label("command")} ("${command}") is a program whose arguments are not known here; say ${label("args")}`]
      : []),
    ...(apiVersion !== undefined && apiVersion !== KUBECONFIG_DEFAULTS.apiVersion
      ? [
          `${label("apiVersion")} ("${apiVersion}") is not what kubectl takes since 1.24; leave it out, or say "${KUBECONFIG_DEFAULTS.apiVersion}"`,
        ]
      : []),
  ];
}

/** The AWS CLI's own way to the same: a command that writes into the caller's kubeconfig. */
export function updateKubeconfigCommand({
  clusterName,
  region,
}: Pick<KubeconfigSettings, "clusterName" | "region">): string {
  return `aws eks --region ${region} update-kubeconfig --name ${clusterName}`;
}

function isKnown(command: string): boolean {
  return Object.hasOwn(KNOWN, command);
}

/** A YAML scalar in single quotes, so that "2" stays text and nothing but the quote itself needs care. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
