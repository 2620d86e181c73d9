import { Token } from "cdktf";
import type { Wording } from "../launch-template/wording";

/** How much of the group must be healthy, and how much may be there, while nodes are replaced; in percent of the wanted. */
export interface HealthyBand {
  readonly minHealthyPercentage?: number;
  readonly maxHealthyPercentage?: number;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
export function bandProblems(band: HealthyBand, word: Wording): string[] {
  const { minHealthyPercentage: min, maxHealthyPercentage: max } = band;
  if (Token.isUnresolved(min) || Token.isUnresolved(max)) return [];
  const [low, high] = [word("minHealthyPercentage"), word("maxHealthyPercentage")];
  if (max !== undefined && min === undefined) return [`${high} (${max}) needs ${low}; AWS takes both or the latter`];
  return [
    ...(min === undefined || (min >= 0 && min <= 100) ? [] : [`${low} (${min}) must be from 0 to 100`]),
    ...(max === undefined || (max >= 100 && max <= 200) ? [] : [`${high} (${max}) must be from 100 to 200`]),
    ...(min !== undefined && max !== undefined && max - min > 100
      ? [`${high} (${max}) is more than 100 above ${low} (${min}); lower the one or raise the other`]
      : []),
  ];
}
