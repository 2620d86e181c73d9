import { Env } from "@cdktf/provider-kubernetes/lib/env";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { nodePlacementCheck, type NodePlacement } from "../shared/placement";
import { anything, problemsOf, recordOf, shapeOf, type Shape } from "../shared/shape";
import { EgressCheck } from "./egress-check";
import { envEntries, envProblems, wantsExternalSnat } from "./env";
import { externalSnatProblems, subnetsToLookAt } from "./external-snat";
import type { AwsNodeEnv } from "./variables";

/** A name of our own: two patches under one name on one object wipe each other's fields. */
const FIELD_MANAGER = "cdktf-eks-aws-node-env";

export interface AwsNodeEnvPatchProps {
  readonly env: AwsNodeEnv;
  /** Where the nodes stand, for external SNAT; unknown subnets are looked at when Terraform plans. @default none known */
  readonly nodePlacement?: NodePlacement;
  /** What must be there first. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Sets variables of the `aws-node` DaemonSet by server-side apply and leaves all others as they are, the references to
 * pod fields (`MY_NODE_NAME`) included.
 *
 * Taking a variable out again, or destroying this, does not bring the shipped value back: a variable that the DaemonSet came
 * with stays behind with an empty value. The CNI reads an empty `AWS_VPC_K8S_CNI_EXTERNALSNAT` as false and an empty log level
 * as DEBUG, but an empty `AWS_VPC_ENI_MTU`, `POD_MTU` or `IP_COOLDOWN_PERIOD` stops it. So give a variable its
 * shipped value instead of dropping it, and before leaving this for good, apply shipped values and then forget the resource
 * with a `removed` block.
 *
 * Not beside the managed add-on `vpc-cni`, which owns these variables itself.
 */
export class AwsNodeEnvPatch extends Construct {
  readonly env: Env;
  readonly egressChecks: readonly EgressCheck[];

  constructor(scope: Construct, id: string, props: AwsNodeEnvPatchProps) {
    super(assertValid(scope, id, awsNodeEnvProblems(props)), id);
    const { env, nodePlacement = {}, dependsOn = [] } = props;
    const unknown = wantsExternalSnat(env) ? subnetsToLookAt(nodePlacement) : [];
    const checks = new Construct(this, "egress");
    this.egressChecks = unknown.map((subnetId) => new EgressCheck(checks, subnetId, { subnetId }));
    this.env = new Env(this, "Default", {
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      metadata: { name: "aws-node", namespace: "kube-system" },
      container: "aws-node",
      env: envEntries(env),
      fieldManager: FIELD_MANAGER,
      // EKS ships these variables with values of its own, as the manager `eks`.
      force: true,
      dependsOn: [...dependsOn, ...this.egressChecks.map(({ routeTable }) => routeTable)],
    });
  }
}

const SHAPE: Shape<AwsNodeEnvPatchProps> = {
  // The variables are judged one by one, in words of their own.
  env: recordOf(anything),
  nodePlacement: nodePlacementCheck,
  dependsOn: anything,
};

/** Everything that is wrong with the variables, and with external SNAT where the nodes stand. */
export function awsNodeEnvProblems(props: AwsNodeEnvPatchProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["env"]), props, ({ env, nodePlacement = {} }) => [
    ...envProblems(env),
    ...(wantsExternalSnat(env) ? externalSnatProblems(nodePlacement) : []),
  ]);
}
