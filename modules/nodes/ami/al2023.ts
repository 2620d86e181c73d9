import type { Architecture } from "../../facts/instance-types";
import { AMI_FAMILIES } from "./families";

export type { Architecture } from "../../facts/instance-types";
export { architectureOf } from "./instance-type";

/**
 * The SSM parameter that names the newest Amazon Linux 2023 image which AWS recommends for a Kubernetes version.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html
 */
export function al2023ImageParameter(version: string, architecture: Architecture): string {
  return AMI_FAMILIES.al2023.parameter({ version, architecture, variant: "standard" });
}
