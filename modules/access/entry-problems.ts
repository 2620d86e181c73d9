import { Token } from "cdktf";
import { validateName } from "../shared/aws-names";
import { elementsOf, isGivenList } from "../shared/lists";
import { didYouMean } from "../shared/near-miss";
import { validateTags } from "../shared/tags";
import { principalProblems } from "./principal";
import { ACCESS_POLICIES, type AccessEntrySettings, type AccessEntryType, type PolicyAssociation } from "./types";

/** The types of entry that each kind of rights goes with; all others carry theirs with them. */
const TYPES_WITH: Readonly<Record<"kubernetesGroups" | "userName" | "policyAssociations", readonly AccessEntryType[]>> =
  {
    kubernetesGroups: ["STANDARD"],
    userName: ["STANDARD"],
    policyAssociations: ["STANDARD", "EC2"],
  };

/** What is wrong with an access entry; `where` is how the caller would write it, and ends in its name unless that is given. */
export function accessEntryProblems(
  where: string,
  entry: AccessEntrySettings,
  name: string = where.split(".").at(-1)!,
): string[] {
  const { principalArn, type = "STANDARD", kubernetesGroups = [], policyAssociations = {}, tags = {} } = entry;
  return [
    ...validateName(`${where}: the entry's name`, name),
    ...principalProblems(`${where}.principalArn`, principalArn, type === "STANDARD" ? ["role", "user"] : ["role"]),
    ...serviceLinkedProblems(`${where}.principalArn`, principalArn),
    ...rightsProblems(where, entry),
    ...elementsOf(kubernetesGroups)
      .filter((group) => group.startsWith("system:"))
      .map(
        (group) =>
          `${where}.kubernetesGroups: EKS refuses "${group}"; associate a policy instead, such as AmazonEKSClusterAdminPolicy`,
      ),
    ...userNameProblems(`${where}.userName`, entry.userName),
    ...Object.entries(policyAssociations).flatMap(([key, policy]) =>
      policyProblems(`${where}.policyAssociations.${key}`, key, policy),
    ),
    ...validateTags(tags, `${where}.tags`),
  ];
}

function rightsProblems(where: string, entry: AccessEntrySettings): string[] {
  const { type = "STANDARD", kubernetesGroups = [], userName, policyAssociations = {} } = entry;
  const given = {
    kubernetesGroups: isGivenList(kubernetesGroups),
    userName: userName !== undefined,
    policyAssociations: Object.keys(policyAssociations).length > 0,
  };
  return (Object.keys(given) as (keyof typeof given)[])
    .filter((prop) => given[prop] && !TYPES_WITH[prop].includes(type))
    .map((prop) => {
      const types = TYPES_WITH[prop].map((word) => `"${word}"`).join(" or ");
      return `${where}.${prop} goes with type ${types} alone, and this entry is ${type}; drop it`;
    });
}

/** What EKS would not take as the user name of an entry. */
export function userNameProblems(label: string, userName: string | undefined): string[] {
  if (userName === undefined || Token.isUnresolved(userName)) return [];
  const session = userName.indexOf("{{SessionName");
  return [
    ...(/^(system|eks|aws|amazon|iam):/.test(userName)
      ? [`${label} ("${userName}") begins with a word that EKS keeps for itself; choose another`]
      : []),
    ...(session >= 0 && !userName.slice(0, session).includes(":")
      ? [
          `${label} ("${userName}") needs a colon before the session's name; did you mean "${userName.slice(0, session)}:${userName.slice(session)}"?`,
        ]
      : []),
  ];
}

function serviceLinkedProblems(label: string, arn: string): string[] {
  return !Token.isUnresolved(arn) && arn.includes(":role/aws-service-role/")
    ? [`${label} ("${arn}") is a service-linked role, for which EKS makes no entry; name a role of your own`]
    : [];
}

function policyProblems(where: string, key: string, { policyArn, accessScope }: PolicyAssociation): string[] {
  const { type, namespaces = [] } = accessScope;
  const namespaced = type === "namespace";
  return [
    ...validateName(`${where}: the policy's name`, key),
    ...policyArnProblems(`${where}.policyArn`, policyArn),
    ...(namespaced && !isGivenList(namespaces)
      ? [`${where}.accessScope is for namespaces and names none; name one or more`]
      : []),
    ...(!namespaced && isGivenList(namespaces)
      ? [`${where}.accessScope names namespaces with type "cluster"; make it "namespace"`]
      : []),
  ];
}

function policyArnProblems(label: string, policy: string): string[] {
  if (Token.isUnresolved(policy) || /^arn:[^:]+:eks::aws:cluster-access-policy\/\w+$/.test(policy)) return [];
  if ((ACCESS_POLICIES as readonly string[]).includes(policy)) return [];
  const mend = policy.includes(":") ? "" : didYouMean(policy, ACCESS_POLICIES);
  return [
    `${label} ("${policy}") is not an EKS access policy${mend === "" ? `, such as "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"` : mend}`,
  ];
}
