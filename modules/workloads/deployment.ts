import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { given } from "../shared/given";
import { asArray, asText, merged } from "../shared/lists";
import { DEPLOYMENT_DEFAULTS as DEFAULTS } from "./defaults";
import type { After, Amounts, DeploymentProps, EnvValue } from "./types";
import { validateDeployment } from "./validate";

/** A Deployment of one container; `id` is its name. Its pods are spread over zones and may do no more than they need. */
export class Deployment extends Construct {
  readonly deployment: DeploymentV1;

  constructor(scope: Construct, id: string, props: DeploymentProps, dependsOn: After = []) {
    super(assertValid(scope, id, validateDeployment(id, props)), id);
    const { image, command, args, nodeSelector, serviceAccountName } = props;
    const settings = { ...DEFAULTS, ...given(props) };
    const labels = podLabels(id, props);
    const ports = Object.entries(props.ports ?? {});
    const { requests } = settings;
    this.deployment = new DeploymentV1(this, "Default", {
      metadata: { name: id, namespace: settings.namespace, labels },
      waitForRollout: settings.waitForRollout,
      dependsOn: [...dependsOn],
      spec: {
        replicas: String(settings.replicas),
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName,
            automountServiceAccountToken: settings.automountServiceAccountToken,
            nodeSelector: nodeSelector && merged(nodeSelector),
            securityContext: {
              runAsNonRoot: settings.runAsNonRoot,
              seccompProfile: { type: "RuntimeDefault" },
            },
            topologySpreadConstraint: [
              {
                topologyKey: "topology.kubernetes.io/zone",
                maxSkew: 1,
                whenUnsatisfiable: "ScheduleAnyway",
                labelSelector: [{ matchLabels: labels }],
              },
            ],
            container: [
              {
                name: id,
                image,
                command: command && asArray(command),
                args: args && asArray(args),
                port: ports.map(([name, containerPort]) => ({ name, containerPort })),
                env: Object.entries(props.env ?? {}).map(([name, value]) => ({ name, ...envSource(value) })),
                resources: {
                  requests: amounts(requests),
                  limits: amounts({ memory: requests.memory, ...props.limits }),
                },
                readinessProbe: readiness(props),
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: settings.readOnlyRootFilesystem,
                  capabilities: { drop: ["ALL"] },
                },
              },
            ],
          },
        },
      },
    });
  }
}

/** The labels by which Services find a Deployment's pods. */
export function podLabels(name: string, { labels }: Pick<DeploymentProps, "labels">): Record<string, string> {
  return merged(labels ?? { app: name });
}

function amounts({ cpu, memory }: Amounts): Record<string, string> {
  return { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}

function readiness({ ports = {}, readinessPath: path }: DeploymentProps) {
  const [port] = Object.keys(ports);
  if (port === undefined) return undefined;
  return path === undefined ? { tcpSocket: [{ port }] } : { httpGet: { path, port } };
}

function envSource(value: EnvValue) {
  if (typeof value !== "object" || Token.isUnresolved(value)) return { value: asText(value) };
  return "secret" in value
    ? { valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } }
    : { valueFrom: { configMapKeyRef: { name: value.configMap, key: value.key } } };
}
