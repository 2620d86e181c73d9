import type { Eks } from "../eks";

/** What the registry module hands out of Fargate; nothing where there are no profiles. */
export interface FargateOutputs {
  /** `<cluster>:<profile>`, in the order of the profiles' keys. */
  readonly fargate_profile_ids?: readonly string[];
  readonly fargate_profile_arns?: readonly string[];
  /** The role that profiles share, where it is made here. */
  readonly fargate_iam_role_name?: string;
  readonly fargate_iam_role_arn?: string;
}

export const FARGATE_OUTPUTS: Readonly<Record<keyof FargateOutputs, "all" | "few">> = {
  fargate_profile_ids: "all",
  fargate_profile_arns: "all",
  fargate_iam_role_name: "all",
  fargate_iam_role_arn: "all",
};

export function fargateOutputs({ fargate: { profiles, sharedRole } }: Eks): FargateOutputs {
  const all = Object.entries(profiles)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { profile }]) => profile);
  if (all.length === 0) return {};
  return {
    fargate_profile_ids: all.map(({ id }) => id),
    fargate_profile_arns: all.map(({ arn }) => arn),
    fargate_iam_role_name: sharedRole?.role.name,
    fargate_iam_role_arn: sharedRole?.role.arn,
  };
}
