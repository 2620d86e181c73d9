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
}

/**
 * A kubeconfig whose user asks the AWS CLI for a token when one is needed, so it holds no secret.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-kubeconfig.html
 */
export function renderKubeconfig(settings: KubeconfigSettings): string {
  const { clusterName, region, endpoint, certificateAuthority, name = `eks_${clusterName}`, roleArn } = settings;
  const role = roleArn === undefined ? "" : `\n        - --role-arn\n        - ${roleArn}`;
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
        apiVersion: client.authentication.k8s.io/v1beta1
        command: aws
        args:
        - --region
        - ${region}
        - eks
        - get-token
        - --cluster-name
        - ${clusterName}
        - --output
        - json${role}
`;
}

/** The AWS CLI's own way to the same: a command that writes into the caller's kubeconfig. */
export function updateKubeconfigCommand({
  clusterName,
  region,
}: Pick<KubeconfigSettings, "clusterName" | "region">): string {
  return `aws eks --region ${region} update-kubeconfig --name ${clusterName}`;
}
