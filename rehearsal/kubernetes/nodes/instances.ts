import type { Aws } from "../../aws";
import { filters } from "../../query";
import { elementText, elementTexts } from "../../xml";

/** A machine that an Auto Scaling group started for a cluster, with what its launch template gave it. */
export interface Instance {
  readonly id: string;
  readonly group: string;
  readonly imageId: string;
  readonly type: string;
  readonly zone: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly privateIp: string;
  readonly hasPublicIp: boolean;
  /** Where the emulator gave it one. */
  readonly publicIp?: string;
  readonly privateDnsName: string;
  readonly userData: string;
  readonly securityGroups: readonly string[];
  /** The role that it calls AWS as; undefined where it has none. */
  readonly roleArn?: string;
}

/** The running machines that bear the cluster's tag. */
export async function instancesOf(cluster: string, aws: Aws): Promise<Instance[]> {
  const wanted = filters({ "tag-key": `kubernetes.io/cluster/${cluster}`, "instance-state-name": "running" });
  const xml = await aws.query("ec2", "DescribeInstances", wanted);
  const instances: Instance[] = [];
  for (const id of elementTexts(xml, "instanceId")) instances.push(await instanceWith(id, aws));
  return instances;
}

/** How many machines a cluster's Auto Scaling groups want. */
export async function machinesWanted(cluster: string, aws: Aws): Promise<number> {
  const tag = {
    "Filters.member.1.Name": "tag-key",
    "Filters.member.1.Values.member.1": `kubernetes.io/cluster/${cluster}`,
  };
  const xml = await aws.query("autoscaling", "DescribeAutoScalingGroups", tag);
  return elementTexts(xml, "DesiredCapacity").reduce((sum, wanted) => sum + Number(wanted), 0);
}

async function instanceWith(id: string, aws: Aws): Promise<Instance> {
  const xml = await aws.query("ec2", "DescribeInstances", { "InstanceId.1": id });
  const tag = (key: string) => new RegExp(`<key>${key}</key><value>([^<]*)</value>`).exec(xml)?.[1];
  const group = tag("aws:autoscaling:groupName") ?? id;
  const launch = await launchOf(tag("aws:ec2launchtemplate:id"), tag("aws:ec2launchtemplate:version"), group, aws);
  const attribute = { InstanceId: id, Attribute: "userData" };
  const data = /<userData>\s*<value>([^<]*)/.exec(await aws.query("ec2", "DescribeInstanceAttribute", attribute))?.[1];
  const text = (name: string) => elementText(xml, name) ?? "";
  const publicIp = elementText(xml, "publicIp") ?? elementText(xml, "ipAddress");
  return {
    id,
    group,
    imageId: text("imageId"),
    type: text("instanceType"),
    zone: text("availabilityZone"),
    vpcId: text("vpcId"),
    subnetId: text("subnetId"),
    privateIp: text("privateIpAddress"),
    hasPublicIp: launch.publicIp ?? publicIp !== undefined,
    ...(publicIp !== undefined && { publicIp }),
    privateDnsName: text("privateDnsName"),
    userData: Buffer.from(data ?? "", "base64").toString(),
    securityGroups: launch.securityGroups,
    ...(launch.profile !== undefined && { roleArn: await roleOf(launch.profile, aws) }),
  };
}

/** The emulated EC2 starts machines without their profile and groups; these are read where they were asked for. */
interface Launch {
  readonly profile?: string;
  readonly securityGroups: readonly string[];
  readonly publicIp?: boolean;
}

async function launchOf(id: string | undefined, version = "$Default", group: string, aws: Aws): Promise<Launch> {
  if (id === undefined) return launchConfigurationOf(group, aws);
  const asked = { LaunchTemplateId: id, "LaunchTemplateVersion.1": version };
  const xml = await aws.query("ec2", "DescribeLaunchTemplateVersions", asked);
  const profile = /<iamInstanceProfile>.*?<(?:name|arn)>([^<]+)/s.exec(xml)?.[1];
  const publicIp = elementText(xml, "associatePublicIpAddress");
  return {
    ...(profile !== undefined && { profile: profile.split("/").at(-1)! }),
    securityGroups: [...elementTexts(xml, "groupId"), ...elementTexts(xml, "securityGroupId")],
    ...(publicIp !== undefined && { publicIp: publicIp === "true" }),
  };
}

async function launchConfigurationOf(group: string, aws: Aws): Promise<Launch> {
  const groups = await aws.query("autoscaling", "DescribeAutoScalingGroups", {
    "AutoScalingGroupNames.member.1": group,
  });
  const name = elementText(groups, "LaunchConfigurationName");
  if (name === undefined) return { securityGroups: [] };
  const asked = { "LaunchConfigurationNames.member.1": name };
  const xml = await aws.query("autoscaling", "DescribeLaunchConfigurations", asked);
  const profile = elementText(xml, "IamInstanceProfile");
  return {
    ...(profile !== undefined && { profile: profile.split("/").at(-1)! }),
    securityGroups: elementTexts(/<SecurityGroups>.*?<\/SecurityGroups>/s.exec(xml)?.[0] ?? "", "member"),
    publicIp: elementText(xml, "AssociatePublicIpAddress") === "true",
  };
}

async function roleOf(profile: string, aws: Aws): Promise<string | undefined> {
  const xml = await aws.query("iam", "GetInstanceProfile", { InstanceProfileName: profile });
  return elementTexts(xml, "Arn").find((arn) => arn.includes(":role/"));
}
