import type { Aws } from "../../aws";
import { IMAGES, type Image } from "../../images";
import { elementText, elementTexts } from "../../xml";
import { KubernetesClient, KubernetesRefusal, type Access } from "../client";
import { tokenAs } from "../tokens";
import { instancesOf, type Instance } from "./instances";
import { judged } from "./node-config";
import { unreachable, type Endpoint } from "./reach";
import { readUserData, type Boot } from "./user-data";

/** How one machine fared on its way into the cluster. */
export interface Joined {
  readonly group: string;
  readonly instance: string;
  /** The Node's name; undefined where it did not join. */
  readonly node?: string;
  readonly boot?: Boot;
  /** Why it did not join. */
  readonly problem?: string;
  /** Nothing is wrong with it but that nobody has let its role in. */
  readonly unmapped?: boolean;
}

/** Nobody has let a machine's role into its cluster. */
class Unmapped extends Error {}

/** The cluster as whoever describes it sees it. */
interface Described {
  readonly name: string;
  readonly endpoint: string;
  readonly certificateAuthority: { readonly data: string };
  readonly version: string;
  readonly kubernetesNetworkConfig?: { readonly serviceIpv4Cidr?: string; readonly serviceIpv6Cidr?: string };
  readonly resourcesVpcConfig: Endpoint;
}

/** Boots every machine of a cluster as far as its Node: reads what it was told, and joins as the role that it has. */
export async function joinNodes(name: string, access: Access, aws: Aws): Promise<Joined[]> {
  const { cluster } = (await aws.rest("eks", `/clusters/${name}`)) as { cluster: Described };
  const joined: Joined[] = [];
  for (const instance of await instancesOf(name, aws)) {
    const { id, group } = instance;
    try {
      const boot = readUserData(instance.userData);
      const image = IMAGES.find(({ id: known }) => known === instance.imageId);
      const problem =
        (image && unfit(image, boot, cluster.version, await architecturesOf(instance.type, aws))) ??
        (await misspelt(boot, access)) ??
        misled(boot, cluster) ??
        (await unreachable(instance, cluster.resourcesVpcConfig, aws));
      if (problem !== undefined) throw new Error(problem);
      joined.push({ group, instance: id, boot, node: await join(instance, boot, { access, cluster: name, aws }) });
    } catch (error) {
      joined.push({ group, instance: id, problem: (error as Error).message, unmapped: error instanceof Unmapped });
    }
  }
  return joined;
}

/** How many minor versions a kubelet may be older than the API server. @see https://kubernetes.io/releases/version-skew-policy/ */
const SKEW = 3;

/** Whether a machine's image is for other machines, other clusters, or other user data. */
export function unfit(
  image: Pick<Image, "name" | "architecture" | "version" | "reader">,
  { reader }: Pick<Boot, "reader">,
  version: string,
  architectures: readonly string[],
): string | undefined {
  const behind = minorOf(version) - minorOf(image.version);
  if (architectures.length > 0 && !architectures.includes(image.architecture))
    return `its image ${image.name} is for ${image.architecture}, and the machine is ${architectures.join(", ")}`;
  if (image.reader !== reader)
    return `its image ${image.name} is told things by ${image.reader}, and its user data is for ${reader}`;
  if (behind < 0) return `the kubelet of its image ${image.name} is newer than the control plane, ${version}`;
  return behind > SKEW
    ? `the kubelet of its image ${image.name} is more than ${SKEW} minor versions older than the control plane, ${version}`
    : undefined;
}

const minorOf = (version: string) => Number(version.split(".")[1]);

async function architecturesOf(type: string, aws: Aws): Promise<string[]> {
  const xml = await aws.query("ec2", "DescribeInstanceTypes", { "InstanceType.1": type });
  return elementTexts(/<supportedArchitectures>.*?<\/supportedArchitectures>/s.exec(xml)?.[0] ?? "", "item");
}

/** Whether its reader would refuse what it was told. */
async function misspelt({ nodeConfigs = [] }: Boot, access: Access): Promise<string | undefined> {
  for (const document of nodeConfigs) {
    const why = await judged(new KubernetesClient(access), document);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Whether a machine was told of another cluster than the one that there is; what it was not told it looks up. */
export function misled(
  { cluster }: Boot,
  there: Pick<Described, "name" | "endpoint" | "certificateAuthority" | "kubernetesNetworkConfig">,
): string | undefined {
  const { name, endpoint = there.endpoint, authority = there.certificateAuthority.data } = cluster;
  const { serviceIpv4Cidr, serviceIpv6Cidr } = there.kubernetesNetworkConfig ?? {};
  const services = serviceIpv4Cidr ?? serviceIpv6Cidr;
  if (name !== there.name) return `it was told to join ${name}, and the cluster is called ${there.name}`;
  if (endpoint !== there.endpoint)
    return `it was told of the endpoint ${endpoint}, and the cluster's is ${there.endpoint}`;
  if (authority !== there.certificateAuthority.data) return "the authority that it was told of is not the cluster's";
  return cluster.cidr === undefined || services === undefined || cluster.cidr === services
    ? undefined
    : `it was told of Services in ${cluster.cidr}, and the cluster's are in ${services}, so its pods would look for DNS in vain`;
}

/** The cluster that a machine joins. */
interface Into {
  readonly access: Access;
  readonly cluster: string;
  readonly aws: Aws;
}

async function join(instance: Instance, boot: Boot, { access, cluster, aws }: Into): Promise<string> {
  const { id, roleArn, zone, type } = instance;
  if (roleArn === undefined) throw new Error("it has no role: its launch template names no instance profile with one");
  const token = await tokenAs(roleArn, id, cluster, aws);
  const name = instance.privateDnsName;
  const capacity = { cpu: "2", memory: "8Gi", pods: String(boot.maxPods ?? (await usualPods(type, aws))) };
  const labels = { "kubernetes.io/hostname": name, "node.kubernetes.io/instance-type": type, ...boot.labels };
  const node = {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels },
    spec: { providerID: `aws:///${zone}/${id}`, ...(boot.taints.length > 0 && { taints: boot.taints }) },
    status: {
      capacity,
      allocatable: capacity,
      conditions: [{ type: "Ready", status: "True", reason: "KubeletReady" }],
    },
  };
  try {
    await new KubernetesClient({ ...access, token }).create("/api/v1/nodes", node);
  } catch (error) {
    if (!(error instanceof KubernetesRefusal)) throw error;
    const unmapped = `nobody is mapped to ${roleArn}: neither an access entry nor aws-auth names it`;
    if (error.status === 401) throw new Unmapped(unmapped, { cause: error });
    // It has come before, and stays what it was.
    if (error.status !== 409) throw new Error(error.message, { cause: error });
  }
  return name;
}

/** How many pods a machine takes where nobody says: one for each address of its interfaces but their first, and two. */
async function usualPods(type: string, aws: Aws): Promise<number> {
  const xml = await aws.query("ec2", "DescribeInstanceTypes", { "InstanceType.1": type });
  const [interfaces, addresses] = ["maximumNetworkInterfaces", "ipv4AddressesPerInterface"].map((name) =>
    Number(elementText(xml, name)),
  );
  return interfaces! * (addresses! - 1) + 2;
}
