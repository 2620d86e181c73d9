import { kubeletFlags, type KubeletSettings } from "./kubelet-flags";
import { escapeForTerraform } from "./terraform-text";

/** What a node must know to find its cluster. */
export interface ClusterAddress {
  readonly name: string;
  /** URL of the API. */
  readonly endpoint: string;
  /** PEM in base64, as EKS hands it out. */
  readonly certificateAuthority: string;
  /** Block that Services take their addresses from. */
  readonly serviceCidr: string;
}

export interface Al2023Bootstrap {
  readonly cluster: ClusterAddress;
  /** @default none */
  readonly kubelet?: KubeletSettings;
  /** Shell lines run before the kubelet is configured. @default none */
  readonly preUserdata?: string;
  /** Shell lines run after those, still before the kubelet starts. @default none */
  readonly additionalUserdata?: string;
}

const BOUNDARY = "EKS-NODE";

/**
 * User data for Amazon Linux 2023: a MIME document with the NodeConfig that nodeadm reads, between the user's scripts.
 * cloud-init runs all of it before the kubelet starts; nodeadm itself starts the kubelet afterwards.
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/
 */
export function renderAl2023UserData({
  cluster,
  kubelet = {},
  preUserdata,
  additionalUserdata,
}: Al2023Bootstrap): string {
  const parts = [
    ...(preUserdata ? [shellPart(preUserdata)] : []),
    part("application/node.eks.aws", nodeConfig(cluster, kubeletFlags(kubelet))),
    ...(additionalUserdata ? [shellPart(additionalUserdata)] : []),
  ];
  return `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="${BOUNDARY}"

${parts.join("")}--${BOUNDARY}--
`;
}

function nodeConfig(
  { name, endpoint, certificateAuthority, serviceCidr }: ClusterAddress,
  flags: readonly string[],
): string {
  const kubelet =
    flags.length > 0 ? `  kubelet:\n    flags:\n${flags.map((flag) => `      - ${quoted(flag)}\n`).join("")}` : "";
  return `apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: ${quoted(name)}
    apiServerEndpoint: ${quoted(endpoint)}
    certificateAuthority: ${quoted(certificateAuthority)}
    cidr: ${quoted(serviceCidr)}
${kubelet}`;
}

function shellPart(script: string): string {
  const shebang = script.startsWith("#!") ? "" : "#!/bin/bash\nset -e\n";
  return part("text/x-shellscript", `${shebang}${script.trimEnd()}\n`);
}

function part(contentType: string, body: string): string {
  return `--${BOUNDARY}\nContent-Type: ${contentType}\n\n${escapeForTerraform(body)}\n`;
}

/** A YAML scalar in single quotes, where nothing but the quote itself needs care. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
