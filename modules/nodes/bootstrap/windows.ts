import { asText } from "../../shared/lists";
import { kubeletFlags } from "./kubelet-flags";
import { clusterDnsIp } from "./service-dns";
import { escapeForTerraform } from "./terraform-text";
import type { BootstrapSettings, NodeSettings } from "./types";

const SCRIPT = String.raw`"$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1"`;

/**
 * User data for Windows: PowerShell that calls the image's own script, between the user's lines. The cluster needs two
 * things more before a pod starts there: a Linux node or Fargate for CoreDNS, and `enable-windows-ipam: "true"` in the
 * ConfigMap `amazon-vpc-cni`.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-windows-ami.html#bootstrap-script-configuration-parameters
 */
export function renderWindowsUserData(settings: BootstrapSettings): string {
  const { cluster, kubelet = {}, maxPods, windows = {}, bootstrapExtraArgs = "" } = settings;
  const { excludedSnatCidrs = [], kubeProxyExtraArgs = "" } = windows;
  const flags = [...kubeletFlags(kubelet), ...(maxPods === undefined ? [] : [`--max-pods=${asText(maxPods)}`])];
  const call = [
    `& ${SCRIPT} -EKSClusterName ${quoted(cluster.name)}`,
    `-APIServerEndpoint ${quoted(cluster.endpoint)}`,
    `-Base64ClusterCA ${quoted(cluster.certificateAuthority)}`,
    `-ServiceCIDR ${quoted(cluster.serviceCidr)}`,
    `-DNSClusterIP ${quoted(clusterDnsIp(cluster))}`,
    ...(excludedSnatCidrs.length === 0 ? [] : [`-ExcludedSnatCIDRs ${excludedSnatCidrs.map(quoted).join(",")}`]),
    // Double quotes, as in the registry module, so that PowerShell fills in what is known on the node only.
    ...(flags.length === 0 ? [] : [`-KubeletExtraArgs "${flags.join(" ")}"`]),
    ...(kubeProxyExtraArgs.trim() === "" ? [] : [`-KubeProxyExtraArgs "${kubeProxyExtraArgs.trim()}"`]),
    ...(bootstrapExtraArgs.trim() === "" ? [] : [bootstrapExtraArgs.trim()]),
    // Into the log of the user data, whatever stream it is said on.
    "3>&1 4>&1 5>&1 6>&1",
  ].join(" `\n  ");
  return powershell([settings.preUserdata, call, settings.additionalUserdata]);
}

/** What EKS puts before its own call of that script in a managed node group; undefined where there is nothing to say. */
export function renderManagedWindowsUserData({ preUserdata }: NodeSettings): string | undefined {
  return preUserdata ? powershell([preUserdata]) : undefined;
}

function powershell(scripts: readonly (string | undefined)[]): string {
  const body = scripts.map((script) => script?.trimEnd()).flatMap((script) => (script ? [`${script}\n`] : []));
  return `<powershell>\n${escapeForTerraform(body.join(""))}</powershell>\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
