import { launchTemplateTags } from "./ec2";
import { clusterDescription } from "./eks";
import { eksImageParameters } from "./ssm";
import type { Mend } from "./types";

/** Everything that the door makes right. Each goes when its emulator has learned it. */
export const MENDS: readonly Mend[] = [clusterDescription, launchTemplateTags, eksImageParameters];
