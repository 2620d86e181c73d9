import type { Aws } from "../aws";
import { CLASSIC_BALANCERS, filters, VERSIONS } from "../query";
import { elementTexts } from "../xml";
import type { KubernetesClient } from "./client";
import type { Findings } from "./findings";

interface Service {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: { readonly type: string; readonly loadBalancerClass?: string };
  readonly status: { readonly loadBalancer: { readonly ingress?: readonly { readonly hostname?: string }[] } };
}

/** A load balancer as it was asked for, or as AWS has it. */
export interface Balancer {
  readonly kind: string;
  readonly scheme: string;
  readonly subnets: readonly string[];
}

const ANNOTATION = "service.beta.kubernetes.io/aws-load-balancer";

/**
 * What a Service asks the cloud controller for; undefined where another controller is to make it.
 * @see https://cloud-provider-aws.sigs.k8s.io/service_controller/
 */
export function wantedOf({
  metadata: { annotations = {} },
  spec: { loadBalancerClass },
}: Pick<Service, "metadata" | "spec">): Omit<Balancer, "subnets"> | undefined {
  const type = annotations[`${ANNOTATION}-type`];
  if (loadBalancerClass !== undefined || (type !== undefined && type !== "nlb")) return undefined;
  const internal = annotations[`${ANNOTATION}-internal`] ?? "false";
  return {
    kind: type === "nlb" ? "network" : "classic",
    scheme: internal === "false" || internal === "" ? "internet-facing" : "internal",
  };
}

/** What became of every Service of type LoadBalancer, in the cluster and in AWS. */
export async function checkLoadBalancers(client: KubernetesClient, aws: Aws, vpcId: string): Promise<Findings[]> {
  const { items } = await client.get<{ items: Service[] }>("/api/v1/services");
  const findings: Findings[] = [];
  for (const service of items.filter(({ spec }) => spec.type === "LoadBalancer")) {
    const { name } = service.metadata;
    const wanted = wantedOf(service);
    const [ingress] = service.status.loadBalancer.ingress ?? [];
    if (wanted === undefined) {
      const lines = ["left to another controller than AWS's cloud controller, which the rehearsal has not"];
      findings.push({ name, lines, faults: [], notRehearsed: true });
      continue;
    }
    const found = ingress?.hostname === undefined ? undefined : await balancerAt(ingress.hostname, aws);
    const missing = `${name} has no load balancer: ${ingress?.hostname ?? "no hostname in its status"}`;
    if (found === undefined) findings.push({ name, lines: [], faults: [missing] });
    else findings.push({ name, ...judged(wanted, found, await subnetsFor(wanted.scheme, vpcId, aws)) });
  }
  return findings;
}

/** The tag by which the controller knows the subnets for a load balancer. */
const tagFor = (scheme: string) => `kubernetes.io/role/${scheme === "internal" ? "internal-elb" : "elb"}`;

/** The subnets of the cluster's VPC that are meant for a load balancer. */
async function subnetsFor(scheme: string, vpcId: string, aws: Aws): Promise<string[]> {
  const wanted = filters({ "tag-key": tagFor(scheme), "vpc-id": vpcId });
  return elementTexts(await aws.query("ec2", "DescribeSubnets", wanted), "subnetId");
}

/** Whether a load balancer is what was asked for, on subnets that are meant for it. */
export function judged(
  wanted: Omit<Balancer, "subnets">,
  { kind, scheme, subnets }: Balancer,
  meant: readonly string[],
): Omit<Findings, "name"> {
  const tag = tagFor(wanted.scheme);
  const asked = `${wanted.scheme} ${wanted.kind}`;
  const has = `${scheme} ${kind}`;
  return {
    lines: [`${has} load balancer on ${subnets.length} subnets with ${tag}, hostname in status`],
    faults: [
      ...(asked === has ? [] : [`the load balancer is ${has}, and ${asked} was asked for`]),
      ...(subnets.length > 0 ? [] : ["the load balancer stands in no subnet"]),
      ...subnets
        .filter((id) => !meant.includes(id))
        .map(
          (id) => `the ${scheme} load balancer stands in ${id}, which is no subnet of the cluster's VPC with ${tag}`,
        ),
    ],
  };
}

/** The two APIs of load balancers: how each lists them, and how one of them reads. */
const BALANCERS = [
  {
    version: VERSIONS.elasticloadbalancing,
    id: "LoadBalancerArn",
    filter: "LoadBalancerArns.member.1",
    kindOf: (xml: string) => elementTexts(xml, "Type")[0] ?? "unknown",
    subnetsOf: (xml: string) => elementTexts(xml, "SubnetId"),
  },
  {
    version: CLASSIC_BALANCERS,
    id: "LoadBalancerName",
    filter: "LoadBalancerNames.member.1",
    kindOf: () => "classic",
    subnetsOf: (xml: string) => elementTexts(/<Subnets>(.*?)<\/Subnets>/s.exec(xml)?.[1] ?? "", "member"),
  },
];

/** The load balancer that answers to a hostname, of whichever kind. */
async function balancerAt(hostname: string, aws: Aws): Promise<Balancer | undefined> {
  for (const { version, id, filter, kindOf, subnetsOf } of BALANCERS) {
    const described = (parameters?: Readonly<Record<string, string>>) =>
      aws.query("elasticloadbalancing", "DescribeLoadBalancers", parameters, version);
    for (const one of elementTexts(await described(), id)) {
      const xml = await described({ [filter]: one });
      if (!elementTexts(xml, "DNSName").includes(hostname)) continue;
      const scheme = elementTexts(xml, "Scheme")[0] ?? "internet-facing";
      return { kind: kindOf(xml), scheme, subnets: subnetsOf(xml) };
    }
  }
  return undefined;
}
