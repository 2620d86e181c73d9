import type { LaunchTemplateNetworkInterfaces } from "@cdktf/provider-aws/lib/launch-template";
import { flag, listOf, number, oneOf, shapeOf, text, writtenListOf, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import { flagText } from "./provider-text";
import type { Wording } from "./wording";

export const INTERFACE_TYPES = ["interface", "efa", "efa-only"] as const;
export type InterfaceType = (typeof INTERFACE_TYPES)[number];

/** A network interface beside the first, for instance types with several network cards. */
export interface AdditionalInterface {
  readonly deviceIndex: number;
  /** @default the first card */
  readonly networkCardIndex?: number;
  /** @default WORKER_GROUP_DEFAULTS.interfaceType */
  readonly interfaceType?: InterfaceType;
  /** @default that of the first interface */
  readonly deleteOnTermination?: boolean;
  /** @default the group's */
  readonly securityGroupIds?: readonly string[];
  /** @default none */
  readonly description?: string;
}

/** Seconds that the hypervisor remembers an idle connection. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html */
export interface ConnectionTracking {
  /** 60 to 432000. @default EC2's own for the instance type */
  readonly tcpEstablishedTimeout?: number;
  /** 60 to 180. @default EC2's own, 180 */
  readonly udpStreamTimeout?: number;
  /** 30 to 60. @default EC2's own, 30 */
  readonly udpTimeout?: number;
}

export interface NetworkProps {
  /** @default the VPC's own default group */
  readonly securityGroupIds?: readonly string[];
  /** @default WORKER_GROUP_DEFAULTS.associatePublicIpAddress */
  readonly associatePublicIpAddress?: boolean;
  /** Delete the network interface with its instance. @default WORKER_GROUP_DEFAULTS.deleteInterfaceOnTermination */
  readonly deleteInterfaceOnTermination?: boolean;
  /** "efa" for Elastic Fabric Adapter. @default WORKER_GROUP_DEFAULTS.interfaceType */
  readonly interfaceType?: InterfaceType;
  /** @default none */
  readonly additionalInterfaces?: readonly AdditionalInterface[];
  /** Of every interface. @default EC2's own */
  readonly connectionTracking?: ConnectionTracking;
}

const INTERFACE_SHAPE: Shape<AdditionalInterface> = {
  deviceIndex: number,
  networkCardIndex: number,
  interfaceType: oneOf(INTERFACE_TYPES),
  deleteOnTermination: flag,
  securityGroupIds: listOf(text),
  description: text,
};
const TRACKING_SHAPE: Shape<ConnectionTracking> = {
  tcpEstablishedTimeout: number,
  udpStreamTimeout: number,
  udpTimeout: number,
};

export const NETWORK_SHAPE: Shape<NetworkProps> = {
  securityGroupIds: listOf(text),
  associatePublicIpAddress: flag,
  deleteInterfaceOnTermination: flag,
  interfaceType: oneOf(INTERFACE_TYPES),
  additionalInterfaces: writtenListOf(shapeOf(INTERFACE_SHAPE, ["deviceIndex"])),
  connectionTracking: shapeOf(TRACKING_SHAPE),
};

/** What EC2 would refuse of the interfaces. */
export function networkProblems(props: NetworkProps, word: Wording): string[] {
  const { associatePublicIpAddress, additionalInterfaces = [] } = props;
  const places = additionalInterfaces.map(
    ({ deviceIndex, networkCardIndex = 0 }) => `${networkCardIndex}/${deviceIndex}`,
  );
  const twice = ["0/0", ...places].filter((place, index, all) => all.indexOf(place) < index);
  return [
    ...(associatePublicIpAddress === true && additionalInterfaces.length > 0
      ? [
          `${word("associatePublicIpAddress")} is true while ${word("additionalInterfaces")} are given; EC2 gives a public address to an instance with one interface only`,
        ]
      : []),
    ...[...new Set(twice)].map(
      (place) =>
        `${word("additionalInterfaces")}: two interfaces stand at network card/device ${place}; give each a deviceIndex of its own, the first has 0/0`,
    ),
  ];
}

/** The interfaces as a launch template has them. */
export function networkInterfaces(props: NetworkProps): LaunchTemplateNetworkInterfaces[] {
  const { securityGroupIds, interfaceType, additionalInterfaces = [], connectionTracking } = props;
  const {
    associatePublicIpAddress = DEFAULTS.associatePublicIpAddress,
    // An interface that outlives its node keeps the security group, and with it the VPC, from being destroyed.
    deleteInterfaceOnTermination = DEFAULTS.deleteInterfaceOnTermination,
  } = props;
  const several = additionalInterfaces.length > 0;
  const shared = { connectionTrackingSpecification: connectionTracking };
  return [
    {
      ...shared,
      associatePublicIpAddress: several ? undefined : flagText(associatePublicIpAddress),
      deleteOnTermination: flagText(deleteInterfaceOnTermination),
      securityGroups: securityGroupIds as string[] | undefined,
      interfaceType,
      ...(several && { deviceIndex: 0, networkCardIndex: 0 }),
    },
    ...additionalInterfaces.map(({ deleteOnTermination = deleteInterfaceOnTermination, ...one }) => ({
      ...shared,
      deviceIndex: one.deviceIndex,
      networkCardIndex: one.networkCardIndex,
      interfaceType: one.interfaceType,
      description: one.description,
      deleteOnTermination: flagText(deleteOnTermination),
      securityGroups: (one.securityGroupIds ?? securityGroupIds) as string[] | undefined,
    })),
  ];
}
