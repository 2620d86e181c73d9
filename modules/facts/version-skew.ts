/**
 * How far versions may lie apart, and how a control plane moves from one to the next.
 *
 * Sources: https://kubernetes.io/releases/version-skew-policy/ (a kubelet is at most three minors older than the API, and never newer),
 * https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html (one minor at a time) and
 * https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html (one back, within 7 days of an upgrade), as of November 2026.
 */
const KUBELET_MINORS_BEHIND = 3;
const ROLLBACK_DAYS = 7;

/** The minor version as a number: 35 for "1.35"; undefined where it is none. */
export function minorOf(version: string): number | undefined {
  const minor = /^1\.(\d+)$/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** A version, and what messages call the prop that it stands in. */
export interface NamedVersion {
  readonly label: string;
  readonly version: string;
}

/** What is wrong with taking a control plane from the version that runs to another. Versions that are none are not judged here. */
export function upgradeProblems(from: NamedVersion, to: NamedVersion): string[] {
  const [before, after] = [minorOf(from.version), minorOf(to.version)];
  if (before === undefined || after === undefined) return [];
  const steps = after - before;
  const move = `${to.label} "${to.version}" comes after "${from.version}" (${from.label})`;
  if (steps > 1) {
    return [`${move}, and EKS upgrades one minor version at a time; apply "1.${before + 1}" first`];
  }
  if (steps < -1) {
    return [
      `${move}, and EKS goes back one minor version at the most; keep "${from.version}", or make another cluster`,
    ];
  }
  return [];
}

/** Legal, but only just: one step back. */
export function upgradeWarnings(from: NamedVersion, to: NamedVersion): string[] {
  const [before, after] = [minorOf(from.version), minorOf(to.version)];
  if (before === undefined || after === undefined || after - before !== -1) return [];
  return [
    `${to.label} "${to.version}" goes back from "${from.version}" (${from.label}): EKS does so within ${ROLLBACK_DAYS} days of the upgrade, with nodes that are no newer than "${to.version}"; roll nodes and add-ons back first`,
  ];
}

/** What is wrong with nodes of one version under a control plane of another. */
export function skewProblems(nodes: NamedVersion, controlPlane: NamedVersion): string[] {
  const [kubelet, api] = [minorOf(nodes.version), minorOf(controlPlane.version)];
  if (kubelet === undefined || api === undefined) return [];
  const pair = `${nodes.label} "${nodes.version}" under ${controlPlane.label} "${controlPlane.version}"`;
  if (kubelet > api)
    return [`${pair}: nodes may not be newer than the control plane; upgrade that one, or roll the nodes back, first`];
  return api - kubelet > KUBELET_MINORS_BEHIND
    ? [
        `${pair}: nodes may be ${KUBELET_MINORS_BEHIND} minor versions behind; bring them to "1.${api - KUBELET_MINORS_BEHIND}" or newer first`,
      ]
    : [];
}
