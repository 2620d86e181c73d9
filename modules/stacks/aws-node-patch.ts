import { awsNodeEnvProblems, PATCH_IDS, type AwsNodeEnvPatchProps } from "../cni/aws-node-env-patch";
import type { Check } from "../shared/shape";
import { awsNodeOwnerProblems } from "./cluster-ref-problems";
import type { AwsNodeAgentEnv, AwsNodeEnv, AwsNodeInitEnv } from "../cni/variables";
import type { ClusterRef } from "./cluster-ref";

/** Lets go of the variables that were patched, and leaves them as they are. */
export const FORGET = "forget";

interface Patched {
  readonly cluster: ClusterRef;
  readonly awsNodeEnv?: AwsNodeEnv | typeof FORGET;
  readonly awsNodeInitEnv?: AwsNodeInitEnv;
  readonly awsNodeAgentEnv?: AwsNodeAgentEnv;
}

export function orForget(check: Check): Check {
  return (value, path) => (value === FORGET ? [] : check(value, path));
}

/** What is patched, if anything is. */
export function patchOf({
  cluster,
  awsNodeEnv,
  awsNodeInitEnv,
  awsNodeAgentEnv,
}: Patched): AwsNodeEnvPatchProps | undefined {
  if (awsNodeEnv === FORGET || (awsNodeEnv ?? awsNodeInitEnv ?? awsNodeAgentEnv) === undefined) return undefined;
  const { nodePlacement, ipFamily } = cluster;
  return { env: awsNodeEnv, initEnv: awsNodeInitEnv, agentEnv: awsNodeAgentEnv, nodePlacement, ipFamily };
}

/** What is wrong with it, and with patching this cluster's `aws-node` at all. */
export function patchProblems(props: Patched): string[] {
  const patch = patchOf(props);
  const { awsNodeEnv, awsNodeInitEnv, awsNodeAgentEnv } = props;
  const beside = Object.entries({ awsNodeInitEnv, awsNodeAgentEnv }).filter(([, env]) => env !== undefined);
  return [
    ...(patch ? awsNodeEnvProblems(patch) : []),
    ...(patch ? awsNodeOwnerProblems(props.cluster, awsNodeEnv ? "awsNodeEnv" : beside[0]![0]) : []),
    ...(awsNodeEnv === FORGET
      ? beside.map(
          ([key]) => `${key} sets variables of the patch that awsNodeEnv "${FORGET}" lets go of; drop one of them`,
        )
      : []),
  ];
}

/** Terraform's `removed` blocks for every patch that there may be; one that never was is no fault. */
export function forgotten(id: string): object[] {
  return Object.values(PATCH_IDS).map((own) => ({
    from: `kubernetes_env.${own === "Default" ? id : `${id}_${own}`}`,
    lifecycle: { destroy: false },
  }));
}
