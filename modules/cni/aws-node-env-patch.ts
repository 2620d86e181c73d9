import { Env } from "@cdktf/provider-kubernetes/lib/env";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { addWarnings, assertValid } from "../shared/assert-valid";
import { given } from "../shared/given";
import { IP_FAMILIES, type IpFamily } from "../shared/ip-family";
import { nodePlacementCheck, type NodePlacement } from "../shared/placement";
import { anything, oneOf, problemsOf, recordOf, shapeOf, type Shape } from "../shared/shape";
import { EgressCheck } from "./egress-check";
import { envEntries, envProblems, isOn, wantsExternalSnat, type AnyEnv, type ContainerName } from "./env";
import { combinationProblems, droppingWarnings, envWarnings } from "./env-rules";
import { externalSnatProblems, subnetsToLookAt } from "./external-snat";
import { AS_SHIPPED, type AwsNodeAgentEnv, type AwsNodeEnv, type AwsNodeInitEnv } from "./variables";

/** A name of our own for each: two patches under one name on one object wipe each other's fields. */
const FIELD_MANAGERS = {
  "aws-node": "cdktf-eks-aws-node-env",
  "aws-vpc-cni-init": "cdktf-eks-aws-node-init-env",
  "aws-eks-nodeagent": "cdktf-eks-aws-node-agent-env",
} as const satisfies Readonly<Record<ContainerName, string>>;

/** The construct ids of the patches, one a container. */
export const PATCH_IDS = {
  "aws-node": "Default",
  "aws-vpc-cni-init": "init",
  "aws-eks-nodeagent": "agent",
} as const satisfies Readonly<Record<ContainerName, string>>;

/** Listed by every patch, so that neither is left empty when somebody takes it out. */
const ALWAYS: AwsNodeEnv = { AWS_VPC_K8S_CNI_EXTERNALSNAT: AS_SHIPPED, AWS_VPC_K8S_CNI_LOGLEVEL: AS_SHIPPED };

export interface AwsNodeEnvPatchProps {
  /** Of the container `aws-node`. External SNAT and the log level are set to their shipped values where they are not among them. @default those two alone */
  readonly env?: AwsNodeEnv;
  /** Of the init container `aws-vpc-cni-init`. @default none are touched */
  readonly initEnv?: AwsNodeInitEnv;
  /** Of the container `aws-eks-nodeagent`. @default none are touched */
  readonly agentEnv?: AwsNodeAgentEnv;
  /** Where the nodes stand, for external SNAT; unknown subnets are looked at when Terraform plans. @default none known */
  readonly nodePlacement?: NodePlacement;
  /** Of pods: in a cluster of IPv6 EKS sets some variables by itself, and addresses are not translated. @default not known */
  readonly ipFamily?: IpFamily;
  /** What must be there first. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Sets variables of the `aws-node` DaemonSet by server-side apply and leaves all others as they are, the references to
 * pod fields (`MY_NODE_NAME`) included.
 *
 * Taking a variable out again, or destroying this, does not bring the shipped value back: a variable that the DaemonSet came
 * with stays behind with an empty value. The CNI takes most of those for its default, and some stop it (docs/aws-node.md has
 * the list). So write "as-shipped" in place of taking one out; before leaving this for good, let all be as shipped, and then
 * forget it with a `removed` block (`awsNodeEnv: "forget"` of a KubernetesStack).
 *
 * Not beside the managed add-on `vpc-cni`, which owns these variables itself.
 */
export class AwsNodeEnvPatch extends Construct {
  readonly env: Env;
  /** Of the init container, if any of its variables is set. */
  readonly initEnv?: Env;
  /** Of the container that enforces network policies, if any of its variables is set. */
  readonly agentEnv?: Env;
  readonly egressChecks: readonly EgressCheck[];

  constructor(scope: Construct, id: string, props: AwsNodeEnvPatchProps) {
    super(assertValid(scope, id, awsNodeEnvProblems(props)), id);
    const { env = {}, initEnv = {}, agentEnv = {}, nodePlacement = {}, dependsOn = [] } = props;
    const unknown = judgesNodes(env, props.ipFamily) ? subnetsToLookAt(Object.values(nodePlacement).flat()) : [];
    const checks = new Construct(this, "egress");
    this.egressChecks = unknown.map((subnetId) => new EgressCheck(checks, subnetId, { subnetId }));
    const first = [...dependsOn, ...this.egressChecks.map(({ routeTable }) => routeTable)];
    this.env = this.patch("aws-node", { ...ALWAYS, ...given(env) }, first);
    this.initEnv = this.patchIfAny("aws-vpc-cni-init", initEnv, first);
    this.agentEnv = this.patchIfAny("aws-eks-nodeagent", agentEnv, first);
    const around = { family: props.ipFamily };
    addWarnings(this, [...envWarnings(env, LABEL, around), ...patchWarnings(env), ...droppingWarnings(env, LABEL)]);
  }

  private patchIfAny(container: ContainerName, env: AnyEnv, first: readonly ITerraformDependable[]): Env | undefined {
    return envEntries(env, container).length > 0 ? this.patch(container, env, first) : undefined;
  }

  private patch(container: ContainerName, env: AnyEnv, first: readonly ITerraformDependable[]): Env {
    return new Env(this, PATCH_IDS[container], {
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      metadata: { name: "aws-node", namespace: "kube-system" },
      ...(container === "aws-vpc-cni-init" ? { initContainer: container } : { container }),
      env: envEntries(env, container),
      fieldManager: FIELD_MANAGERS[container],
      // EKS ships these variables with values of its own, as the manager `eks`.
      force: true,
      dependsOn: [...first],
    });
  }
}

/** Whether pods leave by the subnets of their nodes, with their own addresses. */
function judgesNodes(env: AwsNodeEnv, family: IpFamily | undefined): boolean {
  return wantsExternalSnat(env, family) && !isOn(env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG);
}

/** What the add-on's env does besides, and a patch does not. */
function patchWarnings(env: AwsNodeEnv): string[] {
  return isOn(env.ENABLE_PREFIX_DELEGATION)
    ? [
        `${LABEL}.ENABLE_PREFIX_DELEGATION: a patch raises no kubelet's limit, so nodes get the addresses and run no more pods; set maxPods of the groups too, or say it in the add-on vpc-cni's env, which does both`,
      ]
    : [];
}

const LABEL = "awsNodeEnv";
const SHAPE: Shape<AwsNodeEnvPatchProps> = {
  // The variables are judged one by one, in words of their own.
  env: recordOf(anything),
  initEnv: recordOf(anything),
  agentEnv: recordOf(anything),
  nodePlacement: nodePlacementCheck,
  ipFamily: oneOf(IP_FAMILIES),
  dependsOn: anything,
};

/** Everything that is wrong with the variables, and with external SNAT where the nodes stand. */
export function awsNodeEnvProblems(props: AwsNodeEnvPatchProps): string[] {
  return problemsOf(
    shapeOf(SHAPE),
    props,
    ({ env = {}, initEnv = {}, agentEnv = {}, nodePlacement = {}, ipFamily }) => [
      ...envProblems(env, LABEL),
      ...combinationProblems(env, LABEL, { family: ipFamily }),
      ...envProblems(initEnv, "awsNodeInitEnv", "aws-vpc-cni-init"),
      ...envProblems(agentEnv, "awsNodeAgentEnv", "aws-eks-nodeagent"),
      ...(judgesNodes(env, ipFamily) ? externalSnatProblems(nodePlacement) : []),
    ],
  );
}
