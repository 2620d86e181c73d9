import { StorageClassV1 } from "@cdktf/provider-kubernetes/lib/storage-class-v1";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { STORAGE_CLASS_DEFAULTS } from "./defaults";
import { storageParameters } from "./parameters";
import type { StorageClassProps } from "./types";
import { validateStorageClass } from "./validate";

const IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";

/** A class of EBS volumes, which the EBS CSI driver makes. */
export class StorageClass extends Construct {
  readonly storageClass: StorageClassV1;

  constructor(scope: Construct, id: string, props: StorageClassProps = {}) {
    super(assertValid(scope, id, validateStorageClass(props)), id);
    const {
      name = STORAGE_CLASS_DEFAULTS.name,
      reclaimPolicy = STORAGE_CLASS_DEFAULTS.reclaimPolicy,
      allowVolumeExpansion = STORAGE_CLASS_DEFAULTS.allowVolumeExpansion,
      volumeBindingMode = STORAGE_CLASS_DEFAULTS.volumeBindingMode,
      storageProvisioner = STORAGE_CLASS_DEFAULTS.storageProvisioner,
      isDefault = STORAGE_CLASS_DEFAULTS.isDefault,
      dependsOn = [],
    } = props;
    this.storageClass = new StorageClassV1(this, "Default", {
      metadata: { name, ...(isDefault && { annotations: { [IS_DEFAULT]: "true" } }) },
      storageProvisioner,
      parameters: storageParameters(props),
      reclaimPolicy,
      allowVolumeExpansion,
      volumeBindingMode,
      dependsOn: [...dependsOn],
    });
  }
}
