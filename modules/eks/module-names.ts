const NONE = "a name of the registry module's that has no prop here; docs/parity.md says why";

/** Inputs of the registry module, in camelCase, that are called otherwise here or are not there. */
export const MODULE_INPUTS: Readonly<Record<string, string>> = {
  createEks: NONE,
  waitForClusterTimeout: NONE,
  workersAdditionalPoliciesCount: NONE,
  mapRolesCount: NONE,
  mapUsersCount: NONE,
  mapAccountsCount: NONE,
  writeAwsAuthConfig: NONE,
  localExecInterpreter: NONE,
  writeKubeconfig: NONE,
  configOutputPath: NONE,
  kubeconfigOutputPath: NONE,
  kubeconfigFilePermission: NONE,
  workerGroupCount: NONE,
  workerGroupLaunchTemplateCount: NONE,
  workerCreateInitialLifecycleHooks: NONE,
  workerGroupsLaunchTemplate: 'did you mean "workerGroups"? It holds both kinds',
  workersGroupLaunchTemplateDefaults: 'did you mean "workersGroupDefaults"? It is for both kinds',
  workerGroupTags: 'did you mean "tags" of the group, or of workersGroupDefaults?',
  workerGroupLaunchTemplateTags: 'did you mean "tags" of the group, or of workersGroupDefaults?',
};

/** The same of a worker group's keys. */
export const MODULE_GROUP_KEYS: Readonly<Record<string, string>> = {
  elasticInferenceAccelerator: NONE,
  kmsKeyId: 'did you mean "rootKmsKeyId"?',
  rootBlockDeviceId: 'did you mean "rootBlockDeviceName"?',
  overrideInstanceType: 'did you mean "overrideInstanceTypes"?',
  userdataTemplateFile: 'did you mean "userdataTemplate"? It is a function',
  userdataTemplateExtraArgs: NONE,
};
