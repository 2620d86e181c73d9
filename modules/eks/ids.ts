import { Token } from "cdktf";

/** Problems with an id of AWS's, by its form. */
export function idProblems(label: string, id: string, form: RegExp, example: string): string[] {
  return Token.isUnresolved(id) || form.test(id) ? [] : [`${label} ("${id}") is not an id such as "${example}"`];
}
