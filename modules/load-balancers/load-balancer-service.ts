import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { TerraformResource, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { loadBalancerAnnotations } from "./annotations";
import { LOAD_BALANCER_DEFAULTS as DEFAULTS } from "./defaults";
import type { LoadBalancerServiceProps } from "./types";
import { validateLoadBalancer } from "./validate";

/** A Service of type LoadBalancer; `id` is its name in Kubernetes. */
export class LoadBalancerService extends Construct {
  readonly service: ServiceV1;
  /** Remembers what kind of load balancer the Service has. */
  readonly kind: TerraformResource;

  constructor(
    scope: Construct,
    id: string,
    props: LoadBalancerServiceProps,
    dependsOn: readonly ITerraformDependable[] = [],
  ) {
    super(assertValid(scope, id, validateLoadBalancer(id, props)), id);
    const {
      selector,
      ports,
      type = DEFAULTS.type,
      internal = DEFAULTS.internal,
      namespace = DEFAULTS.namespace,
      externalTrafficPolicy = DEFAULTS.externalTrafficPolicy,
      waitForLoadBalancer = DEFAULTS.waitForLoadBalancer,
    } = props;

    this.kind = this.kindOfLoadBalancer(`${internal ? "internal" : "internet-facing"} ${type}`);
    this.service = new ServiceV1(this, "Default", {
      metadata: { name: id, namespace, annotations: loadBalancerAnnotations(props) },
      spec: {
        type: "LoadBalancer",
        selector: { ...selector },
        port: ports.map(({ port, targetPort = port, name, protocol = "TCP" }) => ({
          port,
          targetPort: String(targetPort),
          name,
          protocol,
        })),
        externalTrafficPolicy,
        loadBalancerSourceRanges: props.loadBalancerSourceRanges && [...props.loadBalancerSourceRanges],
      },
      waitForLoadBalancer,
      dependsOn: [...dependsOn],
      lifecycle: { replaceTriggeredBy: [`${this.kind.terraformResourceType}.${this.kind.friendlyUniqueId}`] },
    });
  }

  /**
   * Remembers what kind of load balancer there is. Terraform would change the annotation of a Service in place, and
   * the controller then forgets the old load balancer without deleting it; so another kind replaces the Service.
   * By hand, since cdktf's own DataResource starts the terraform binary at every synth.
   */
  private kindOfLoadBalancer(kind: string): TerraformResource {
    const memory = new TerraformResource(this, "kind", { terraformResourceType: "terraform_data" });
    memory.addOverride("input", kind);
    return memory;
  }
}
