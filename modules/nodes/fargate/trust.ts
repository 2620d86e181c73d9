import { Fn, Token } from "cdktf";
import { policyDocument } from "../../shared/iam";

/**
 * Lets Fargate take a role on, for the profiles of one cluster alone where its ARN is given: else a profile of another
 * cluster could run pods under it.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
 */
export function fargateTrust(clusterArn?: string): string {
  return policyDocument([
    {
      Sid: "EKSFargatePodAssumeRole",
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "eks-fargate-pods.amazonaws.com" },
      ...(clusterArn !== undefined && {
        Condition: { ArnLike: { "aws:SourceArn": `${profileArns(clusterArn)}/*` } },
      }),
    },
  ]);
}

function profileArns(clusterArn: string): string {
  const [cluster, profiles] = [":cluster/", ":fargateprofile/"] as const;
  return Token.isUnresolved(clusterArn)
    ? Fn.replace(clusterArn, cluster, profiles)
    : clusterArn.replace(cluster, profiles);
}
