import type { AddonProps } from "../../addons/types";
import type { EksAddon } from "./props";

/** An add-on's prop, and the registry module's word for it. The version has two words there, and is translated by hand. */
export const ADDON_WORDS = {
  configuration: "configurationValues",
  resolveConflictsOnCreate: "resolveConflictsOnCreate",
  resolveConflictsOnUpdate: "resolveConflictsOnUpdate",
  preserve: "preserve",
  serviceAccountRoleArn: "serviceAccountRoleArn",
  podIdentityAssociations: "podIdentityAssociation",
} as const satisfies { readonly [Prop in keyof AddonProps]?: keyof EksAddon };
