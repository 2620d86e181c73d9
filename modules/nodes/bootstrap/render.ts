import { amiFamily, type AmiFamily, type Bootstrap } from "../ami/families";
import { renderAl2UserData, renderManagedAl2UserData } from "./al2";
import { renderAl2023UserData, renderManagedAl2023UserData } from "./al2023";
import { renderBottlerocketUserData, renderManagedBottlerocketUserData } from "./bottlerocket";
import { escapeForTerraform } from "./terraform-text";
import type { BootstrapSettings, NodeSettings } from "./types";
import { renderManagedWindowsUserData, renderWindowsUserData } from "./windows";

const RENDERERS: Readonly<Record<Bootstrap, (settings: BootstrapSettings) => string>> = {
  nodeadm: renderAl2023UserData,
  bottlerocket: renderBottlerocketUserData,
  windows: renderWindowsUserData,
  "bootstrap.sh": renderAl2UserData,
  none: () => "",
};

const MANAGED: Readonly<Record<Bootstrap, (settings: NodeSettings) => string | undefined>> = {
  nodeadm: renderManagedAl2023UserData,
  bottlerocket: renderManagedBottlerocketUserData,
  windows: renderManagedWindowsUserData,
  "bootstrap.sh": renderManagedAl2UserData,
  none: () => undefined,
};

/**
 * What a node of the family reads at its first boot, as plain text for Terraform: not encoded, and with `${` of shells
 * escaped. `bootstrapProblems` says beforehand what the family cannot be told.
 */
export function renderUserData(family: AmiFamily, settings: BootstrapSettings): string {
  const { template } = settings;
  if (template === undefined) return RENDERERS[amiFamily(family).bootstrap](settings);
  return escapeForTerraform(typeof template === "function" ? template(settings) : template);
}

/**
 * What EKS merges into the user data of a managed node group with an image of AWS's: it adds where the cluster is, and
 * labels, taints and the number of pods from the group itself. Undefined where there is nothing to say.
 */
export function renderManagedUserData(family: AmiFamily, settings: NodeSettings): string | undefined {
  return MANAGED[amiFamily(family).bootstrap](settings);
}
