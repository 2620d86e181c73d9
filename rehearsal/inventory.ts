import { OWN_AGENT } from "./routing";
import { elementTexts } from "./xml";

/** What exists in AWS: kind and id, one text each. */
export type Inventory = readonly string[];

/** A listing that answers in XML, as EC2, IAM, Auto Scaling and the load balancers do. */
interface QueryListing {
  readonly service: string;
  readonly version: string;
  readonly action: string;
  /** The element that holds an id. */
  readonly id: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const ec2 = (action: string, id: string, filter?: readonly [string, ...string[]]): QueryListing => ({
  service: "ec2",
  version: "2016-11-15",
  action,
  id,
  parameters: filter && {
    "Filter.1.Name": filter[0],
    ...Object.fromEntries(filter.slice(1).map((value, index) => [`Filter.1.Value.${index + 1}`, value])),
  },
});
const iam = (action: string, id: string, parameters?: QueryListing["parameters"]): QueryListing => ({
  service: "iam",
  version: "2010-05-08",
  action,
  id,
  parameters,
});

/** Everything that a stack of ours makes and AWS counts; what AWS keeps as a record of the dead is filtered out. */
const LISTINGS: readonly QueryListing[] = [
  ec2("DescribeVpcs", "vpcId"),
  ec2("DescribeSubnets", "subnetId"),
  ec2("DescribeInternetGateways", "internetGatewayId"),
  ec2("DescribeNatGateways", "natGatewayId", ["state", "pending", "available"]),
  ec2("DescribeAddresses", "allocationId"),
  ec2("DescribeRouteTables", "routeTableId"),
  ec2("DescribeSecurityGroups", "groupId"),
  ec2("DescribeLaunchTemplates", "launchTemplateId"),
  ec2("DescribeInstances", "instanceId", ["instance-state-name", "pending", "running", "stopping", "stopped"]),
  ec2("DescribeVolumes", "volumeId"),
  iam("ListRoles", "RoleName"),
  iam("ListPolicies", "PolicyName", { Scope: "Local" }),
  iam("ListInstanceProfiles", "InstanceProfileName"),
  iam("ListOpenIDConnectProviders", "Arn"),
  { service: "autoscaling", version: "2011-01-01", action: "DescribeAutoScalingGroups", id: "AutoScalingGroupName" },
  {
    service: "autoscaling",
    version: "2011-01-01",
    action: "DescribeLaunchConfigurations",
    id: "LaunchConfigurationName",
  },
  { service: "elasticloadbalancing", version: "2015-12-01", action: "DescribeLoadBalancers", id: "LoadBalancerArn" },
];

/** Asks the endpoint what exists in a region. */
export async function takeInventory(endpoint: string, region: string): Promise<Inventory> {
  const listed: string[] = [];
  for (const listing of LISTINGS) listed.push(...(await list(endpoint, region, listing)));
  const clusters = (await json(endpoint, region, "eks", "/clusters")) as { clusters: string[] };
  const logs = (await target(endpoint, region, "logs", "Logs_20140328.DescribeLogGroups", {})) as {
    logGroups: { logGroupName: string }[];
  };
  return [
    ...listed,
    ...clusters.clusters.map((name) => `EKS cluster ${name}`),
    ...logs.logGroups.map(({ logGroupName }) => `log group ${logGroupName}`),
    ...(await livingKeys(endpoint, region)),
  ].toSorted();
}

/** What is there now and was not before. */
export function leftovers(before: Inventory, after: Inventory): string[] {
  return after.filter((item) => !before.includes(item));
}

async function list(endpoint: string, region: string, listing: QueryListing): Promise<string[]> {
  const { service, version, action, id, parameters } = listing;
  const form = new URLSearchParams({ Action: action, Version: version, ...parameters });
  const headers = { ...signedAs(service, region), "content-type": "application/x-www-form-urlencoded" };
  const xml = await (await ask(endpoint, { method: "POST", headers, body: form.toString() })).text();
  return [...new Set(elementTexts(xml, id))].map((value) => `${id} ${value}`);
}

/** A KMS key cannot be deleted at once, only marked for it; one behind `alias/aws/…` is AWS's own, made on first use. */
async function livingKeys(endpoint: string, region: string): Promise<string[]> {
  type Aliases = { Aliases: { AliasName: string; TargetKeyId?: string }[] };
  type Keys = { Keys: { KeyId: string }[] };
  type Key = { KeyMetadata: { KeyState: string } };
  const { Aliases } = (await target(endpoint, region, "kms", "TrentService.ListAliases", {})) as Aliases;
  const { Keys } = (await target(endpoint, region, "kms", "TrentService.ListKeys", {})) as Keys;
  const awsOwn = Aliases.filter(({ AliasName }) => AliasName.startsWith("alias/aws/")).map(
    ({ TargetKeyId }) => TargetKeyId,
  );
  const states = await Promise.all(
    Keys.filter(({ KeyId }) => !awsOwn.includes(KeyId)).map(async ({ KeyId }) => {
      const { KeyMetadata } = (await target(endpoint, region, "kms", "TrentService.DescribeKey", { KeyId })) as Key;
      return { KeyId, state: KeyMetadata.KeyState };
    }),
  );
  return states.filter(({ state }) => state !== "PendingDeletion").map(({ KeyId }) => `KMS key ${KeyId}`);
}

async function target(endpoint: string, region: string, service: string, name: string, body: object): Promise<unknown> {
  const headers = { ...signedAs(service, region), "content-type": "application/x-amz-json-1.1", "x-amz-target": name };
  return (await ask(endpoint, { method: "POST", headers, body: JSON.stringify(body) })).json();
}

async function json(endpoint: string, region: string, service: string, path: string): Promise<unknown> {
  return (await ask(`${endpoint}${path}`, { headers: signedAs(service, region) })).json();
}

async function ask(url: string, request: RequestInit): Promise<Response> {
  const response = await fetch(url, request);
  if (response.ok) return response;
  throw new Error(`the emulator answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
}

/** The scope of a signature, by which the door and the emulators know service and region; nobody checks the rest. */
function signedAs(service: string, region: string): Record<string, string> {
  const scope = `test/20260101/${region}/${service}/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    "user-agent": OWN_AGENT,
  };
}
