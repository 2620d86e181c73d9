export type { EksAccessProps } from "./access/props";
export type { ClusterEncryptionConfig, EksClusterProps } from "./cluster/props";
export { Eks } from "./eks";
export type { EksProps } from "./props";
export { EKS_SHAPE } from "./shape";
export { eksProblems, validateEks } from "./validate";
export type { EksWorkerGroup, EksWorkersProps, NamedEksWorkerGroup } from "./workers/props";
