import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { DataKubernetesConfigMapV1 } from "@cdktf/provider-kubernetes/lib/data-kubernetes-config-map-v1";
import { TerraformStack, type Precondition } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { MANAGED_BY } from "./aws-auth-labels";
import { fargateMappings, nodeMappings, renderAwsAuth } from "./aws-auth-text";
import type { AwsAuthProps } from "./types";
import { validateAwsAuth } from "./validate";

const NAMESPACE = "kube-system";
const NAME = "aws-auth";
/** By this label a map that this construct wrote is told from anybody else's. */
const OURS = "cdktf-eks";

/** Carried by every AwsAuth, so that whoever hands out mappings can see that somebody writes them. */
export const WRITES_AWS_AUTH_OF = Symbol.for("cdktf-eks.writes-aws-auth-of");

/**
 * The aws-auth ConfigMap, owned whole: its rows are these and no others. Where somebody else writes rows too (EKS itself for
 * managed node groups, another team), give your own principals access entries instead; the map holds each list as one
 * text, so two writers cannot share it without losing rows. A plan is refused while somebody else's map is there, unless `adopt`
 * is set.
 */
export class AwsAuth extends Construct {
  readonly configMap: ConfigMapV1;
  readonly [WRITES_AWS_AUTH_OF]: string;

  constructor(scope: Construct, id: string, props: AwsAuthProps) {
    super(assertValid(scope, id, validateAwsAuth(props)), id);
    const { nodeRoleNames, fargateRoleNames = [], mapRoles, mapUsers, mapAccounts, arnOfRole, adopt = false } = props;
    const labels = { ...props.labels, [MANAGED_BY]: OURS };
    this[WRITES_AWS_AUTH_OF] = props.clusterName;
    this.configMap = new ConfigMapV1(this, "Default", {
      metadata: { name: NAME, namespace: NAMESPACE, labels },
      data: renderAwsAuth({
        mapRoles: [
          ...nodeMappings(nodeRoleNames, arnOfRole),
          ...fargateMappings(fargateRoleNames, arnOfRole),
          ...mapRoles,
        ],
        mapUsers,
        mapAccounts,
      }),
      ...(!adopt && { lifecycle: { precondition: [this.nobodyElses(props.clusterName)] } }),
    });
    if (adopt) {
      // By override: cdktf's own importFrom starts the terraform binary at every synth.
      const to = `${this.configMap.terraformResourceType}.${this.configMap.friendlyUniqueId}`;
      TerraformStack.of(this).addOverride("import", [{ to, id: `${NAMESPACE}/${NAME}` }]);
    }
  }
  /** What Terraform would only say in mid-apply, and without the mend: the map is there, and it is another writer's. */
  private nobodyElses(clusterName: string): Precondition {
    const { fqn } = new DataKubernetesConfigMapV1(this, "existing", { metadata: { name: NAME, namespace: NAMESPACE } });
    return {
      condition: `\${${fqn}.data == null || try(${fqn}.metadata[0].labels["${MANAGED_BY}"], "") == "${OURS}"}`,
      errorMessage: `cluster ${clusterName} has an ${NAMESPACE}/${NAME} that this stack did not write: leave it to its writer and give your principals accessEntries or admins in place of mapRoles, mapUsers and mapAccounts (not where authenticationMode is "CONFIG_MAP"), or take it over with adoptAwsAuth, which replaces its rows by yours`,
    };
  }
}
