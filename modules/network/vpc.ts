import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { mergeTags } from "../shared/tags";
import { VPC_DEFAULTS } from "./defaults";
import { endpointServices } from "./endpoint-services";
import { VpcEndpoints } from "./endpoints";
import { NatGateways } from "./nat";
import { planSubnets } from "./subnet-plan";
import { clusterTags, ROLE_TAGS } from "./subnet-tags";
import { PrivateSubnets, PublicSubnets } from "./subnets";
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
  /** Endpoints of AWS services, where some were asked for. */
  readonly endpoints?: VpcEndpoints;
  /** The VPC's own group, without a rule; none where it is left alone. */
  readonly defaultSecurityGroup?: DefaultSecurityGroup;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(assertValid(scope, id, validateVpc(props)), id);
    const { name, cidrBlock, tags } = props;
    const {
      natGateway = VPC_DEFAULTS.natGateway,
      mapPublicIpOnLaunch = VPC_DEFAULTS.mapPublicIpOnLaunch,
      closeDefaultSecurityGroup = VPC_DEFAULTS.closeDefaultSecurityGroup,
      publicSubnetCidrs = planSubnets(cidrBlock, "public", props.availabilityZones),
      privateSubnetCidrs = planSubnets(cidrBlock, "private", props.availabilityZones),
    } = props;
    const cluster = clusterTags(props.clusterNames ?? []);

    this.vpc = new AwsVpc(this, "Default", {
      cidrBlock,
      enableDnsSupport: true,
      // Nodes register under their private DNS name, and the private API endpoint resolves only with both switches on.
      enableDnsHostnames: true,
      tags: mergeTags({ Name: name }, tags),
    });
    this.defaultSecurityGroup = closeDefaultSecurityGroup
      ? new DefaultSecurityGroup(this, "default-security-group", {
          vpcId: this.vpc.id,
          tags: mergeTags({ Name: `${name}-default` }, tags),
        })
      : undefined;
    this.internetGateway = new InternetGateway(this, "internet-gateway", {
      vpcId: this.vpc.id,
      tags: mergeTags({ Name: name }, tags),
    });
    this.publicSubnets = new PublicSubnets(this, "public", {
      name,
      vpcId: this.vpc.id,
      cidrs: publicSubnetCidrs,
      internetGatewayId: this.internetGateway.id,
      mapPublicIpOnLaunch,
      tags,
      subnetTags: mergeTags(cluster, ROLE_TAGS.public, tags, props.publicSubnetTags),
    });
    this.nat = new NatGateways(this, "nat", {
      name,
      mode: natGateway,
      subnets: this.publicSubnets.subnets,
      internetGateway: this.internetGateway,
      tags,
    });
    this.privateSubnets = new PrivateSubnets(this, "private", {
      name,
      vpcId: this.vpc.id,
      cidrs: privateSubnetCidrs,
      natGatewayFor: (zone) => this.nat.serving(zone),
      wayOut: natGateway === "none" && !props.privateEgressThrough ? "private-without-egress" : "private-with-egress",
      tags,
      subnetTags: mergeTags(cluster, ROLE_TAGS.private, tags, props.privateSubnetTags),
    });
    const services = endpointServices(props.endpoints);
    this.endpoints =
      services.length === 0
        ? undefined
        : new VpcEndpoints(this, "endpoints", {
            name,
            vpcId: this.vpc.id,
            vpcCidrBlock: cidrBlock,
            services,
            subnetIds: Object.values(this.privateSubnets.subnets).map(({ id: subnet }) => subnet),
            routeTableIds: Object.values(this.privateSubnets.routeTables).map(({ id: table }) => table),
            tags,
          });
  }

  /** The ways out of the VPC, and to AWS's services inside it: what runs in its subnets waits for these. */
  get waysOut(): readonly ITerraformDependable[] {
    return [this.publicSubnets.route, ...this.privateSubnets.routes, ...(this.endpoints?.ready ?? [])];
  }
}
