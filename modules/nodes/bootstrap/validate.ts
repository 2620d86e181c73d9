import { Token } from "cdktf";
import { cidrProblems } from "../../shared/cidr";
import { amiFamily, isAmiFamily, type AmiFamily, type Bootstrap } from "../ami/families";
import type { Wording } from "../wording";
import { kubeletProblems } from "./kubelet-problems";
import { renderUserData } from "./render";
import { isGiven, saidTwice } from "./said-twice";
import { leastBytes } from "./terraform-text";
import type { NodeSettings } from "./types";

/** EC2 takes so many bytes of user data, before they are encoded. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
export const USER_DATA_MAX_BYTES = 16384;

/** What there is of a setting, by the name that messages ask a word for; "", an empty list and an empty object are nothing. */
const SETTINGS: { readonly [prop: string]: (settings: NodeSettings) => unknown } = {
  preUserdata: ({ preUserdata }) => preUserdata,
  additionalUserdata: ({ additionalUserdata }) => additionalUserdata,
  bootstrapExtraArgs: ({ bootstrapExtraArgs }) => bootstrapExtraArgs,
  labels: ({ kubelet }) => kubelet?.labels,
  taints: ({ kubelet }) => kubelet?.taints,
  kubeletExtraArgs: ({ kubelet }) => kubelet?.extraArgs,
  maxPods: ({ maxPods }) => maxPods,
  nodeConfig: ({ nodeConfig }) => nodeConfig,
  bottlerocket: ({ bottlerocket }) => bottlerocket,
  windows: ({ windows }) => windows,
};

/** What a family cannot be told, and what to do instead. */
const REFUSED: Readonly<Record<Exclude<Bootstrap, "none">, { readonly [prop: string]: string }>> = {
  nodeadm: {
    bootstrapExtraArgs: "say it by nodeConfig, which takes the place of bootstrap.sh",
    bottlerocket: "drop it",
    windows: "drop it",
  },
  bottlerocket: {
    preUserdata: `there is no shell; run a container at boot by bottlerocket["bootstrap-containers"]`,
    additionalUserdata: `there is no shell; run a container at boot by bottlerocket["bootstrap-containers"]`,
    kubeletExtraArgs: "say it by labels, taints, maxPods and bottlerocket.kubernetes",
    nodeConfig: "say it by bottlerocket.kubernetes",
    windows: "drop it",
  },
  windows: { nodeConfig: "say it by kubeletExtraArgs", bottlerocket: "drop it" },
  "bootstrap.sh": {
    nodeConfig: "say it by kubeletExtraArgs and bootstrapExtraArgs",
    bottlerocket: "drop it",
    windows: "drop it",
  },
};

/**
 * What is wrong with the settings of a family's nodes: what it cannot be told, what is said twice, what is too long. `word`
 * is asked for the settings, `labels`, `taints`, `kubeletExtraArgs` and `family`.
 */
export function bootstrapProblems(family: AmiFamily, settings: NodeSettings, word: Wording = (prop) => prop): string[] {
  if (!isAmiFamily(family)) return [];
  if (settings.template !== undefined) return templateProblems(settings, word);
  const { bootstrap, title } = amiFamily(family);
  if (bootstrap === "none") {
    return [
      `${word("family")} "${family}" has no user data of its own; give ${word("template")}, an empty text for none at all`,
    ];
  }
  const deaf = Object.entries(REFUSED[bootstrap]).filter(([prop]) => isGiven(SETTINGS[prop]!(settings)));
  return [
    ...deaf.map(([prop, mend]) => `${word(prop)} is nothing that ${title} knows; ${mend}`),
    ...(bootstrap === "bottlerocket" ? tomlProblems(settings, word) : []),
    ...kubeletProblems(settings.kubelet ?? {}, word("kubeletExtraArgs")),
    ...saidTwice(bootstrap, settings, word),
    ...numberProblems(settings, word),
    ...lengthProblems(renderUserData(family, { ...settings, cluster: UNKNOWN })),
  ];
}

/** Arguments of a script, where Bottlerocket reads settings. */
function tomlProblems({ bootstrapExtraArgs = "" }: NodeSettings, word: Wording): string[] {
  // Text of several lines may hold anything.
  const outside = bootstrapExtraArgs.replaceAll(/"""[^]*?"""|'''[^]*?'''/g, "");
  const argument = outside.split("\n").find((line) => /^\s*--?[a-z]/i.test(line));
  return argument === undefined
    ? []
    : [
        `${word("bootstrapExtraArgs")} (${argument.trim()}) is TOML on Bottlerocket, as it stands under settings.kubernetes; say it by labels, taints, maxPods and bottlerocket.kubernetes`,
      ];
}

/** User data that EC2 would refuse. Where a token stands in it, the rest is measured. */
export function lengthProblems(userData: string): string[] {
  const bytes = leastBytes(userData);
  return bytes > USER_DATA_MAX_BYTES
    ? [
        `the user data has ${bytes} bytes or more, and EC2 takes ${USER_DATA_MAX_BYTES}; let a script fetch at boot what is long`,
      ]
    : [];
}

const UNKNOWN = { name: "", endpoint: "", certificateAuthority: "", serviceCidr: "" };

function templateProblems({ template, ...settings }: NodeSettings, word: Wording): string[] {
  if (typeof template !== "string") return [];
  const ignored = Object.keys(SETTINGS).filter((prop) => isGiven(SETTINGS[prop]!(settings)));
  return [
    ...(ignored.length > 0
      ? [
          `${word("template")} is the whole user data, so ${ignored.map(word).join(", ")} would not be heeded; drop one or the other, or give ${word("template")} as a function of them`,
        ]
      : []),
    ...lengthProblems(template),
  ];
}

function numberProblems({ maxPods, windows: { excludedSnatCidrs = [] } = {} }: NodeSettings, word: Wording): string[] {
  const wrong = maxPods !== undefined && !Token.isUnresolved(maxPods) && !(Number.isInteger(maxPods) && maxPods >= 1);
  return [
    ...(wrong ? [`${word("maxPods")} (${maxPods}) must be a whole number of 1 or more`] : []),
    ...excludedSnatCidrs.flatMap((cidr, index) =>
      Token.isUnresolved(cidr) ? [] : cidrProblems(`${word("windows")}.excludedSnatCidrs[${index}]`, cidr, [0, 32]),
    ),
  ];
}
