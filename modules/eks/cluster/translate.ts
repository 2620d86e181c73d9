import type { ClusterProps } from "../../cluster/types";
import type { EksProps } from "../props";
import { subnetIds } from "../subnets";
import { translated } from "../words";
import { CLUSTER_WORDS } from "./words";

/** The control plane in the provider's words, but for what is known only when it is placed. */
export type ClusterPlan = Omit<ClusterProps, "securityGroupIds" | "partition">;

/** Pure; also what the validators look at. */
export function translateCluster(props: EksProps): ClusterPlan {
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

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}
