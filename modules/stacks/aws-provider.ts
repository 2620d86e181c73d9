import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { asArray, merged } from "../shared/lists";
import { flag, listOf, literal, mapOf, number, shapeOf, text, type Shape } from "../shared/shape";
import { validateTags, type Tags } from "../shared/tags";

/** A role that the provider takes on before it does anything. */
export interface AssumeRole {
  readonly roleArn: string;
  /** @default made by the provider */
  readonly sessionName?: string;
  /** @default none */
  readonly externalId?: string;
  /** A Go duration, such as "1h". @default the role's own */
  readonly duration?: string;
}

/** The AWS provider's own settings. Literals, since the Kubernetes stack needs the same. */
export interface AwsSettings {
  readonly region: string;
  /** Profile of the AWS configuration. @default what the environment says */
  readonly profile?: string;
  /** @default none */
  readonly assumeRole?: AssumeRole;
  /** Accounts that may be touched; any other fails the plan. @default any */
  readonly allowedAccountIds?: readonly string[];
  /** On everything that the provider makes and that takes tags; Auto Scaling groups get `tags` instead. @default none */
  readonly defaultTags?: Tags;
  /** Tag keys, by prefix, that others may set without showing as a change. @default none */
  readonly ignoreTagPrefixes?: readonly string[];
  /** Times that a failed call is tried again. @default the provider's own, 25 */
  readonly maxRetries?: number;
  /** @default false */
  readonly useFipsEndpoint?: boolean;
}

const ASSUME_ROLE_SHAPE: Shape<AssumeRole> = { roleArn: text, sessionName: text, externalId: text, duration: text };

export const AWS_SHAPE: Shape<AwsSettings> = {
  region: text,
  profile: text,
  assumeRole: shapeOf(ASSUME_ROLE_SHAPE, ["roleArn"]),
  allowedAccountIds: literal(listOf(text)),
  defaultTags: mapOf(text),
  ignoreTagPrefixes: listOf(text),
  maxRetries: number,
  useFipsEndpoint: flag,
};

/** What is wrong with the provider's settings. */
export function awsProblems({ region, assumeRole, allowedAccountIds = [], defaultTags = {} }: AwsSettings): string[] {
  const zone = /^([a-z]{2,4}(?:-[a-z]+)+-\d)[a-z]$/.exec(region)?.[1];
  const mend = zone ? `; did you mean "${zone}"?` : `, such as "ap-northeast-2"`;
  return [
    ...(/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region) ? [] : [`region ("${region}") is not a region${mend}`]),
    ...(assumeRole && !/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(assumeRole.roleArn)
      ? [`assumeRole.roleArn ("${assumeRole.roleArn}") is not the ARN of a role`]
      : []),
    ...allowedAccountIds
      .filter((id) => !/^\d{12}$/.test(id))
      .map((id) => `allowedAccountIds: "${id}" is not an account id of 12 digits`),
    ...validateTags(defaultTags, "defaultTags"),
  ];
}

/** The settings out of props that hold more. */
export function awsSettings(props: AwsSettings): AwsSettings {
  const keys = Object.keys(AWS_SHAPE) as (keyof AwsSettings)[];
  const given = keys.filter((key) => props[key] !== undefined).map((key) => [key, props[key]]);
  return Object.fromEntries(given) as unknown as AwsSettings;
}

/** The stack's AWS provider. */
export function placeAwsProvider(stack: TerraformStack, settings: AwsSettings): AwsProvider {
  const { region, profile, assumeRole, allowedAccountIds, defaultTags, ignoreTagPrefixes, maxRetries } = settings;
  return new AwsProvider(stack, "aws", {
    region,
    profile,
    assumeRole: assumeRole && [assumeRole],
    allowedAccountIds: allowedAccountIds && [...allowedAccountIds],
    defaultTags: defaultTags && [{ tags: merged(defaultTags) }],
    ignoreTags: ignoreTagPrefixes && [{ keyPrefixes: asArray(ignoreTagPrefixes) }],
    maxRetries,
    useFipsEndpoint: settings.useFipsEndpoint,
  });
}
