import { EksFargateProfile } from "@cdktf/provider-aws/lib/eks-fargate-profile";
import { Construct } from "constructs";
import { assertValid } from "../../shared/assert-valid";
import { merged } from "../../shared/lists";
import type { FargateProfileProps } from "./types";
import { validateFargateProfile } from "./validate";

/** Says which pods run on Fargate, where and under which role; `id` is its key. Nearly every change makes it anew. */
export class FargateProfile extends Construct {
  readonly profile: EksFargateProfile;

  constructor(scope: Construct, id: string, props: FargateProfileProps) {
    super(assertValid(scope, id, validateFargateProfile(id, props)), id);
    const { clusterName, podExecutionRoleArn, subnetIds, selectors, timeouts, tags, dependsOn = [] } = props;
    const { fargateProfileName = fargateProfileNameOf(clusterName, id) } = props;
    this.profile = new EksFargateProfile(this, "Default", {
      clusterName,
      fargateProfileName,
      podExecutionRoleArn,
      // Not copied: it may be a token that stands for the whole list.
      subnetIds: subnetIds as string[],
      selector: selectors.map(({ namespace, labels }) => ({ namespace, labels: labels && merged(labels) })),
      timeouts: timeouts && { ...timeouts },
      tags: tags && merged(tags),
      dependsOn: [...dependsOn],
    });
  }
}

/** The registry module's name for a profile that has none. */
export function fargateProfileNameOf(clusterName: string, key: string): string {
  return `${clusterName}-fargate-${key.replaceAll("_", "-")}`;
}
