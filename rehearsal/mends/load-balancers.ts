import { CLASSIC_BALANCERS } from "../query";
import { formOf, type Call } from "../routing";
import { askClassicBalancer } from "./ask";
import type { Mend } from "./types";

/** Both kinds of load balancers go by one service name; the version tells them apart. */
const creates = (call: Call) => call.operation === "CreateLoadBalancer";
const isClassic = (call: Call) => formOf(call).get("Version") === CLASSIC_BALANCERS;

export const classicHealthCheck: Mend = {
  name: "a classic load balancer's health check",
  reason:
    "moto makes a classic load balancer without a health check, where AWS gives it one of its first listener's port; the cloud controller trips over the missing one",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html",
  service: "elasticloadbalancing",
  applies: (call) => creates(call) && isClassic(call),
  async answer(call, ask) {
    const answer = await ask(call);
    if (answer.status >= 400) return answer;
    const form = formOf(call);
    const check = {
      LoadBalancerName: form.get("LoadBalancerName") ?? "",
      "HealthCheck.Target": `TCP:${form.get("Listeners.member.1.InstancePort") ?? "80"}`,
      "HealthCheck.Interval": "30",
      "HealthCheck.Timeout": "5",
      "HealthCheck.UnhealthyThreshold": "2",
      "HealthCheck.HealthyThreshold": "10",
    };
    await askClassicBalancer("ConfigureHealthCheck", check, call, ask);
    return answer;
  },
};

export const networkScheme: Mend = {
  name: "a load balancer's scheme",
  reason: "moto gives a load balancer no scheme where none is asked for; AWS makes it internet-facing",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
  service: "elasticloadbalancing",
  applies: (call) => creates(call) && !isClassic(call) && !formOf(call).has("Scheme"),
  answer(call, ask) {
    const form = formOf(call);
    form.set("Scheme", "internet-facing");
    return ask({ ...call, body: Buffer.from(form.toString()) });
  },
};
