import { writeFileSync } from "node:fs";
import path from "node:path";
import type { House } from "./house";
import { accessTo } from "./kubernetes/kubeconfig";
import type { Outcome } from "./outcome";
import type { Progress } from "./progress";
import { tableOf } from "./table";

/** Tells how it went so far and how to look around, and leaves everything up until the process is ended. */
export async function hold(
  { clusters, env }: Pick<House, "clusters" | "env">,
  folder: string,
  progress: Progress,
  outcomes: readonly Outcome[],
): Promise<never> {
  for (const line of tableOf(outcomes)) progress.say(line);
  progress.say("\nEverything stays up. In another shell:\n");
  for (const { name, access } of clusters?.list() ?? []) {
    const file = path.join(folder, `kubeconfig-${name}`);
    writeFileSync(file, accessTo(name, access), { mode: 0o600 });
    progress.say(`  kubectl --kubeconfig ${file} get services --all-namespaces`);
  }
  const names = ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
  progress.say(`  ${names.map((name) => `${name}=${env[name]}`).join(" ")} aws ec2 describe-vpcs --region …`);
  progress.say("\nCtrl-C ends it; nothing has to be destroyed first.");
  return new Promise<never>(() => undefined);
}
