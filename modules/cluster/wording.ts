import type { AutoModeNodeRoleSettings, ClusterProps, ClusterTimeouts, SecretsKeySettings } from "./types";

/** A prop of the part, or a member of one by a dot. */
export type ClusterProp =
  | (keyof ClusterProps & string)
  | "existingRole.arn"
  | "existingRole.name"
  | `secretsKey.${keyof SecretsKeySettings & string}`
  | `autoModeNodeRole.${keyof AutoModeNodeRoleSettings & string}`
  | `timeouts.${keyof ClusterTimeouts & string}`;

/** What the caller calls each prop; a facade with names of its own hands in a translation. */
export type Wording = (prop: ClusterProp) => string;
