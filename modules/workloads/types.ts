import type { ITerraformDependable } from "cdktf";

/** A value of an environment variable: text, or a key of a ConfigMap or Secret in the same namespace. */
export type EnvValue =
  | string
  | number
  | boolean
  | { readonly configMap: string; readonly key: string }
  | { readonly secret: string; readonly key: string };

/** Amounts as Kubernetes writes them, such as "250m" and "128Mi". */
export interface Amounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** A Deployment of one container: enough to see traffic, and to run a plain service. */
export interface DeploymentProps {
  readonly image: string;
  /** Ports that the container listens on, by name. @default none */
  readonly ports?: { readonly [name: string]: number };
  /** @default DEPLOYMENT_DEFAULTS.replicas */
  readonly replicas?: number;
  /** @default DEPLOYMENT_DEFAULTS.namespace */
  readonly namespace?: string;
  /** Labels of its pods, by which Services find them. @default `app`, with the Deployment's name */
  readonly labels?: { readonly [key: string]: string };
  /** @default the image's own */
  readonly command?: readonly string[];
  /** @default the image's own */
  readonly args?: readonly string[];
  /** @default none */
  readonly env?: { readonly [name: string]: EnvValue };
  /** What a pod is given at least, and what the scheduler looks for. @default DEPLOYMENT_DEFAULTS.requests */
  readonly requests?: Amounts;
  /** What a pod gets at most. @default the memory that it requests */
  readonly limits?: Amounts;
  /** Path that answers once a pod is ready, on the first port. @default the first port takes connections */
  readonly readinessPath?: string;
  /** Whose rights it has, also in AWS. @default the namespace's own, which has none */
  readonly serviceAccountName?: string;
  /** Let its pods talk to the Kubernetes API. @default DEPLOYMENT_DEFAULTS.automountServiceAccountToken */
  readonly automountServiceAccountToken?: boolean;
  /** Refuse to run as root. @default DEPLOYMENT_DEFAULTS.runAsNonRoot */
  readonly runAsNonRoot?: boolean;
  /** Nothing but volumes can be written to. @default DEPLOYMENT_DEFAULTS.readOnlyRootFilesystem */
  readonly readOnlyRootFilesystem?: boolean;
  /** Labels of the nodes that it runs on. @default every node will do */
  readonly nodeSelector?: { readonly [label: string]: string };
  /** Wait until its pods are ready, ten minutes at most. @default DEPLOYMENT_DEFAULTS.waitForRollout */
  readonly waitForRollout?: boolean;
}

/** A namespace of one's own. */
export interface NamespaceProps {
  /** Such as `pod-security.kubernetes.io/enforce`. @default NAMESPACE_DEFAULTS.labels */
  readonly labels?: { readonly [key: string]: string };
  /** @default none */
  readonly annotations?: { readonly [key: string]: string };
}

/** Settings for pods. */
export interface ConfigMapProps {
  readonly data: { readonly [key: string]: string };
  /** @default DEPLOYMENT_DEFAULTS.namespace */
  readonly namespace?: string;
}

/** What must be there first. */
export type After = readonly ITerraformDependable[];
