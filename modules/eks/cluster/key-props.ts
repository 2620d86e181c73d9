/** A key for the envelope encryption of secrets. */
export interface ClusterEncryptionConfig {
  /** ARN of a symmetric KMS key. */
  readonly providerKeyArn: string;
  /** @default ["secrets"], the only resource that EKS encrypts */
  readonly resources?: readonly "secrets"[];
}

/** The key of the cluster's secrets, in the registry module's words: v17.24.0's for its use, v21's for the one that is made. */
export interface EksClusterKeyProps {
  /**
   * One key for secrets; an empty list leaves them to EKS's own encryption. Can be turned on later, but a key once in use
   * is neither changed nor taken away without a new cluster. @default a key made for the cluster
   */
  readonly clusterEncryptionConfig?: readonly ClusterEncryptionConfig[];
  /** @default names the cluster */
  readonly kmsKeyDescription?: string;
  /** Days from destroy to deletion, 7 to 30. @default KMS's own, 30 */
  readonly kmsKeyDeletionWindowInDays?: number;
  /** @default SECRETS_KEY_DEFAULTS.enableKeyRotation */
  readonly enableKmsKeyRotation?: boolean;
  /** Days between rotations, 90 to 2560. @default KMS's own, 365 */
  readonly kmsKeyRotationPeriodInDays?: number;
  /** More aliases, without "alias/", besides `eks/<clusterName>`. @default none */
  readonly kmsKeyAliases?: readonly string[];
  /** Let the account's IAM policies decide who may use the key. @default SECRETS_KEY_DEFAULTS.enableDefaultPolicy */
  readonly kmsKeyEnableDefaultPolicy?: boolean;
  /** ARNs of those who may do all with the key. @default none */
  readonly kmsKeyOwners?: readonly string[];
  /** ARNs of those who may manage the key, but not use it. @default none (the module names whoever runs Terraform, so that its plan depends on that) */
  readonly kmsKeyAdministrators?: readonly string[];
  /** ARNs of those who may encrypt and decrypt. @default the cluster's role, where the key has a policy of its own */
  readonly kmsKeyUsers?: readonly string[];
  /** ARNs of those who may let AWS services use the key. @default none */
  readonly kmsKeyServiceUsers?: readonly string[];
  /** Ours: the whole key policy as JSON, instead of the one that those lists make. @default none */
  readonly kmsKeyPolicy?: string;
}
