import { XEN_FAMILIES } from "../../facts/xen-families";
import { WORKER_GROUP_DEFAULTS } from "../../nodes/defaults";
import type { EksProps } from "../props";
import { namedGroups } from "../workers/named-groups";

/** What is wrong with props that have to do with a cluster whose pods have IPv6 addresses. */
export function ipv6Problems(props: EksProps): string[] {
  const { clusterIpFamily, createCniIpv6IamPolicy } = props;
  if (clusterIpFamily !== "ipv6") {
    return createCniIpv6IamPolicy
      ? [`createCniIpv6IamPolicy is for a cluster of clusterIpFamily "ipv6"; drop one of them`]
      : [];
  }
  const { groups, labels } = namedGroups(props);
  return Object.entries(groups).flatMap(([name, { instanceType = WORKER_GROUP_DEFAULTS.instanceType }]) =>
    XEN_FAMILIES.includes(String(instanceType).split(".")[0]!)
      ? [
          `${labels[name]}: instanceType (${instanceType}) cannot give pods IPv6 addresses, since it is not of the Nitro system; take a newer one, such as "m5.large"`,
        ]
      : [],
  );
}

/** Whether the nodes' role is given a policy for handing out addresses; the one for IPv6 has to be made, and may be yours. */
export function attachesCniPolicy(props: EksProps): boolean | undefined {
  const { attachWorkerCniPolicy, clusterIpFamily, createCniIpv6IamPolicy } = props;
  return clusterIpFamily === "ipv6" && createCniIpv6IamPolicy === false ? false : attachWorkerCniPolicy;
}
