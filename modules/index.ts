export * from "./access";
export * from "./cluster";
export * from "./cni";
export * from "./eks";
export { EKS_VERSIONS, type EksVersion, type KnownEksVersion } from "./facts/eks-versions";
export * from "./load-balancers";
export * from "./network";
export * from "./nodes";
export * from "./stacks";
