import { Token } from "cdktf";
import { INSTANCE_TYPES_AS_OF, instanceTypeFacts, knownInstanceTypes } from "../facts/instance-types";
import { didYouMean } from "../shared/near-miss";

/** Types that EC2 had not when the list was read. A warning and no more: EC2 has new ones every month. */
export function unknownTypeWarnings(instanceTypes: readonly string[], word: string): string[] {
  if (Token.isUnresolved(instanceTypes)) return [];
  const unknown = instanceTypes.filter((type) => !Token.isUnresolved(type) && instanceTypeFacts(type) === undefined);
  return [...new Set(unknown)].map(
    (type) =>
      `${word}: "${type}" is no instance type that is known here, as of ${INSTANCE_TYPES_AS_OF}${didYouMean(type, knownInstanceTypes())}`,
  );
}
