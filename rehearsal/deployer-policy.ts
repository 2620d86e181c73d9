import type { Counted } from "./ledger";

/** Permissions that an action needs and that no call shows. */
interface Dependent {
  /** Needed once one of these was asked for. */
  readonly after: readonly string[];
  readonly actions: readonly string[];
  readonly why: string;
  readonly source: string;
}

const AUTHORIZATION = "https://docs.aws.amazon.com/service-authorization/latest/reference";
const DEPENDENTS: readonly Dependent[] = [
  {
    after: [
      ...["eks:CreateCluster", "eks:CreateNodegroup", "eks:CreateFargateProfile", "eks:CreateAddon"],
      "eks:CreatePodIdentityAssociation",
    ],
    actions: ["iam:PassRole"],
    why: "the role is handed to EKS",
    source: `${AUTHORIZATION}/list_amazonelastickubernetesservice.html`,
  },
  {
    after: ["ec2:CreateLaunchTemplate", "iam:AddRoleToInstanceProfile"],
    actions: ["iam:PassRole"],
    why: "the nodes' role is handed to EC2",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  },
  {
    after: ["eks:CreateCluster", "autoscaling:CreateAutoScalingGroup", "elasticloadbalancing:CreateLoadBalancer"],
    actions: ["iam:CreateServiceLinkedRole"],
    why: "the first use in an account makes the service's own role",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks.html",
  },
  {
    after: ["kms:CreateKey", "eks:CreateCluster"],
    actions: ["kms:CreateGrant", "kms:DescribeKey"],
    why: "EKS gets a grant on the secrets' key, made here or given, in the name of whoever creates the cluster",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html",
  },
  {
    after: ["autoscaling:CreateAutoScalingGroup"],
    actions: ["ec2:RunInstances", "ec2:CreateTags", "autoscaling:CreateOrUpdateTags"],
    why: "a group with a launch template is checked by a dry run of its launch",
    source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html",
  },
  ...(
    [
      [["ec2:CreateVpc", "ec2:CreateLaunchTemplate"], "ec2:CreateTags", "amazonec2"],
      [["eks:CreateCluster"], "eks:TagResource", "amazonelastickubernetesservice"],
      [["iam:CreateRole"], "iam:TagRole", "awsidentityandaccessmanagementiam"],
      [["iam:CreateInstanceProfile"], "iam:TagInstanceProfile", "awsidentityandaccessmanagementiam"],
      [["iam:CreateOpenIDConnectProvider"], "iam:TagOpenIDConnectProvider", "awsidentityandaccessmanagementiam"],
      [["kms:CreateKey"], "kms:TagResource", "awskeymanagementservice"],
      [["logs:CreateLogGroup"], "logs:TagResource", "amazoncloudwatchlogs"],
    ] as const
  ).map(([after, tag, page]) => ({
    after,
    actions: [tag],
    why: "tags given at creation ask for the permission to tag",
    source: `${AUTHORIZATION}/list_${page}.html`,
  })),
];

/** To which service a role is handed by which call. */
const PASSED: readonly { readonly after: readonly string[]; readonly service: string }[] = [
  { after: ["eks:CreateCluster", "eks:CreateNodegroup", "eks:CreateAddon"], service: "eks.amazonaws.com" },
  {
    after: ["ec2:CreateLaunchTemplate", "iam:AddRoleToInstanceProfile", "eks:CreateNodegroup"],
    service: "ec2.amazonaws.com",
  },
  { after: ["eks:CreateFargateProfile"], service: "eks-fargate-pods.amazonaws.com" },
  { after: ["eks:CreatePodIdentityAssociation", "eks:CreateAddon"], service: "pods.eks.amazonaws.com" },
];

/** A permission that the calls do not show, and whose word it follows. */
export interface Added {
  readonly action: string;
  readonly why: string;
  readonly source: string;
}

/** What the observed actions need besides themselves. */
export function dependents(calls: readonly Counted[]): Added[] {
  const observed = new Set(calls.map(({ service, action }) => `${service}:${action}`));
  return DEPENDENTS.filter(({ after }) => after.some((action) => observed.has(action)))
    .flatMap(({ actions, why, source }) => actions.map((action) => ({ action, why, source })))
    .filter(({ action }) => !observed.has(action));
}

/** A policy to start from: what was asked for in a rehearsal and what that depends on. It has not been tried on AWS. */
export function deployerPolicy(calls: readonly Counted[]): object {
  const observed = calls.map(({ service, action }) => `${service}:${action}`);
  const passedTo = PASSED.filter(({ after }) => after.some((action) => observed.includes(action)));
  const services = [...new Set(calls.map(({ service }) => service))];
  const needed = new Set(dependents(calls).map(({ action }) => action));
  // The one that stands with a condition, in a statement of its own.
  const passes = needed.delete("iam:PassRole");
  const statement = (Sid: string, Action: readonly string[], Condition?: object) => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource: "*",
    ...(Condition && { Condition }),
  });
  return {
    Version: "2012-10-17",
    Statement: [
      ...services.map((service) =>
        statement(
          `Observed${service.replaceAll(/[^a-z0-9]/gi, "")}`,
          observed.filter((action) => action.startsWith(`${service}:`)),
        ),
      ),
      ...(needed.size > 0 ? [statement("Dependent", [...needed].toSorted())] : []),
      ...(passes
        ? [
            statement("PassRole", ["iam:PassRole"], {
              StringEquals: { "iam:PassedToService": passedTo.map(({ service }) => service) },
            }),
          ]
        : []),
    ],
  };
}

/** The calls as a table in Markdown, and below it what the policy has besides. */
export function callsTable(calls: readonly Counted[]): string {
  return [
    "# AWS calls of a rehearsal",
    "",
    "| service | action | count |",
    "| --- | --- | ---: |",
    ...calls.map(({ service, action, count }) => `| ${service} | ${action} | ${count} |`),
    "",
    "The policy beside this file allows these, and what they depend on without a call that shows it:",
    "",
    ...dependents(calls).map(({ action, why, source }) => `- \`${action}\`: ${why} (${source})`),
    "",
    "It has not been tried on AWS. Narrow its resources before you use it.",
    "",
  ].join("\n");
}
