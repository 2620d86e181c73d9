import { policyDocument } from "../shared/iam";

/**
 * What the cluster autoscaler may do: see every group, and scale those that are this cluster's and let it. The two tags of
 * the condition are on every worker group with `autoscalerDiscovery`.
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
export function clusterAutoscalerPolicy(clusterName: string): string {
  return policyDocument([
    {
      Sid: "eksWorkerAutoscalingAll",
      Effect: "Allow",
      Action: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "autoscaling:DescribeTags",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
        // A managed group without nodes tells its labels and taints by this alone.
        "eks:DescribeNodegroup",
      ],
      Resource: "*",
    },
    {
      Sid: "eksWorkerAutoscalingOwn",
      Effect: "Allow",
      Action: [
        "autoscaling:SetDesiredCapacity",
        "autoscaling:TerminateInstanceInAutoScalingGroup",
        "autoscaling:UpdateAutoScalingGroup",
      ],
      Resource: "*",
      Condition: {
        StringEquals: {
          [`autoscaling:ResourceTag/kubernetes.io/cluster/${clusterName}`]: "owned",
          "autoscaling:ResourceTag/k8s.io/cluster-autoscaler/enabled": "true",
        },
      },
    },
  ]);
}
