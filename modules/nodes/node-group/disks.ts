import { amiFamily, type AmiFamily } from "../ami/families";
import { volumeProblems } from "../launch-template/volume";
import {
  ROOT_VOLUME_SHAPE,
  VOLUMES_SHAPE,
  volumesProblems,
  type RootVolume,
  type VolumeProps,
} from "../launch-template/volumes";
import { shapeOf, type Shape } from "../../shared/shape";
import type { Wording } from "../wording";
import { NODE_GROUP_DEFAULTS as DEFAULTS } from "./defaults";

/** The disks of a node. */
export interface DiskProps extends Pick<VolumeProps, "additionalVolumes" | "instanceStoreVolumes"> {
  /** The disk for images, logs and pods' own storage: that which a node boots from, or Bottlerocket's second. @default an encrypted gp3 volume */
  readonly disk?: RootVolume;
}

const { rootVolume: _root, ...OTHERS_SHAPE } = VOLUMES_SHAPE;
export const DISK_SHAPE: Shape<DiskProps> = { ...OTHERS_SHAPE, disk: shapeOf(ROOT_VOLUME_SHAPE) };

/** The disks of a family's nodes, as a launch template has them. */
export function disksOf(family: AmiFamily, props: DiskProps): VolumeProps {
  const { disk = {}, additionalVolumes = [], instanceStoreVolumes } = props;
  const { rootDeviceName, dataDeviceName } = amiFamily(family);
  const { deviceName = dataDeviceName ?? rootDeviceName, encrypted, kmsKeyId } = disk;
  if (dataDeviceName === undefined || deviceName === undefined || deviceName === rootDeviceName) {
    return { rootVolume: { ...disk, deviceName }, additionalVolumes, instanceStoreVolumes };
  }
  return {
    rootVolume: { deviceName: rootDeviceName, size: DEFAULTS.systemVolumeSize, encrypted, kmsKeyId },
    additionalVolumes: [{ ...disk, deviceName }, ...additionalVolumes],
    instanceStoreVolumes,
  };
}

/** What EBS would refuse of them. */
export function diskProblems(family: AmiFamily, props: DiskProps, word: Wording): string[] {
  const { disk = {}, additionalVolumes = [], instanceStoreVolumes = [] } = props;
  const all = disksOf(family, props);
  // Of the part's own list only the caller's volumes have words; a second disk of the family's is `disk` itself.
  const [first] = all.additionalVolumes ?? [];
  const second = (all.additionalVolumes ?? []).length > additionalVolumes.length ? first?.deviceName : undefined;
  const taken = [...additionalVolumes, ...instanceStoreVolumes].some(({ deviceName }) => deviceName === second);
  return [
    ...volumeProblems(disk, (prop) => word(`disk.${prop}`)),
    ...volumesProblems(
      { additionalVolumes, instanceStoreVolumes, rootVolume: { deviceName: all.rootVolume?.deviceName } },
      word,
    ),
    ...(second !== undefined && taken ? [`two disks are called ${second}; give each a device name of its own`] : []),
  ];
}
