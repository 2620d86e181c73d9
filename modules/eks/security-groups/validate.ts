import { Token } from "cdktf";
import { egressProblems } from "../../cluster/network-problems";
import { groupProblems } from "../../cluster/security-group-problems";
import { validateName } from "../../shared/aws-names";
import { anyCidrProblems } from "../../shared/cidr";
import { efaWarnings } from "./efa";
import { idProblems } from "../ids";
import type { EksProps } from "../props";
import { wording } from "../words";
import { namedGroups } from "../workers/named-groups";
import { membersOfNodesGroup, othersStandInPrimary } from "./members";
import type { Sources } from "./props";
import { namedSources, translateSecurityGroups } from "./translate";
import { OTHER_GROUP_FLAGS, OTHER_SECURITY_GROUP_WORDS, SECURITY_GROUP_WORDS } from "./words";

const word = wording(SECURITY_GROUP_WORDS, OTHER_SECURITY_GROUP_WORDS);
const GROUP_ID = /^sg-[a-z0-9]+$/;
const EXAMPLE = "sg-0abc1234def567890";

/** What is wrong with who may talk to whom. */
export function securityGroupProblems(props: EksProps): string[] {
  const { groups } = translateSecurityGroups(props);
  const { clusterAdditionalSecurityGroupIds: more = [] } = props;
  return [
    ...egressProblems(props.clusterEgressCidrs, "clusterEgressCidrs"),
    ...choiceProblems(props),
    ...groupProblems(groups, word, OTHER_GROUP_FLAGS),
    ...(Token.isUnresolved(more) ? [] : more).flatMap((id, index) =>
      idProblems(`clusterAdditionalSecurityGroupIds[${index}]`, id, GROUP_ID, EXAMPLE),
    ),
    ...absentGroupProblems(props),
    ...privateAccessProblems(props),
    ...lateTagProblems(props),
  ];
}

/** EKS's own group is tagged by a resource for each tag. */
function lateTagProblems({
  createClusterPrimarySecurityGroupTags: wanted = false,
  tags,
  clusterTags,
}: EksProps): string[] {
  return Object.entries({ tags, clusterTags })
    .filter(([, given]) => wanted && Token.isUnresolved(given))
    .map(
      ([prop]) =>
        `${prop} is known only at apply, and createClusterPrimarySecurityGroupTags makes an address of each key; write the record out, or drop that`,
    );
}

/** Legal, but unwise. */
export function securityGroupWarnings(props: EksProps): string[] {
  const { groups, joinsPrimaryGroup } = translateSecurityGroups(props);
  const members = membersOfNodesGroup(props);
  const both = members.filter(({ inPrimaryToo }) => inPrimaryToo);
  const bare = groups.workersGroup === "none" ? bareGroups(props).filter(({ managed }) => managed) : [];
  return [
    ...efaWarnings(props),
    ...(bare.length > 0
      ? [
          `workerCreateSecurityGroup is false and no group is given, so it is left to EKS which group nodes of ${labelsOf(bare)} stand in, as a rule its own; give workerSecurityGroupId, or attachClusterPrimarySecurityGroup to each, so that the launch template says it`,
        ]
      : []),
    ...(groups.workersGroup === "create" && both.length > 0 && both.length < members.length
      ? [
          `attachClusterPrimarySecurityGroup of ${labelsOf(both)} puts nodes into two groups with the tag kubernetes.io/cluster/${props.clusterName}, and load balancer controllers take nodes of one; let all groups say it, or none`,
        ]
      : []),
    ...(!joinsPrimaryGroup && othersStandInPrimary(props) && members.some(({ inPrimaryToo }) => !inPrimaryToo)
      ? [
          "workerCreateClusterPrimarySecurityGroupRules is false, so nodes do not reach those that stand in EKS's own group alone, on Fargate, in Auto Mode or with createLaunchTemplate false, nor they CoreDNS there; drop it",
        ]
      : []),
  ];
}

/** A group is made or given, not both. */
function choiceProblems(props: EksProps): string[] {
  const pairs = [
    ["clusterCreateSecurityGroup", "clusterSecurityGroupId"],
    ["workerCreateSecurityGroup", "workerSecurityGroupId"],
  ] as const;
  return pairs
    .filter(([create, id]) => props[create] === true && props[id] !== undefined)
    .map(([create, id]) => `${id} is given while ${create} is true; drop one of them`);
}

/** Where a group is left out, those that need it are told. */
function absentGroupProblems(props: EksProps): string[] {
  const { groups, joinsPrimaryGroup } = translateSecurityGroups(props);
  const { clusterGroup, workersGroup } = groups;
  const workers = Object.keys(namedGroups(props).groups).length > 0;
  const bare = workersGroup === "none" ? bareGroups(props).filter(({ managed }) => !managed) : [];
  return [
    ...(bare.length > 0
      ? [
          `workerCreateSecurityGroup is false and no group is given, so nodes of ${labelsOf(bare)} would stand in the VPC's default group; give workerSecurityGroupId, or attachClusterPrimarySecurityGroup to each`,
        ]
      : []),
    ...(joinsPrimaryGroup && workersGroup === "none"
      ? [
          `workerCreateClusterPrimarySecurityGroupRules joins the nodes' group, and there is none; give workerSecurityGroupId, or drop it`,
        ]
      : []),
    ...(clusterGroup === "none" && workersGroup === "create" && workers && !joinsPrimaryGroup
      ? [
          `workerCreateClusterPrimarySecurityGroupRules is false, and the control plane has no group but EKS's own, so nodes and control plane would not reach each other; drop it, or give clusterSecurityGroupId`,
        ]
      : []),
  ];
}

/** Groups whose nodes have no security group but the nodes' own. */
function bareGroups(props: EksProps) {
  const { workerAdditionalSecurityGroupIds: others = [] } = props;
  if (Token.isUnresolved(others) || others.length > 0) return [];
  return membersOfNodesGroup(props).filter(({ inPrimaryToo, others: own }) => !inPrimaryToo && !own);
}

function labelsOf(members: readonly { readonly label: string }[]): string {
  return members.map(({ label }) => label).join(", ");
}

function privateAccessProblems(props: EksProps): string[] {
  const { clusterCreateEndpointPrivateAccessSgRule: wanted = true, clusterEndpointPrivateAccess } = props;
  const lists = {
    clusterEndpointPrivateAccessCidrs: props.clusterEndpointPrivateAccessCidrs,
    clusterEndpointPrivateAccessSg: props.clusterEndpointPrivateAccessSg,
  } as const;
  const given = Object.entries(lists).filter(
    ([, sources]) => sources !== undefined && Object.keys(sources).length > 0,
  ) as [keyof typeof lists, Sources][];
  const names = given.flatMap(([, sources]) => Object.keys(namedSources(sources)));
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...given.flatMap(([label, sources]) => [
      ...(wanted && clusterEndpointPrivateAccess === false
        ? [`${label} is given while clusterEndpointPrivateAccess is false; drop one of them`]
        : []),
      ...sourceProblems(label, sources),
    ]),
    ...twice.map((name) => `${given.map(([label]) => label).join(", ")}: "${name}" names two sources; rename one`),
  ];
}

function sourceProblems(label: string, sources: Sources): string[] {
  const judge = (where: string, source: string) =>
    Token.isUnresolved(source)
      ? []
      : label === "clusterEndpointPrivateAccessCidrs"
        ? anyCidrProblems(where, source)
        : idProblems(where, source, GROUP_ID, EXAMPLE);
  const apply = "is known only at apply; give a record, so that each has a name";
  if (Token.isUnresolved(sources)) return [`${label} ${apply}`];
  if (!Array.isArray(sources)) {
    return Object.entries(sources as { readonly [name: string]: string }).flatMap(([name, source]) =>
      source === undefined ? [] : [...validateName(`${label} key`, name), ...judge(`${label}.${name}`, source)],
    );
  }
  return (sources as readonly string[]).flatMap((source, index) => {
    const where = `${label}[${index}]`;
    if (Token.isUnresolved(source)) return [`${where} ${apply}`];
    return sources.indexOf(source) < index
      ? [`${where} (${source}) is there already; name each once`]
      : judge(where, source);
  });
}
