import { isInstalled } from "./processes";
import type { StackJson } from "./stacks";

/** Kinds of which somebody else has to make something, who does not run here: a controller manager, a scheduler, kubelets. */
const CONTROLLED =
  /^kubernetes_(namespace|deployment|stateful_set|daemonset|daemon_set|replication_controller|pod|job|cron_job|default_service_account|persistent_volume_claim|horizontal_pod_autoscaler)(_v\d\w*)?$/;

/** What a Kubernetes stack needs and this machine or the rehearsal has not. */
export function lackingFor({ provider, resource = {} }: StackJson, installed = isInstalled): string | undefined {
  const waiting = Object.entries(resource).flatMap(([type, all]) =>
    CONTROLLED.test(type) && Object.values(all as Readonly<Record<string, object>>).some((one) => !isLeftAlone(one))
      ? [type]
      : [],
  );
  if (waiting.length > 0)
    return `nobody runs here who would bring ${waiting.join(", ")} to life; put them into a stack of their own, or set waitForRollout to false (wait_for_rollout) where this app need not wait`;
  const exec = JSON.stringify(provider?.kubernetes ?? "").includes('"get-token"');
  return exec && !installed("aws", ["--version"])
    ? "the AWS CLI, which makes the token, was not found on the PATH (https://aws.amazon.com/cli)"
    : undefined;
}

/** A Deployment whose pods nobody waits for is made, and goes again, without anybody's help. */
function isLeftAlone(resource: object): boolean {
  return (resource as { wait_for_rollout?: boolean }).wait_for_rollout === false;
}
