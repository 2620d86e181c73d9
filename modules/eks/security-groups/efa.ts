import { Token } from "cdktf";
import type { EksProps } from "../props";
import { groupChoice } from "./translate";
import { membersOfNodesGroup } from "./members";

const RULE = '{ type: "egress", protocol: "-1", fromPort: 0, toPort: 0, self: true }';

/**
 * Elastic Fabric Adapters that would not hear each other: their traffic leaves by a rule to the group itself alone, and one
 * to all networks does not count.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html#efa-start-security
 */
export function efaWarnings(props: EksProps): string[] {
  const { workerCreateSecurityGroup, workerSecurityGroupId, nodeSecurityGroupAdditionalRules: rules = {} } = props;
  if (groupChoice(workerCreateSecurityGroup, workerSecurityGroupId) !== "create" || Token.isUnresolved(rules))
    return [];
  const open = Object.values(rules).some(
    ({ type, self, protocol = "tcp" }) =>
      (type === "egress" || Token.isUnresolved(type)) &&
      (self === true || Token.isUnresolved(self)) &&
      (protocol === "-1" || protocol === "all" || Token.isUnresolved(protocol)),
  );
  const { workerAdditionalSecurityGroupIds: more = [] } = props;
  // What other groups let through is not known.
  const elsewhere = Token.isUnresolved(more) || more.length > 0;
  const deaf = membersOfNodesGroup(props).filter(
    ({ hasEfa, inPrimaryToo, others }) => hasEfa && !inPrimaryToo && !others,
  );
  return open || elsewhere || deaf.length === 0
    ? []
    : [
        `${deaf.map(({ label }) => label).join(", ")}: an interface is of Elastic Fabric Adapter, whose traffic leaves only by a rule to the nodes' group itself; add nodeSecurityGroupAdditionalRules: { efa: ${RULE} }`,
      ];
}
