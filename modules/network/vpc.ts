import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { EgressOnlyInternetGateway } from "@cdktf/provider-aws/lib/egress-only-internet-gateway";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { given } from "../shared/given";
import { merged } from "../shared/lists";
import { VPC_DEFAULTS } from "./defaults";
import type { VpcEndpoints } from "./endpoints";
import type { FlowLogs } from "./flow-logs";
import type { NatGateways } from "./nat";
import type { IntraSubnets, PodSubnets } from "./other-subnets";
import { placeEndpoints, placeFlowLogs, placeTiers } from "./place";
import type { PrivateSubnets, PublicSubnets } from "./subnets";
import type { VpcProps } from "./types";
import { validateVpc } from "./validate";

/** A VPC with a public and a private subnet in each zone, ready for an EKS cluster and its load balancers. */
export class Vpc extends Construct {
  readonly vpc: AwsVpc;
  readonly internetGateway: InternetGateway;
  readonly publicSubnets: PublicSubnets;
  readonly privateSubnets: PrivateSubnets;
  /** NAT gateways and their addresses, by the zone that each stands in; empty with `natGateway: "none"`. */
  readonly nat: NatGateways;
  /** Only with `intraSubnets`. */
  readonly intraSubnets?: IntraSubnets;
  /** Only with `podCidrBlock`. */
  readonly podSubnets?: PodSubnets;
  /** Only with `ipv6`. */
  readonly egressOnlyGateway?: EgressOnlyInternetGateway;
  readonly flowLogs?: FlowLogs;
  /** Endpoints of AWS services, where some were asked for. */
  readonly endpoints?: VpcEndpoints;
  /** The VPC's own group, without a rule; none where it is left alone. */
  readonly defaultSecurityGroup?: DefaultSecurityGroup;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(assertValid(scope, id, validateVpc(props)), id);
    const { name, cidrBlock, tags } = props;
    const { ipv6, closeDefaultSecurityGroup } = { ...VPC_DEFAULTS, ...given(props) };

    this.vpc = new AwsVpc(this, "Default", {
      cidrBlock,
      ...(ipv6 && { assignGeneratedIpv6CidrBlock: true }),
      enableDnsSupport: true,
      // Nodes register under their private DNS name, and the private API endpoint resolves only with both switches on.
      enableDnsHostnames: true,
      tags: merged({ Name: name }, tags),
    });
    const vpcId = this.vpc.id;
    this.defaultSecurityGroup = closeDefaultSecurityGroup
      ? new DefaultSecurityGroup(this, "default-security-group", {
          vpcId,
          tags: merged({ Name: `${name}-default` }, tags),
        })
      : undefined;
    const gatewayTags = merged({ Name: name }, tags);
    this.internetGateway = new InternetGateway(this, "internet-gateway", { vpcId, tags: gatewayTags });
    this.egressOnlyGateway = ipv6
      ? new EgressOnlyInternetGateway(this, "egress-only-gateway", { vpcId, tags: gatewayTags })
      : undefined;

    const common = { name, vpcId, ipv6CidrBlock: ipv6 ? this.vpc.ipv6CidrBlock : undefined, tags };
    const tiers = placeTiers(this, props, {
      ...common,
      internetGateway: this.internetGateway,
      egressOnlyGatewayId: this.egressOnlyGateway?.id,
    });
    this.publicSubnets = tiers.publicSubnets;
    this.nat = tiers.nat;
    this.privateSubnets = tiers.privateSubnets;
    this.intraSubnets = tiers.intraSubnets;
    this.podSubnets = tiers.podSubnets;
    this.endpoints = placeEndpoints(this, props, { vpcId, ...tiers });
    this.flowLogs = placeFlowLogs(this, props, vpcId);
  }

  /** The ways out of the VPC, and to AWS's services inside it: what runs in its subnets waits for these. */
  get waysOut(): readonly ITerraformDependable[] {
    const { route, ipv6Route } = this.publicSubnets;
    return [
      ...[route, ipv6Route].filter((one) => one !== undefined),
      ...this.privateSubnets.routes,
      ...Object.values(this.podSubnets?.associations ?? {}),
      ...(this.endpoints?.ready ?? []),
    ];
  }
}
