import { Token } from "cdktf";
import { egressProblems, portProblems, roleNameProblems } from "../../cluster/validate";
import { kubeletProblems } from "../../nodes/bootstrap/kubelet-flags";
import { workerGroupProblems as partProblems } from "../../nodes/worker-group/validate";
import { within } from "../../shared/assert-valid";
import { validateName } from "../../shared/aws-names";
import { examine, shapeOf } from "../../shared/shape";
import { idProblems } from "../ids";
import type { EksProps } from "../props";
import { wording } from "../words";
import { namedGroups } from "./named-groups";
import { WORKER_GROUP_SHAPE } from "./shape";
import { translateGroup } from "./translate";
import { WORKER_GROUP_WORDS } from "./words";

const word = wording(WORKER_GROUP_WORDS, { subnetIds: "subnets" });

/** What is wrong with the nodes' props, every group's included, in the module's words. */
export function workersProblems(props: EksProps): string[] {
  return [
    ...portProblems(props.workerSgIngressFromPort, "workerSgIngressFromPort"),
    ...egressProblems(props.workersEgressCidrs, "workersEgressCidrs"),
    ...roleNameProblems(props.workersRoleName, "workersRoleName"),
    ...policyProblems(props.workersAdditionalPolicies),
    ...groupsProblems(props),
  ];
}

function policyProblems(policies: EksProps["workersAdditionalPolicies"] = []): string[] {
  const label = "workersAdditionalPolicies";
  if (!Array.isArray(policies)) return Object.keys(policies).flatMap((name) => validateName(`${label} key`, name));
  const list = policies as readonly string[];
  return list.flatMap((arn, index) => {
    if (Token.isUnresolved(arn))
      return [`${label}[${index}] is known only at apply; give the policies as a record, so that each has a name`];
    const name = (given: string) => given.split("/").at(-1);
    const first = list.findIndex((other) => name(other) === name(arn));
    if (first < index)
      return [`${label}[${index}] ends in "${name(arn)}", as [${first}] does; give the policies as a record`];
    return /^arn:[^:]+:iam::(aws|\d{12}):policy\/.+$/.test(arn)
      ? []
      : [`${label}[${index}] ("${arn}") is not the ARN of a policy`];
  });
}

function groupsProblems(props: EksProps): string[] {
  const { groups, labels, problems } = namedGroups(props);
  const each = Object.entries(groups).flatMap(([name, group]) => {
    // The defaults for all groups were examined with the rest; a group may still be unreadable because of them.
    if (!examine(shapeOf(WORKER_GROUP_SHAPE), group).readable) return [];
    const plan = translateGroup(group, props);
    const found = [
      ...partProblems(name, plan.group, word),
      ...kubeletProblems(plan.kubelet),
      ...(group.amiId === undefined
        ? []
        : idProblems("amiId", group.amiId, /^ami-[a-z0-9]+$/, "ami-0abc1234def567890")),
    ];
    return within(labels[name]!, found);
  });
  return [...problems, ...each];
}
