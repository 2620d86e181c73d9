import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { AwsAuth } from "../access/aws-auth";
import { isEmpty } from "../access/aws-auth-text";
import type { AwsAuthMappings } from "../access/types";
import { mappingProblems } from "../access/validate";
import { AwsNodeEnvPatch } from "../cni/aws-node-env-patch";
import type { AwsNodeAgentEnv, AwsNodeEnv, AwsNodeInitEnv } from "../cni/variables";
import { addWarnings, within } from "../shared/assert-valid";
import { validateClusterName } from "../shared/aws-names";
import { anything, flag, flagOr, literal, oneOf, problemsOf, recordOf, shapeOf, type Shape } from "../shared/shape";
import { StorageClass } from "../storage/storage-class";
import type { StorageClassSettings } from "../storage/types";
import { STORAGE_CLASS_SHAPE, storageClassProblems } from "../storage/validate";
import { awsProblems, placeAwsProvider } from "./aws-provider";
import { backendCheck, BaseStack, type BaseStackProps } from "./base-stack";
import { CLUSTER_REF_SHAPE, clusterKey, MAKES_CLUSTER, type ClusterRef } from "./cluster-ref";
import { forgotten, FORGET, orForget, patchOf, patchProblems } from "./aws-node-patch";
import { clusterRefWarnings } from "./cluster-ref-problems";
import { storageClassOf } from "./default-storage-class";
import { CREDENTIALS, credentialsProblems, placeKubernetesProvider, type Credentials } from "./kubernetes-provider";
import {
  placeWorkloads,
  WORKLOADS_SHAPE,
  workloadsProblems,
  workloadsWarnings,
  type Workloads,
  type WorkloadsProps,
} from "./workloads";

export interface KubernetesStackProps extends BaseStackProps, WorkloadsProps {
  /** `EksStack.clusterRef`, or literals of your own for a cluster that exists. */
  readonly cluster: ClusterRef;
  /** Variables of the `aws-node` DaemonSet; "as-shipped" stands for the value that one came with. "forget" lets go of all, as they are. @default none are touched */
  readonly awsNodeEnv?: AwsNodeEnv | typeof FORGET;
  /** Variables of its init container, `aws-vpc-cni-init`. @default none are touched */
  readonly awsNodeInitEnv?: AwsNodeInitEnv;
  /** Variables of its container `aws-eks-nodeagent`. @default none are touched */
  readonly awsNodeAgentEnv?: AwsNodeAgentEnv;
  /** Class of the volumes of claims that name none: gp3, encrypted, in the zone of their pod. The add-on aws-ebs-csi-driver makes them or, without it, EKS Auto Mode. @default none */
  readonly defaultStorageClass?: boolean | StorageClassSettings;
  /** Take over an aws-auth that exists, by an `import` block; its rows are replaced by the cluster's. @default false */
  readonly adoptAwsAuth?: boolean;
  /** @default "exec" */
  readonly credentials?: Credentials;
}

/** The patch's construct id, and with it its address. */
const PATCH = "aws-node";

const SHAPE: Shape<KubernetesStackProps> = {
  backend: backendCheck,
  cluster: shapeOf(CLUSTER_REF_SHAPE, ["name", "region"]),
  // These are judged by their parts, key by key.
  awsNodeEnv: orForget(recordOf(anything)),
  awsNodeInitEnv: recordOf(anything),
  awsNodeAgentEnv: recordOf(anything),
  ...WORKLOADS_SHAPE,
  defaultStorageClass: flagOr(shapeOf(STORAGE_CLASS_SHAPE)),
  adoptAwsAuth: literal(flag),
  credentials: literal(oneOf(CREDENTIALS)),
};

/** What is inside a cluster: aws-auth, the variables of aws-node, a class of volumes, load balancers. Applied after the cluster's own stack. */
export class KubernetesStack extends BaseStack {
  readonly awsProvider: AwsProvider;
  readonly kubernetesProvider: KubernetesProvider;
  /** None where there is nothing to map. */
  readonly awsAuth?: AwsAuth;
  readonly awsNodeEnv?: AwsNodeEnvPatch;
  readonly defaultStorageClass?: StorageClass;
  readonly loadBalancers: Workloads["loadBalancers"];
  readonly deployments: Workloads["deployments"];
  readonly namespaces: Workloads["namespaces"];
  readonly configMaps: Workloads["configMaps"];

  constructor(scope: Construct, id: string, props: KubernetesStackProps) {
    super(scope, id, { backend: props.backend }, validateKubernetesStack(props));
    const { cluster, adoptAwsAuth, credentials = "exec" } = props;
    this.waitFor(cluster);
    this.awsProvider = placeAwsProvider(this, cluster);
    this.kubernetesProvider = placeKubernetesProvider(this, cluster, credentials);

    const mappings = complete(cluster.awsAuth);
    this.awsAuth = isEmpty(mappings) ? undefined : this.placeAwsAuth(cluster, mappings, adoptAwsAuth);
    // Everything else depends on the map, so that it goes last: without it nobody might be let in to delete the rest.
    const first = this.awsAuth ? [this.awsAuth.configMap] : [];
    const patch = patchOf(props);
    this.awsNodeEnv = patch && new AwsNodeEnvPatch(this, PATCH, { ...patch, dependsOn: first });
    if (props.awsNodeEnv === FORGET) this.addOverride("removed", forgotten(PATCH));
    const storageClass = storageClassOf(cluster, props.defaultStorageClass);
    this.defaultStorageClass =
      storageClass && new StorageClass(this, "storage-class", { ...storageClass, isDefault: true, dependsOn: first });
    const workloads = placeWorkloads(this, props, first);
    this.loadBalancers = workloads.loadBalancers;
    this.deployments = workloads.deployments;
    this.namespaces = workloads.namespaces;
    this.configMaps = workloads.configMaps;
    const writing = { writesAwsAuth: this.awsAuth !== undefined, adoptAwsAuth: adoptAwsAuth === true };
    const warnings = [...clusterRefWarnings(cluster, storageClass, writing), ...workloadsWarnings(props, cluster)];
    addWarnings(this, warnings);
  }

  private placeAwsAuth({ name }: ClusterRef, mappings: AwsAuthMappings, adopt?: boolean): AwsAuth {
    return new AwsAuth(this, "aws-auth", {
      ...mappings,
      clusterName: name,
      adopt,
      arnOfRole: this.arnOfRole(mappings),
    });
  }

  /** ARNs of node roles, which the map wants without a path; the account is known only to the credentials. */
  private arnOfRole({ nodeRoleNames, fargateRoleNames = [] }: AwsAuthMappings): (roleName: string) => string {
    if (nodeRoleNames.length + fargateRoleNames.length === 0) return (roleName) => roleName;
    const { partition } = new DataAwsPartition(this, "partition");
    const { accountId } = new DataAwsCallerIdentity(this, "account");
    return (roleName) => `arn:${partition}:iam::${accountId}:role/${roleName}`;
  }

  /** Literals make no dependency by themselves; the stack that makes this cluster, if the app has it, comes first. */
  private waitFor({ name, region }: ClusterRef): void {
    const makers = this.node.root.node.findAll().filter((construct): construct is TerraformStack => {
      const { [MAKES_CLUSTER]: made } = construct as { readonly [MAKES_CLUSTER]?: string };
      return made === clusterKey(name, region) && TerraformStack.isStack(construct);
    });
    for (const maker of makers) this.addDependency(maker);
  }
}

/** Everything that is wrong with the stack's props. */
export function validateKubernetesStack(props: KubernetesStackProps): string[] {
  return problemsOf(shapeOf(SHAPE, ["cluster"]), props, ({ cluster, credentials = "exec", ...others }) => [
    ...validateClusterName(cluster.name, "cluster.name"),
    ...within("cluster", awsProblems(cluster)),
    ...within("cluster.awsAuth", mappingProblems(complete(cluster.awsAuth))),
    ...credentialsProblems(cluster, credentials),
    ...patchProblems({ cluster, ...others }),
    ...within("defaultStorageClass", storageClassProblems(storageClassOf(cluster, others.defaultStorageClass) ?? {})),
    ...workloadsProblems(others, cluster),
  ]);
}

function complete(mappings: Partial<AwsAuthMappings> = {}): AwsAuthMappings {
  return { nodeRoleNames: [], mapRoles: [], mapUsers: [], mapAccounts: [], ...mappings };
}
