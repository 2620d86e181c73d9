import { fargateTimeoutsCheck, selectorsCheck } from "../../nodes/fargate/validate";
import { flag, literal, mapOf, oneOf, recordOf, shapeOf, text, type Shape } from "../../shared/shape";
import { subnetsCheck } from "../subnets";
import type { EksFargateProfile, EksFargateProps } from "./props";

export const FARGATE_PROFILE_SHAPE: Shape<EksFargateProfile> = {
  selectors: selectorsCheck,
  name: text,
  subnets: subnetsCheck,
  timeouts: fargateTimeoutsCheck,
  tags: mapOf(text),
  iamRole: literal(oneOf(["shared", "own"])),
  iamRoleArn: text,
  iamRoleName: text,
  iamRoleAdditionalPolicies: recordOf(text),
};

export const FARGATE_SHAPE: Shape<EksFargateProps> = {
  fargateProfiles: recordOf(shapeOf(FARGATE_PROFILE_SHAPE, ["selectors"])),
  fargateSubnets: subnetsCheck,
  createFargatePodExecutionRole: literal(flag),
  fargatePodExecutionRoleName: text,
  fargatePodExecutionRolePolicies: recordOf(text),
};
