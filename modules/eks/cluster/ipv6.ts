import { mayBeXen, xenTypes } from "../xen";
import { within } from "../../shared/assert-valid";
import type { EksProps } from "../props";

/** What is wrong with props that have to do with a cluster whose pods have IPv6 addresses. */
export function ipv6Problems(props: EksProps): string[] {
  const { clusterIpFamily, createCniIpv6IamPolicy } = props;
  if (clusterIpFamily !== "ipv6") {
    return createCniIpv6IamPolicy
      ? [`createCniIpv6IamPolicy is for a cluster of clusterIpFamily "ipv6"; drop one of them`]
      : [];
  }
  return xenTypes(props).flatMap(({ group, prop, types }) =>
    within(group, [
      `${prop} (${types.join(", ")}) cannot give pods IPv6 addresses, not being of the Nitro system; take a newer one, such as "m5.large"`,
    ]),
  );
}

/** Requirements that instance types meet which cannot do so. */
export function xenRequirementWarnings(props: EksProps): string[] {
  if (props.clusterIpFamily !== "ipv6") return [];
  return mayBeXen(props).flatMap((group) =>
    within(group, [
      `instanceRequirements let AWS choose types that are not of the Nitro system, such as m4, whose pods get no IPv6 address; name allowedInstanceTypes, or instanceGenerations ["current"]`,
    ]),
  );
}
