import type { FargateProfileProps } from "../../nodes/fargate/types";
import type { EksFargateProfile } from "./props";

/** A Fargate profile's prop, and the registry module's word for it. */
export const FARGATE_WORDS = {
  fargateProfileName: "name",
  selectors: "selectors",
  timeouts: "timeouts",
} as const satisfies { readonly [Prop in keyof FargateProfileProps]?: keyof EksFargateProfile };
