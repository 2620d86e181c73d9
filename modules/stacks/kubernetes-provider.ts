import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Fn, type TerraformStack } from "cdktf";
import type { ClusterRef } from "./cluster-ref";

/**
 * How the provider proves who it is. `exec`: the AWS CLI is asked for a token whenever one is needed. `ephemeral`: the AWS
 * provider makes one that no state and no plan holds (Terraform 1.10 or newer), for runners without the AWS CLI.
 */
export type Credentials = (typeof CREDENTIALS)[number];
export const CREDENTIALS = ["exec", "ephemeral"] as const;

/** What `exec` cannot do. */
export function credentialsProblems({ assumeRole }: ClusterRef, credentials: Credentials): string[] {
  const odd = (["externalId", "sessionName"] as const).filter((key) => assumeRole?.[key] !== undefined);
  return credentials === "exec" && odd.length > 0
    ? [
        `cluster.assumeRole.${odd.join(", ")}: the AWS CLI's get-token cannot pass it on; set credentials to "ephemeral"`,
      ]
    : [];
}

/** The arguments of the AWS CLI, as the same profile and role that the AWS provider works with. */
export function getTokenArguments({ name, region, profile, assumeRole }: ClusterRef): string[] {
  return [
    "--region",
    region,
    ...(profile === undefined ? [] : ["--profile", profile]),
    "eks",
    "get-token",
    "--cluster-name",
    name,
    "--output",
    "json",
    ...(assumeRole === undefined ? [] : ["--role-arn", assumeRole.roleArn]),
  ];
}

/** The stack's Kubernetes provider: endpoint and certificate by the cluster's name, credentials that never land in state. */
export function placeKubernetesProvider(
  stack: TerraformStack,
  cluster: ClusterRef,
  credentials: Credentials,
): KubernetesProvider {
  const found = new DataAwsEksCluster(stack, "cluster", { name: cluster.name });
  const address = {
    host: found.endpoint,
    clusterCaCertificate: Fn.base64decode(found.certificateAuthority.get(0).data),
  };
  if (credentials === "exec") {
    const apiVersion = "client.authentication.k8s.io/v1beta1";
    const exec = [{ apiVersion, command: "aws", args: getTokenArguments(cluster) }];
    return new KubernetesProvider(stack, "kubernetes", { ...address, exec });
  }
  // cdktf has no construct for ephemeral resources; the AWS provider has this one since 5.87.
  stack.addOverride("ephemeral.aws_eks_cluster_auth.cluster", { name: cluster.name });
  return new KubernetesProvider(stack, "kubernetes", {
    ...address,
    token: "${ephemeral.aws_eks_cluster_auth.cluster.token}",
  });
}
