import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { asArray, merged } from "../shared/lists";
import { policyArnOf } from "./node-identity";
import type { AccessEntryProps } from "./types";
import { validateAccessEntry } from "./validate";

/** Lets an IAM principal into a cluster, with the policies that say what it may do there. */
export class AccessEntry extends Construct {
  readonly entry: EksAccessEntry;
  readonly policyAssociations: { readonly [name: string]: EksAccessPolicyAssociation };

  constructor(scope: Construct, id: string, props: AccessEntryProps) {
    super(assertValid(scope, id, validateAccessEntry(id, props)), id);
    const { clusterName, principalArn, type = "STANDARD", kubernetesGroups, userName, partition = "aws", tags } = props;
    this.entry = new EksAccessEntry(this, "Default", {
      clusterName,
      principalArn,
      type,
      kubernetesGroups: kubernetesGroups && asArray(kubernetesGroups),
      userName,
      tags: tags && merged(tags),
    });
    this.policyAssociations = Object.fromEntries(
      Object.entries(props.policyAssociations ?? {}).map(([name, { policyArn, accessScope }]) => [
        name,
        new EksAccessPolicyAssociation(this, name, {
          clusterName,
          policyArn: policyArnOf(policyArn, partition),
          principalArn: this.entry.principalArn,
          accessScope: {
            type: accessScope.type,
            namespaces: accessScope.namespaces && asArray(accessScope.namespaces),
          },
        }),
      ]),
    );
  }
}
