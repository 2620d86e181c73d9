import { DataAwsVpcEndpointService } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint-service";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SecurityGroupRule } from "@cdktf/provider-aws/lib/security-group-rule";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { groupNamePrefix } from "../shared/aws-names";
import { merged } from "../shared/lists";
import type { Tags } from "../shared/tags";
import { isGatewayService } from "./endpoint-services";

interface VpcEndpointsProps {
  readonly name: string;
  readonly vpcId: string;
  readonly vpcCidrBlock: string;
  /** The block of pods, where they have one. */
  readonly podCidrBlock?: string;
  readonly services: readonly string[];
  /** Where the interfaces stand, one subnet a zone. */
  readonly subnetIds: readonly string[];
  /** Whose traffic goes to the gateways. */
  readonly routeTableIds: readonly string[];
  readonly tags?: Tags;
}

/** Endpoints of AWS's services inside the VPC: gateways in the route tables, interfaces that answer by the services' own names. */
export class VpcEndpoints extends Construct {
  /** By service, such as "ecr.api". */
  readonly endpoints: { readonly [service: string]: VpcEndpoint };
  /** Of the interfaces; none where there are only gateways. */
  readonly securityGroup?: SecurityGroup;
  readonly ingress?: SecurityGroupRule;
  /** Only where pods have a block of their own. */
  readonly podIngress?: SecurityGroupRule;
  /** What must be there before anything counts on them. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { name, vpcId, services, tags } = props;
    if (!services.every(isGatewayService)) {
      this.securityGroup = new SecurityGroup(this, "security-group", {
        namePrefix: groupNamePrefix(`${name}-endpoints-`),
        description: "Endpoints of AWS services: HTTPS from the VPC",
        vpcId,
        tags: merged({ Name: `${name}-endpoints` }, tags),
        lifecycle: { createBeforeDestroy: true },
      });
      this.ingress = this.letIn("ingress-https", "HTTPS from the VPC", props.vpcCidrBlock);
      this.podIngress =
        props.podCidrBlock === undefined
          ? undefined
          : this.letIn("ingress-https-pods", "HTTPS from pods", props.podCidrBlock);
    }
    this.endpoints = Object.fromEntries(services.map((service) => [service, this.place(service, props)]));
    const rules = [this.ingress, this.podIngress].filter((rule) => rule !== undefined);
    this.ready = [...Object.values(this.endpoints), ...rules];
  }

  /** A rule for each block: a longer list would be a rule that collides with the one which it replaces. */
  private letIn(id: string, description: string, cidrBlock: string): SecurityGroupRule {
    return new SecurityGroupRule(this, id, {
      securityGroupId: this.securityGroup!.id,
      type: "ingress",
      description,
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: [cidrBlock],
    });
  }

  private place(service: string, { name, vpcId, subnetIds, routeTableIds, tags }: VpcEndpointsProps): VpcEndpoint {
    const place = new Construct(this, service.replaceAll(".", "-"));
    const kind = isGatewayService(service) ? "Gateway" : "Interface";
    // Looked up, since the name's beginning differs in China.
    const { serviceName } = new DataAwsVpcEndpointService(place, "service", { service, serviceType: kind });
    return new VpcEndpoint(place, "Default", {
      vpcId,
      serviceName,
      vpcEndpointType: kind,
      ...(kind === "Gateway"
        ? { routeTableIds: [...routeTableIds] }
        : { subnetIds: [...subnetIds], securityGroupIds: [this.securityGroup!.id], privateDnsEnabled: true }),
      tags: merged({ Name: `${name}-${service}` }, tags),
    });
  }
}
