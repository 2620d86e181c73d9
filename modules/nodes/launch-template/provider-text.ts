import { asText } from "../../shared/lists";

/** The provider types some switches of a launch template as text, so that "not given" differs from "false". */
export function flagText(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : String(flag);
}

/** And some numbers of an Auto Scaling group, so that "not given" differs from 0. */
export function numberText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : asText(value);
}
