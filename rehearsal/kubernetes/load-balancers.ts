import type { Aws } from "../aws";
import { CLASSIC_BALANCERS, filters, VERSIONS } from "../query";
import { elementTexts } from "../xml";
import type { KubernetesClient } from "./client";
import type { Findings } from "./findings";

interface Service {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly type: string };
  readonly status: { readonly loadBalancer: { readonly ingress?: readonly { readonly hostname?: string }[] } };
}

/** What became of every Service of type LoadBalancer, in the cluster and in AWS. */
export async function checkLoadBalancers(client: KubernetesClient, aws: Aws): Promise<Findings[]> {
  const { items } = await client.get<{ items: Service[] }>("/api/v1/services");
  const findings: Findings[] = [];
  for (const { metadata, spec, status } of items) {
    if (spec.type !== "LoadBalancer") continue;
    const [ingress] = status.loadBalancer.ingress ?? [];
    const found = ingress?.hostname === undefined ? undefined : await balancerAt(ingress.hostname, aws);
    const missing = `${metadata.name} has no load balancer: ${ingress?.hostname ?? "no hostname in its status"}`;
    const { name } = metadata;
    findings.push(found ? { name, ...(await judged(found, aws)) } : { name, lines: [], faults: [missing] });
  }
  return findings;
}

interface Balancer {
  readonly kind: string;
  readonly scheme: string;
  readonly subnets: readonly string[];
}

/** The tag by which the controller knows the subnets for a load balancer. */
const tagFor = (scheme: string) => `kubernetes.io/role/${scheme === "internal" ? "internal-elb" : "elb"}`;

/** What kind of load balancer it is, and whether its subnets are those that are meant for it. */
async function judged({ kind, scheme, subnets }: Balancer, aws: Aws): Promise<Omit<Findings, "name">> {
  const tag = tagFor(scheme);
  const meant = elementTexts(await aws.query("ec2", "DescribeSubnets", filters({ "tag-key": tag })), "subnetId");
  const wrong = subnets.filter((id) => !meant.includes(id));
  return {
    lines: [`${scheme} ${kind} load balancer on ${subnets.length} subnets with ${tag}, hostname in status`],
    faults: wrong.map((id) => `the ${scheme} load balancer stands in ${id}, which has no tag ${tag}`),
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
