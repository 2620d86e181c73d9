import { accessPolicyArn, CLUSTER_ADMIN_POLICY } from "../access/node-identity";
import type { AccessEntrySettings, AwsAuthMappings } from "../access/types";
import { CLUSTER_DEFAULTS } from "../cluster/defaults";
import type { ClusterProps } from "../cluster/types";
import { al2023ImageParameter, architectureOf, type Architecture } from "../nodes/ami/al2023";
import type { KubeletSettings } from "../nodes/bootstrap/kubelet-flags";
import { WORKER_GROUP_DEFAULTS } from "../nodes/defaults";
import type { NodeRoleProps } from "../nodes/node-role";
import { nodeRoleName } from "../nodes/role-name";
import type { WorkerGroupProps } from "../nodes/worker-group/types";
import type { NodePlacement } from "../shared/placement";
import type { EksProps } from "./props";
import { placedSubnets, subnetIds } from "./subnets";
import { CLUSTER_WORDS, translated, WORKER_GROUP_WORDS } from "./words";
import { namedGroups } from "./worker-groups";
import type { EksWorkerGroup } from "./worker-props";

/** What only exists once other resources do, and is added when the group is placed. */
type PlacedLater =
  "clusterName" | "imageId" | "userData" | "securityGroupIds" | "instanceProfileName" | "dependsOn" | "tags";

/** A worker group in the provider's words. */
export interface WorkerGroupPlan {
  readonly group: Omit<WorkerGroupProps, PlacedLater>;
  /** An image id, or the architecture that AWS's own image is looked up for. */
  readonly image: { readonly id: string } | { readonly architecture: Architecture };
  readonly kubelet: KubeletSettings;
  readonly preUserdata?: string;
  readonly additionalUserdata?: string;
  readonly additionalSecurityGroupIds: readonly string[];
}

/** `Eks`' props in the provider's words: everything that is known before a resource exists. */
export interface EksPlan {
  readonly cluster: Omit<ClusterProps, "securityGroupIds" | "partition">;
  readonly nodeRole: Omit<NodeRoleProps, "partition" | "dnsSuffix">;
  readonly workerGroups: { readonly [name: string]: WorkerGroupPlan };
  /** SSM parameters of AWS's images, by architecture; only those that some group needs. */
  readonly imageParameters: { readonly [architecture: string]: string };
  readonly admins: { readonly [name: string]: AccessEntrySettings };
  readonly accessEntries: { readonly [name: string]: AccessEntrySettings };
  /** Whether nodes join by an access entry of their role. */
  readonly nodeAccessEntry: boolean;
  readonly awsAuth: AwsAuthMappings;
  readonly nodePlacement: NodePlacement;
}

/** Pure: the same props give the same plan. `partition` may be a token. */
export function translateEks(props: EksProps, partition: string): EksPlan {
  const { clusterName, clusterVersion = CLUSTER_DEFAULTS.version, subnets, subnetWayOut = "unknown" } = props;
  const { authenticationMode = CLUSTER_DEFAULTS.authenticationMode, manageAwsAuth = true } = props;
  const groups = Object.entries(namedGroups(props).groups);
  const workerGroups = groups.map(([name, group]) => [name, translateGroup(group, props)] as const);
  const architectures = workerGroups.flatMap(([, { image }]) => ("architecture" in image ? [image.architecture] : []));
  const nodeRole = translateNodeRole(props);
  const nodesByMap = authenticationMode === "CONFIG_MAP" && groups.length > 0;
  return {
    cluster: translateCluster(props),
    nodeRole,
    workerGroups: Object.fromEntries(workerGroups),
    imageParameters: Object.fromEntries(
      [...new Set(architectures)].map((architecture) => [
        architecture,
        al2023ImageParameter(clusterVersion, architecture),
      ]),
    ),
    admins: adminEntries(props.admins ?? {}, partition),
    accessEntries: props.accessEntries ?? {},
    nodeAccessEntry: authenticationMode !== "CONFIG_MAP",
    awsAuth: {
      nodeRoleNames: manageAwsAuth && nodesByMap ? [nodeRole.name ?? nodeRoleName(clusterName)] : [],
      mapRoles: manageAwsAuth ? (props.mapRoles ?? []) : [],
      mapUsers: manageAwsAuth ? (props.mapUsers ?? []) : [],
      mapAccounts: manageAwsAuth ? (props.mapAccounts ?? []) : [],
    },
    nodePlacement: Object.fromEntries(
      groups.map(([name, group]) => [name, placedSubnets(group.subnets ?? subnets, subnetWayOut)]),
    ),
  };
}

/** Admins as access entries with EKS's cluster-admin policy for the whole cluster. */
export function adminEntries(admins: { readonly [name: string]: string }, partition: string) {
  const policyArn = accessPolicyArn(partition, CLUSTER_ADMIN_POLICY);
  return Object.fromEntries(
    Object.entries(admins).map(([name, principalArn]) => [
      name,
      { principalArn, policyAssociations: { admin: { policyArn, accessScope: { type: "cluster" } } } } as const,
    ]),
  );
}

/** The control plane in the provider's words; also what the validators look at. */
export function translateCluster(props: EksProps): EksPlan["cluster"] {
  const { clusterEncryptionConfig: encryption } = props;
  const key = encryption?.[0]?.providerKeyArn;
  return {
    ...(translated(CLUSTER_WORDS, props) as Pick<ClusterProps, keyof typeof CLUSTER_WORDS>),
    subnetIds: subnetIds(props.subnets),
    secretsEncryption: encryption === undefined ? undefined : key === undefined ? "eks-default" : { keyArn: key },
    timeouts: withoutUndefined({
      create: props.clusterCreateTimeout,
      update: props.clusterUpdateTimeout,
      delete: props.clusterDeleteTimeout,
    }),
  };
}

/** A worker group in the provider's words; also what the validators look at. */
export function translateGroup(group: EksWorkerGroup, props: Pick<EksProps, "subnets">): WorkerGroupPlan {
  const { instanceType = WORKER_GROUP_DEFAULTS.instanceType, amiId, subnets = props.subnets } = group;
  const { labels, taints, kubeletExtraArgs: extraArgs, preUserdata, additionalUserdata } = group;
  return {
    group: {
      ...(translated(WORKER_GROUP_WORDS, group) as Omit<WorkerGroupPlan["group"], "subnetIds">),
      subnetIds: subnetIds(subnets),
    },
    image: amiId === undefined ? { architecture: architectureOf(instanceType) } : { id: amiId },
    kubelet: { labels, taints, extraArgs },
    preUserdata,
    additionalUserdata,
    additionalSecurityGroupIds: group.additionalSecurityGroupIds ?? [],
  };
}

/** Policies given as a list are called by the name at the end of their ARN. */
export function additionalPolicies(policies: EksProps["workersAdditionalPolicies"] = {}): {
  readonly [name: string]: string;
} {
  if (!Array.isArray(policies)) return policies as { readonly [name: string]: string };
  return Object.fromEntries((policies as readonly string[]).map((arn) => [arn.split("/").at(-1)!, arn]));
}

function translateNodeRole(props: EksProps): EksPlan["nodeRole"] {
  return {
    clusterName: props.clusterName,
    name: props.workersRoleName,
    path: props.iamPath,
    permissionsBoundary: props.permissionsBoundary,
    attachCniPolicy: props.attachWorkerCniPolicy,
    attachAutoscalerPolicy: props.attachWorkerAutoscalingPolicy,
    additionalPolicies: additionalPolicies(props.workersAdditionalPolicies),
    tags: props.tags,
  };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}
