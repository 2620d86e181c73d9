import { DataAwsEksAddonVersion } from "@cdktf/provider-aws/lib/data-aws-eks-addon-version";
import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { merged } from "../shared/lists";
import { renderConfiguration } from "./configuration";
import { ADDON_DEFAULTS } from "./defaults";
import type { AddonProps } from "./types";
import { isLookedUp, validateAddon } from "./validate";

/** Software in a cluster that EKS installs, keeps to a version and configures. */
export class Addon extends Construct {
  readonly addon: EksAddon;
  /** The look-up of its version; none where the version is pinned. */
  readonly version?: DataAwsEksAddonVersion;

  constructor(scope: Construct, id: string, props: AddonProps) {
    super(assertValid(scope, id, validateAddon(props)), id);
    const { clusterName, addonName, kubernetesVersion, configuration, tags, timeouts } = props;
    const {
      addonVersion = ADDON_DEFAULTS.addonVersion,
      resolveConflictsOnCreate = ADDON_DEFAULTS.resolveConflictsOnCreate,
      resolveConflictsOnUpdate = ADDON_DEFAULTS.resolveConflictsOnUpdate,
      preserve = ADDON_DEFAULTS.preserve,
      podIdentityAssociations = [],
      dependsOn = [],
    } = props;

    this.version =
      isLookedUp(addonVersion) && kubernetesVersion !== undefined
        ? new DataAwsEksAddonVersion(this, "version", {
            addonName,
            kubernetesVersion,
            mostRecent: addonVersion === "latest",
          })
        : undefined;
    const associations = podIdentityAssociations.toSorted((one, other) =>
      one.serviceAccount < other.serviceAccount ? -1 : 1,
    );
    this.addon = new EksAddon(this, "Default", {
      clusterName,
      addonName,
      addonVersion: this.version?.version ?? addonVersion,
      configurationValues: configuration && renderConfiguration(addonName, configuration),
      resolveConflictsOnCreate,
      resolveConflictsOnUpdate,
      preserve,
      serviceAccountRoleArn: props.serviceAccountRoleArn,
      podIdentityAssociation: associations.length > 0 ? associations.map((one) => ({ ...one })) : undefined,
      timeouts: timeouts && { ...timeouts },
      tags: tags && merged(tags),
      dependsOn: [...dependsOn],
    });
  }
}
