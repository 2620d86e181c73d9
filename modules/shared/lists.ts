import { Fn, Token } from "cdktf";

/** The elements of a list as far as they can be looked at: none of one that is known only at apply. */
export function elementsOf<Element>(list: readonly Element[] | undefined): readonly Element[] {
  return list === undefined || Token.isUnresolved(list) ? [] : list;
}

/** A list as one text, by comma; by Terraform where it is known only at apply. */
export function joined(list: readonly (string | number)[]): string {
  return Token.isUnresolved(list) ? Fn.join(",", list as string[]) : list.join(",");
}
