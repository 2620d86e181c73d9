/** Processor architectures that EKS has images for, as its parameters spell them. */
export type Architecture = "x86_64" | "arm64";

/**
 * The SSM parameter that names the newest Amazon Linux 2023 image which AWS recommends for a Kubernetes version.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html
 */
export function al2023ImageParameter(version: string, architecture: Architecture): string {
  return `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/standard/recommended/image_id`;
}

/**
 * The architecture of an instance type, by its name: `a1`, and every family with a `g` after its generation (m7g, c8gd,
 * t4g, r6gn), is Graviton.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  return /^(a1|[a-z]+\d+g[a-z]*)\./.test(instanceType) ? "arm64" : "x86_64";
}
