import { LaunchConfiguration } from "@cdktf/provider-aws/lib/launch-configuration";
import type { Construct } from "constructs";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { metadataBasics } from "../launch-template/metadata";
import type { LaunchProps } from "../launch-template/types";
import { volumeWithDefaults } from "../launch-template/volume";
import { sizeOf, type AdditionalVolume } from "../launch-template/volumes";
import type { Wording } from "../launch-template/wording";
import type { WorkerGroupProps } from "./types";

/** What a launch configuration is placed with, beside a group's props. */
export interface LaunchConfigurationSettings extends LaunchProps {
  readonly namePrefix: string;
  readonly imageId: string;
  /** Base64, as an expression. */
  readonly userData: string;
  readonly instanceProfileName: string;
}

/** The way of 2019. It cannot name a key for a disk, nor tag it. */
export function launchConfiguration(
  scope: Construct,
  id: string,
  settings: LaunchConfigurationSettings,
): LaunchConfiguration {
  const { volumeSize, volumeType, iops, throughput, encrypted } = volumeWithDefaults(settings.rootVolume);
  return new LaunchConfiguration(scope, id, {
    namePrefix: settings.namePrefix,
    imageId: settings.imageId,
    instanceType: settings.instanceType ?? DEFAULTS.instanceType,
    iamInstanceProfile: settings.instanceProfileName,
    keyName: settings.keyName,
    userDataBase64: settings.userData,
    ebsOptimized: settings.ebsOptimized,
    enableMonitoring: settings.enableMonitoring ?? DEFAULTS.enableMonitoring,
    associatePublicIpAddress: settings.associatePublicIpAddress ?? DEFAULTS.associatePublicIpAddress,
    securityGroups: settings.securityGroupIds as string[],
    placementTenancy: settings.placement?.tenancy,
    spotPrice: settings.marketOptions?.spotMaxPrice,
    metadataOptions: metadataBasics(settings),
    rootBlockDevice: { volumeSize, volumeType, iops, throughput, encrypted, deleteOnTermination: true },
    ebsBlockDevice: settings.additionalVolumes?.map(ebsBlockDevice),
    ephemeralBlockDevice: settings.instanceStoreVolumes?.map(
      ({ deviceName, virtualName = DEFAULTS.instanceStoreVirtualName }) => ({ deviceName, virtualName }),
    ),
    lifecycle: { createBeforeDestroy: true },
  });
}

function ebsBlockDevice(volume: AdditionalVolume) {
  const { deviceName, snapshotId, deleteOnTermination = true } = volume;
  const { volumeSize, volumeType, iops, throughput, encrypted } = volumeWithDefaults(volume);
  return {
    deviceName,
    snapshotId,
    deleteOnTermination,
    volumeType,
    iops,
    throughput,
    volumeSize: sizeOf(volume, snapshotId, volumeSize),
    // Here a volume is as encrypted as its snapshot, and a launch fails that asks for anything else.
    encrypted: snapshotId === undefined ? encrypted : volume.encrypted,
  };
}

const anyOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    value === undefined || values.includes(value);

/** What a launch configuration has no argument for, and the values that come to the same without one. */
const UNSAYABLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  cpuCredits: anyOf(),
  cpuOptions: anyOf(),
  enclaveSupport: anyOf(false),
  hibernation: anyOf(false),
  licenseConfigurationArns: anyOf(),
  autoRecovery: anyOf("default"),
  disableApiTermination: anyOf(false),
  disableApiStop: anyOf(false),
  shutdownBehavior: anyOf(),
  privateDnsNameOptions: anyOf(),
  deleteInterfaceOnTermination: anyOf(true),
  interfaceType: anyOf("interface"),
  additionalInterfaces: anyOf(),
  connectionTracking: anyOf(),
  metadataHttpProtocolIpv6: anyOf("disabled"),
  instanceMetadataTags: anyOf("disabled"),
  capacityReservation: anyOf(),
  description: anyOf(),
  updateDefaultVersion: anyOf(true, false),
  launchTemplateId: anyOf(),
  launchTemplateVersion: anyOf("$Latest"),
  mixedInstances: anyOf(),
};

/** What would be dropped without a word. */
export function configurationProblems(props: Omit<WorkerGroupProps, "clusterName">, word: Wording): string[] {
  if (props.launchMode !== "launch-configuration") return [];
  const { rootVolume = {}, additionalVolumes = [], placement = {}, marketOptions, warmPool } = props;
  const refused = (prop: string, what = "say so") =>
    `${word(prop)}: a launch configuration cannot ${what}; use a launch template, or drop it`;
  const { tenancy, ...otherPlace } = placement;
  return [
    ...(["kmsKeyId", "deviceName"] as const)
      .filter((prop) => rootVolume[prop] !== undefined && rootVolume[prop] !== "")
      .map((prop) => refused(`rootVolume.${prop}`, "name one")),
    ...additionalVolumes.flatMap((volume, index) =>
      (["kmsKeyId", "initializationRate"] as const)
        .filter((prop) => volume[prop] !== undefined)
        .map((prop) => refused(`additionalVolumes[].${prop}`, "name one").replace("[]", `[${index}]`)),
    ),
    ...Object.entries(UNSAYABLE)
      .filter(([prop, harmless]) => !harmless(props[prop as keyof typeof props]))
      .map(([prop]) => refused(prop)),
    ...(tenancy === "host" ? [refused("placement.tenancy")] : []),
    ...Object.entries(otherPlace).flatMap(([prop, value]) =>
      value === undefined ? [] : [refused(`placement.${prop}`)],
    ),
    ...(marketOptions === undefined || (marketOptions.marketType === "spot" && marketOptions.spotMaxPrice !== undefined)
      ? []
      : [
          `${word("marketOptions.marketType")} ("${marketOptions.marketType}"): a launch configuration knows ${word("marketOptions.spotMaxPrice")} alone; give that, or use a launch template`,
        ]),
    ...(warmPool?.poolState === "Hibernated"
      ? [`${word("warmPool")}.poolState ("Hibernated") needs a launch template; use one, or let it be "Stopped"`]
      : []),
  ];
}
