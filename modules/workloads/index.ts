export { DEPLOYMENT_DEFAULTS, NAMESPACE_DEFAULTS } from "./defaults";
export { Deployment, podLabels } from "./deployment";
export * from "./types";
export { validateConfigMap, validateDeployment, validateNamespace } from "./validate";
