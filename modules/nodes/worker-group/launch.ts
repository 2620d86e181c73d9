import { LaunchConfiguration } from "@cdktf/provider-aws/lib/launch-configuration";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { launchedResourceTags } from "./tags";
import type { RootVolume, WorkerGroupProps } from "./types";

/** A group's props with what both ways of launching need filled in. */
export interface LaunchSettings extends WorkerGroupProps {
  readonly groupName: string;
  /** The user data in base64, as an expression. */
  readonly userDataBase64: string;
}

/** How an Auto Scaling group starts its instances today. */
export function launchTemplate(scope: Construct, settings: LaunchSettings): LaunchTemplate {
  const { clusterName, groupName, tags = {} } = settings;
  const { deviceName, ...ebs } = rootDevice(settings.rootVolume);
  const { encrypted, ...volume } = ebs;
  const launched = launchedResourceTags(clusterName, groupName, tags);
  return new LaunchTemplate(scope, "launch-template", {
    namePrefix: `${clusterName}-${groupName}-`,
    imageId: settings.imageId,
    instanceType: settings.instanceType ?? DEFAULTS.instanceType,
    iamInstanceProfile: { name: settings.instanceProfileName },
    keyName: settings.keyName,
    userData: settings.userDataBase64,
    ebsOptimized: flagText(settings.ebsOptimized),
    monitoring: { enabled: settings.enableMonitoring ?? DEFAULTS.enableMonitoring },
    metadataOptions: metadataOptions(settings),
    networkInterfaces: [
      {
        associatePublicIpAddress: flagText(settings.associatePublicIpAddress ?? DEFAULTS.associatePublicIpAddress),
        // An interface that outlives its node keeps the security group, and with it the VPC, from being destroyed.
        deleteOnTermination: "true",
        securityGroups: settings.securityGroupIds as string[],
      },
    ],
    blockDeviceMappings: [
      { deviceName, ebs: { ...volume, encrypted: flagText(encrypted), deleteOnTermination: "true" } },
    ],
    tagSpecifications: ["volume", "network-interface"].map((resourceType) => ({ resourceType, tags: launched })),
    updateDefaultVersion: true,
    tags: { ...tags },
    lifecycle: { createBeforeDestroy: true },
  });
}

/** The way of 2019. It cannot name a key for the root volume, nor tag it. */
export function launchConfiguration(scope: Construct, settings: LaunchSettings): LaunchConfiguration {
  const { clusterName, groupName } = settings;
  const { volumeSize, volumeType, iops, throughput, encrypted } = rootDevice(settings.rootVolume);
  return new LaunchConfiguration(scope, "launch-configuration", {
    namePrefix: `${clusterName}-${groupName}-`,
    imageId: settings.imageId,
    instanceType: settings.instanceType ?? DEFAULTS.instanceType,
    iamInstanceProfile: settings.instanceProfileName,
    keyName: settings.keyName,
    userDataBase64: settings.userDataBase64,
    ebsOptimized: settings.ebsOptimized,
    enableMonitoring: settings.enableMonitoring ?? DEFAULTS.enableMonitoring,
    associatePublicIpAddress: settings.associatePublicIpAddress ?? DEFAULTS.associatePublicIpAddress,
    securityGroups: settings.securityGroupIds as string[],
    metadataOptions: metadataOptions(settings),
    rootBlockDevice: { volumeSize, volumeType, iops, throughput, encrypted, deleteOnTermination: true },
    lifecycle: { createBeforeDestroy: true },
  });
}

function metadataOptions(settings: LaunchSettings) {
  return {
    httpEndpoint: "enabled",
    httpTokens: settings.metadataHttpTokens ?? DEFAULTS.metadataHttpTokens,
    httpPutResponseHopLimit: settings.metadataHttpPutResponseHopLimit ?? DEFAULTS.metadataHttpPutResponseHopLimit,
  };
}

/** Taken apart key by key: a spread would let an explicit `undefined` win over the default. */
function rootDevice(given: RootVolume = {}) {
  const {
    size: volumeSize = DEFAULTS.rootVolumeSize,
    type: volumeType = DEFAULTS.rootVolumeType,
    encrypted = DEFAULTS.rootVolumeEncrypted,
    deviceName = DEFAULTS.rootDeviceName,
    iops,
    throughput,
    kmsKeyId,
  } = given;
  return { deviceName, volumeSize, volumeType, encrypted, iops, throughput, kmsKeyId };
}

/** The provider types some switches of a launch template as text, so that "not given" differs from "false". */
function flagText(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : String(flag);
}
