import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Fn } from "cdktf";
import type { WorkerGroup } from "../../nodes/worker-group/worker-group";
import type { Eks } from "../eks";

/** The worker groups' outputs, under the registry module's names. Lists are in the order of the groups' names. */
export interface WorkersOutputs {
  readonly workers_asg_arns: readonly string[];
  readonly workers_asg_names: readonly string[];
  readonly workers_user_data: readonly string[];
  /** Image that AWS recommends, for x86; none where no group needs it. */
  readonly workers_default_ami_id?: string;
  /** Of `platform: "windows"`. */
  readonly workers_default_ami_id_windows?: string;
  readonly workers_launch_template_ids: readonly string[];
  readonly workers_launch_template_arns: readonly string[];
  readonly workers_launch_template_latest_versions: readonly number[];
  /** None where the nodes have none of the cluster's. */
  readonly worker_security_group_id?: string;
  /** One for all groups. */
  readonly worker_iam_instance_profile_arns: readonly string[];
  readonly worker_iam_instance_profile_names: readonly string[];
  readonly worker_iam_role_name?: string;
  readonly worker_iam_role_arn?: string;
}

/** Which of them belong to the few that reach a cluster. */
export const WORKERS_OUTPUTS: Readonly<Record<keyof WorkersOutputs, "all" | "few">> = {
  workers_asg_arns: "all",
  workers_asg_names: "few",
  workers_user_data: "all",
  workers_default_ami_id: "all",
  workers_default_ami_id_windows: "all",
  workers_launch_template_ids: "all",
  workers_launch_template_arns: "all",
  workers_launch_template_latest_versions: "all",
  worker_security_group_id: "all",
  worker_iam_instance_profile_arns: "all",
  worker_iam_instance_profile_names: "all",
  worker_iam_role_name: "all",
  worker_iam_role_arn: "few",
};

export function workersOutputs(eks: Eks): WorkersOutputs {
  const groups = inOrderOfNames(eks.workerGroups);
  const templates = groups.flatMap(({ launchTemplate }) => (launchTemplate ? [launchTemplate] : []));
  const roles = [eks.nodeRole, ...inOrderOfNames(eks.groupNodeRoles)].filter((role) => role !== undefined);
  const profiles = roles.flatMap(({ instanceProfile }) => (instanceProfile ? [instanceProfile] : []));
  return {
    workers_asg_arns: groups.map(({ autoscalingGroup }) => autoscalingGroup.arn),
    workers_asg_names: groups.map(({ autoscalingGroup }) => autoscalingGroup.name),
    workers_user_data: groups.flatMap((group) => userDataOf(group)),
    workers_default_ami_id: imageCalled("x86_64", eks),
    workers_default_ami_id_windows: imageCalled("windows-2022-core-x86_64", eks),
    workers_launch_template_ids: templates.map(({ id }) => id),
    workers_launch_template_arns: templates.map(({ arn }) => arn),
    workers_launch_template_latest_versions: templates.map(({ latestVersion }) => latestVersion),
    worker_security_group_id: eks.securityGroups.workersId,
    worker_iam_instance_profile_arns: profiles.map(({ arn }) => arn),
    worker_iam_instance_profile_names: profiles.map(({ name }) => name),
    worker_iam_role_name: eks.nodeRole?.role.name,
    worker_iam_role_arn: eks.nodeRole?.role.arn,
  };
}

/** In which order groups were written means nothing. */
function inOrderOfNames<Member>(members: { readonly [name: string]: Member }): Member[] {
  return Object.entries(members)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, member]) => member);
}

/** As the nodes read it; the resources hold it in base64. */
function userDataOf({ launchTemplate, launchConfiguration }: WorkerGroup): string[] {
  const encoded = launchTemplate?.userData ?? launchConfiguration?.userDataBase64;
  return encoded === undefined ? [] : [Fn.base64decode(encoded)];
}

/** Looked for by its address, which stays: the look-up is shared by the groups and belongs to none. */
function imageCalled(key: string, eks: Eks): string | undefined {
  const parameter = eks.node.tryFindChild("images")?.node.tryFindChild(key);
  return parameter instanceof DataAwsSsmParameter ? parameter.insecureValue : undefined;
}
