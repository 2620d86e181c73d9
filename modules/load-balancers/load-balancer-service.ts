import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { TerraformResource, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { addWarnings, assertValid } from "../shared/assert-valid";
import { asArray, merged } from "../shared/lists";
import { loadBalancerAnnotations } from "./annotations";
import { LOAD_BALANCER_DEFAULTS as DEFAULTS } from "./defaults";
import { CONTROLLER_CLASS, kindOf } from "./kinds";
import { fixedAtCreation } from "./memory";
import { serviceWarnings } from "./service-problems";
import type { LoadBalancerServiceProps } from "./types";
import { validateLoadBalancer } from "./validate";

/** A Service of type LoadBalancer; `id` is its name in Kubernetes. */
export class LoadBalancerService extends Construct {
  readonly service: ServiceV1;
  /** Remembers what of the load balancer stays as it was made. */
  readonly atCreation: TerraformResource;

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
      namespace = DEFAULTS.namespace,
      externalTrafficPolicy = DEFAULTS.externalTrafficPolicy,
      waitForLoadBalancer = DEFAULTS.waitForLoadBalancer,
    } = props;

    addWarnings(this, serviceWarnings(props));
    this.atCreation = this.memory(fixedAtCreation(props));
    this.service = new ServiceV1(this, "Default", {
      metadata: {
        name: id,
        namespace,
        annotations: loadBalancerAnnotations(props),
        labels: props.labels && merged(props.labels),
      },
      spec: {
        type: "LoadBalancer",
        // Said outright: the controller's webhook would fill it in, and every later plan replace the Service.
        ...(kindOf(props) === "controller" && { loadBalancerClass: CONTROLLER_CLASS }),
        selector: merged(selector),
        port: ports.map(({ port, targetPort = port, name, protocol = "TCP", nodePort }) => ({
          port,
          targetPort: String(targetPort),
          name,
          protocol,
          nodePort,
        })),
        externalTrafficPolicy,
        loadBalancerSourceRanges: props.loadBalancerSourceRanges && asArray(props.loadBalancerSourceRanges),
      },
      waitForLoadBalancer,
      dependsOn: [...dependsOn],
      lifecycle: {
        replaceTriggeredBy: [`${this.atCreation.terraformResourceType}.${this.atCreation.friendlyUniqueId}`],
      },
    });
  }

  /**
   * Remembers what kind of load balancer there is, and what of it stays as it was made. Terraform would change the annotations
   * of a Service in place, and the controller then forgets the old load balancer without deleting it; so a change replaces the Service.
   * By hand, since cdktf's own DataResource starts the terraform binary at every synth.
   */
  private memory(text: string): TerraformResource {
    // Another text here would replace the Services of all who have one: where the wording changes, the id has to.
    const memory = new TerraformResource(this, "at-creation", { terraformResourceType: "terraform_data" });
    memory.addOverride("input", text);
    return memory;
  }
}
