import { Token } from "cdktf";
import { didYouMean } from "../shared/near-miss";

/** Services with an endpoint of the gateway kind, which costs nothing: a route in the tables. All others get a network interface in each zone. */
const GATEWAYS = ["s3", "dynamodb"];

/**
 * What nodes ask of AWS, so that they join and run in subnets without a way out: images, credentials, addresses, logs, volumes and
 * the cluster itself.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
export const PRIVATE_CLUSTER_SERVICES = [
  "s3",
  "autoscaling",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "eks-auth",
  "elasticloadbalancing",
  "kms",
  "logs",
  "sts",
] as const;

/** Their names besides those, for near misses; any other is taken too. */
const OTHERS = [
  "dynamodb",
  "ec2messages",
  "elasticfilesystem",
  "monitoring",
  "secretsmanager",
  "sqs",
  "ssm",
  "ssmmessages",
  "xray",
];

/** Words for more than a list can say: all that a cluster without a way out needs; or none, because somebody else makes them. */
export const ENDPOINT_WORDS = ["private-cluster", "elsewhere"] as const;

/** One of the words, or services by the end of their endpoint's name: "ecr.api". */
export type VpcEndpointChoice = (typeof ENDPOINT_WORDS)[number] | readonly string[];

/** The services by name, in an order that means nothing. */
export function endpointServices(choice: VpcEndpointChoice = []): readonly string[] {
  if (choice === "elsewhere") return [];
  return choice === "private-cluster" ? PRIVATE_CLUSTER_SERVICES : choice;
}

export function isGatewayService(service: string): boolean {
  return GATEWAYS.includes(service);
}

/** What is wrong with a choice of endpoints. */
export function endpointProblems(choice: VpcEndpointChoice, label: string): string[] {
  const services = endpointServices(choice);
  // A misspelt word is told with the shape.
  if (!Array.isArray(services)) return [];
  const known = [...PRIVATE_CLUSTER_SERVICES, ...OTHERS];
  return services.flatMap((service, index) => {
    if (Token.isUnresolved(service))
      return [`${label}[${index}] is a token; it becomes a Terraform address, so give it as text`];
    if ((ENDPOINT_WORDS as readonly string[]).includes(service))
      return [`${label}: "${service}" stands alone, and not in a list; say ${label}: "${service}"`];
    if (services.indexOf(service) < index) return [`${label} names "${service}" twice; name each service once`];
    return /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/.test(service) && !service.startsWith("com.amazonaws.")
      ? []
      : [
          `${label}: "${service}" is not the end of an endpoint's name, such as "ecr.api"${didYouMean(service.split(".").slice(3).join(".") || service, known)}`,
        ];
  });
}
