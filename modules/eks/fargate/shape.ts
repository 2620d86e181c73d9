import { fargateTimeoutsCheck, selectorsCheck } from "../../nodes/fargate/validate";
import { flag, oneOf, recordOf, shapeOf, text, writtenRecordOf, type Shape } from "../../shared/shape";
import { subnetsCheck } from "../subnets";
import type { EksFargateProfile, EksFargateProps } from "./props";

export const FARGATE_PROFILE_SHAPE: Shape<EksFargateProfile> = {
  selectors: selectorsCheck,
  name: text,
  subnets: subnetsCheck,
  timeouts: fargateTimeoutsCheck,
  tags: recordOf(text),
  iamRole: oneOf(["shared", "own"]),
  iamRoleArn: text,
  iamRoleName: text,
  iamRoleAdditionalPolicies: recordOf(text),
};

export const FARGATE_SHAPE: Shape<EksFargateProps> = {
  fargateProfiles: writtenRecordOf(shapeOf(FARGATE_PROFILE_SHAPE, ["selectors"])),
  fargateSubnets: subnetsCheck,
  createFargatePodExecutionRole: flag,
  fargatePodExecutionRoleName: text,
  fargatePodExecutionRolePolicies: recordOf(text),
};
