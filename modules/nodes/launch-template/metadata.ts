import type { LaunchTemplateMetadataOptions } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { number, oneOf, type Shape } from "../../shared/shape";
import { WORKER_GROUP_DEFAULTS as DEFAULTS } from "../defaults";
import type { Wording } from "./wording";

const SWITCH = ["enabled", "disabled"] as const;
type Switch = (typeof SWITCH)[number];

/** The instance metadata service. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html */
export interface MetadataProps {
  /** "disabled" also takes the node's role away from it. @default WORKER_GROUP_DEFAULTS.metadataHttpEndpoint */
  readonly metadataHttpEndpoint?: Switch;
  /** "required" is IMDSv2 only. @default WORKER_GROUP_DEFAULTS.metadataHttpTokens */
  readonly metadataHttpTokens?: "required" | "optional";
  /** Network hops that an answer survives, 1 to 64. @default WORKER_GROUP_DEFAULTS.metadataHttpPutResponseHopLimit */
  readonly metadataHttpPutResponseHopLimit?: number;
  /** The service's IPv6 address. @default EC2's own, disabled */
  readonly metadataHttpProtocolIpv6?: Switch;
  /** The instance's tags, readable from within. @default EC2's own, disabled */
  readonly instanceMetadataTags?: Switch;
}

export const METADATA_SHAPE: Shape<MetadataProps> = {
  metadataHttpEndpoint: oneOf(SWITCH),
  metadataHttpTokens: oneOf(["required", "optional"]),
  metadataHttpPutResponseHopLimit: number,
  metadataHttpProtocolIpv6: oneOf(SWITCH),
  instanceMetadataTags: oneOf(SWITCH),
};

export function metadataProblems({ metadataHttpPutResponseHopLimit: limit }: MetadataProps, word: Wording): string[] {
  if (limit === undefined || Token.isUnresolved(limit)) return [];
  const good = Number.isInteger(limit) && limit >= 1 && limit <= 64;
  return good ? [] : [`${word("metadataHttpPutResponseHopLimit")} (${limit}) must be from 1 to 64`];
}

/** The three that a launch configuration has too. */
export function metadataBasics(props: MetadataProps) {
  return {
    httpEndpoint: props.metadataHttpEndpoint ?? DEFAULTS.metadataHttpEndpoint,
    httpTokens: props.metadataHttpTokens ?? DEFAULTS.metadataHttpTokens,
    httpPutResponseHopLimit: props.metadataHttpPutResponseHopLimit ?? DEFAULTS.metadataHttpPutResponseHopLimit,
  };
}

export function metadataOptions(props: MetadataProps): LaunchTemplateMetadataOptions {
  const { metadataHttpProtocolIpv6: httpProtocolIpv6, instanceMetadataTags } = props;
  return { ...metadataBasics(props), httpProtocolIpv6, instanceMetadataTags };
}
