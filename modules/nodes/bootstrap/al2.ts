import { asText } from "../../shared/lists";
import { kubeletFlags } from "./kubelet-flags";
import { mimeDocument, shellPart } from "./mime";
import { escapeForTerraform } from "./terraform-text";
import type { BootstrapSettings, NodeSettings } from "./types";

/**
 * User data for Amazon Linux 2: a script that calls bootstrap.sh, between the user's lines. Where the cluster is, is said
 * outright, so that the node need not ask EKS.
 * @see https://github.com/awslabs/amazon-eks-ami/blob/al2/templates/al2/runtime/bootstrap.sh
 */
export function renderAl2UserData(settings: BootstrapSettings): string {
  const { preUserdata, additionalUserdata, cluster, bootstrapExtraArgs = "", maxPods } = settings;
  const { ipFamily = "ipv4" } = cluster;
  const kubelet = kubeletLine(settings);
  const call = [
    `/etc/eks/bootstrap.sh ${quoted(cluster.name)}`,
    `--apiserver-endpoint ${quoted(cluster.endpoint)}`,
    `--b64-cluster-ca ${quoted(cluster.certificateAuthority)}`,
    ...(ipFamily === "ipv6" ? ["--ip-family ipv6"] : []),
    `--service-${ipFamily}-cidr ${quoted(cluster.serviceCidr)}`,
    ...(maxPods === undefined ? [] : ["--use-max-pods false"]),
    ...(bootstrapExtraArgs.trim() === "" ? [] : [bootstrapExtraArgs.trim()]),
    // Double quotes, as in the registry module, so that the shell fills in what is known on the node only.
    ...(kubelet === "" ? [] : [`--kubelet-extra-args "${kubelet}"`]),
  ].join(" \\\n  ");
  const lines = ["#!/bin/bash", "set -e", preUserdata?.trimEnd(), call, additionalUserdata?.trimEnd()];
  return escapeForTerraform(lines.flatMap((line) => (line ? [`${line}\n`] : [])).join(""));
}

/** What goes before EKS's own script in a managed node group; undefined where there is nothing to say. */
export function renderManagedAl2UserData({ preUserdata }: NodeSettings): string | undefined {
  return preUserdata ? mimeDocument([shellPart(preUserdata)]) : undefined;
}

/** Labels, taints and `maxPods`, and after them the given line as it is, quotes and all. */
function kubeletLine({ kubelet: { extraArgs = "", ...typed } = {}, maxPods }: NodeSettings): string {
  const flags = [...kubeletFlags(typed), ...(maxPods === undefined ? [] : [`--max-pods=${asText(maxPods)}`])];
  return [...flags, ...(extraArgs.trim() === "" ? [] : [extraArgs.trim()])].join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
