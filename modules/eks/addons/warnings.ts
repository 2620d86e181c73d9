import { Token } from "cdktf";
import { CUSTOM_NETWORKING } from "../../cni/custom-networking";
import { isOn } from "../../cni/env";
import { envWarnings } from "../../cni/env-rules";
import { AWS_NODE_FACTS } from "../../cni/variable-facts";
import { AS_SHIPPED } from "../../cni/variables";
import { EKS_ADDONS, MORE_EKS_ADDONS } from "../../facts/eks-addons";
import { didYouMean } from "../../shared/near-miss";
import type { EksProps } from "../props";
import { xenTypes } from "../xen";
import { computeOf, idleWarnings } from "./compute";
import {
  comesWithAddons,
  factsOf,
  familyOfPods,
  givenAddons,
  hasGroups,
  toldOf,
  VPC_CNI_SETTINGS,
  vpcCniEnv,
} from "./given";

/** What a cluster lacks without each of these. */
const NEEDED = {
  "vpc-cni": "no node becomes ready",
  "kube-proxy": "no Service answers",
  coredns: "no name is resolved",
} as const;

/** Legal, but unwise. */
export function addonsWarnings(props: EksProps): string[] {
  const compute = computeOf(props);
  const idle = Object.entries(givenAddons(props)).flatMap(([name, addon]) =>
    idleWarnings(`addons.${name}`, factsOf(name, addon), compute, toldOf(addon)),
  );
  return [
    ...bareWarnings(props),
    ...nearNames(Object.keys(givenAddons(props))),
    ...idle,
    ...prefixWarnings(props),
    ...zoneLabelWarnings(props),
    ...envWarnings(vpcCniEnv(props) ?? {}, `${VPC_CNI_SETTINGS}.env`, {
      podSubnets: props.podSubnets !== undefined,
      family: familyOfPods(props),
      by: "add-on",
    }),
  ];
}

/** The marketplace has names of its own, so one that is near a known one is taken. */
function nearNames(names: readonly string[]): string[] {
  const known = [...Object.keys(EKS_ADDONS), ...MORE_EKS_ADDONS];
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const near = didYouMean(name, known);
      return near === "" ? [] : [`addons.${name} is none that AWS publishes itself, as far as is known here${near}`];
    });
}

/** Groups whose nodes go on with single addresses. */
function prefixWarnings(props: EksProps): string[] {
  return isOn(vpcCniEnv(props)?.ENABLE_PREFIX_DELEGATION)
    ? xenTypes(props).map(
        ({ group, prop, types }) =>
          `${group}: ${prop} (${types.join(", ")}) cannot take prefixes of addresses, not being of the Nitro system, so ENABLE_PREFIX_DELEGATION does nothing there; take a newer one, such as "m5.large"`,
      )
    : [];
}

/** Labels that every node bears with its zone's name; the second is the older one. */
const ZONE_LABELS: readonly unknown[] = [
  CUSTOM_NETWORKING.ENI_CONFIG_LABEL_DEF,
  "failure-domain.beta.kubernetes.io/zone",
];

function zoneLabelWarnings(props: EksProps): string[] {
  const said: unknown = vpcCniEnv(props)?.ENI_CONFIG_LABEL_DEF;
  if (props.podSubnets === undefined || said === undefined || Token.isUnresolved(said)) return [];
  const label = said === "" || said === AS_SHIPPED ? AWS_NODE_FACTS.ENI_CONFIG_LABEL_DEF.default : String(said);
  return ZONE_LABELS.includes(label)
    ? []
    : [
        `${VPC_CNI_SETTINGS}.env.ENI_CONFIG_LABEL_DEF (${JSON.stringify(said)}): the ENIConfigs are called like the zones of podSubnets, so pods get an address only on nodes with a label ${label} of such a name; give it to every group, or drop it`,
      ];
}

function bareWarnings(props: EksProps): string[] {
  const autoMode = props.clusterComputeConfig?.enabled === true;
  const nodes = hasGroups(props);
  // On Fargate alone, pods have all but CoreDNS without a DaemonSet.
  const onlyFargate = !nodes && !autoMode && Object.keys(props.fargateProfiles ?? {}).length > 0;
  if (comesWithAddons(props)) {
    return onlyFargate && !Object.hasOwn(givenAddons(props), "coredns")
      ? [
          "fargateProfiles: the CoreDNS that a cluster comes with asks for nodes of EC2, and there are none, so no name is resolved; add coredns: true to addons, which is told of Fargate",
        ]
      : [];
  }
  if (autoMode && !nodes) return [];
  const missing = Object.entries(NEEDED).filter(
    ([name]) => !Object.hasOwn(givenAddons(props), name) && (!onlyFargate || name === "coredns"),
  );
  const why = autoMode
    ? "clusterComputeConfig: what EKS Auto Mode brings is for its own nodes alone, and for the other groups"
    : "bootstrapSelfManagedAddons is false, and";
  const lacking = missing.map(([name, effect]) => `no ${name}, so ${effect}`).join("; ");
  return missing.length === 0
    ? []
    : [`${why} addons name ${lacking}; name them, unless something else takes their place`];
}
