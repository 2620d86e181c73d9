import { REGION } from "./example";

/** What is changed of a cluster and of what is in it, in the words of Terraform's arguments. */
export interface Changeable {
  readonly version: string;
  readonly logs: readonly string[];
  readonly mode: string;
  readonly support: string;
  readonly privateAccess: boolean;
  readonly sizes: Readonly<Record<string, number>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly unavailable: number;
}

const trust = (service: string) => ({
  assume_role_policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
  }),
});
const subnet = (zone: string, block: string) => ({
  vpc_id: "${aws_vpc.v.id}",
  availability_zone: `${REGION}${zone}`,
  cidr_block: block,
});
const SUBNETS = ["${aws_subnet.a.id}", "${aws_subnet.b.id}"];
const within = { cluster_name: "${aws_eks_cluster.c.name}" };

/** A stack by hand of what the EKS API has beside worker groups: managed nodes, add-ons, a Fargate profile. */
export function eksApiStack({ version, logs, mode, support, privateAccess, sizes, labels, unavailable }: Changeable) {
  const ami = `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/x86_64/standard/recommended`;
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0" } } },
    provider: { aws: [{ region: REGION }] },
    data: {
      aws_eks_addon_version: { cni: { addon_name: "vpc-cni", kubernetes_version: version, most_recent: true } },
      aws_ssm_parameter: {
        release: { name: `${ami}/release_version` },
        bottlerocket: { name: `/aws/service/bottlerocket/aws-k8s-${version}/arm64/latest/image_id` },
      },
    },
    output: { bottlerocket: { value: "${data.aws_ssm_parameter.bottlerocket.insecure_value}" } },
    resource: {
      aws_vpc: { v: { cidr_block: "10.0.0.0/16" } },
      aws_subnet: { a: subnet("a", "10.0.1.0/24"), b: subnet("b", "10.0.2.0/24") },
      aws_iam_role: {
        c: { name: "c", ...trust("eks.amazonaws.com") },
        n: { name: "n", path: "/nodes/", ...trust("ec2.amazonaws.com") },
        f: { name: "f", ...trust("eks-fargate-pods.amazonaws.com") },
      },
      aws_eks_cluster: {
        c: {
          name: "managed",
          version,
          role_arn: "${aws_iam_role.c.arn}",
          enabled_cluster_log_types: logs,
          access_config: { authentication_mode: mode },
          upgrade_policy: { support_type: support },
          vpc_config: { subnet_ids: SUBNETS, endpoint_private_access: privateAccess },
        },
      },
      aws_eks_node_group: {
        n: {
          ...within,
          node_group_name: "n",
          node_role_arn: "${aws_iam_role.n.arn}",
          subnet_ids: SUBNETS,
          version: "${aws_eks_cluster.c.version}",
          release_version: "${data.aws_ssm_parameter.release.insecure_value}",
          scaling_config: sizes,
          labels,
          update_config: { max_unavailable: unavailable },
        },
      },
      aws_eks_addon: {
        cni: { ...within, addon_name: "vpc-cni", addon_version: "${data.aws_eks_addon_version.cni.version}" },
      },
      aws_eks_fargate_profile: {
        f: {
          ...within,
          fargate_profile_name: "f",
          pod_execution_role_arn: "${aws_iam_role.f.arn}",
          subnet_ids: SUBNETS,
          selector: [{ namespace: "web" }],
        },
      },
    },
  };
}
