import { formOf } from "../routing";
import { elementText } from "../xml";
import { askAutoScaling } from "./ask";
import { removing, type Mend } from "./types";

/** What moto answers for every lifecycle hook, whatever was asked for. */
const INVENTED = /<(RoleARN|NotificationTargetARN)>[^<]*(my-auto-scaling-role|:my-queue)<\/\1>/g;

/** A hook that was given no target and no role has none. */
export const lifecycleHooks: Mend = {
  name: "lifecycle hooks",
  reason: "moto invents a notification target and a role, so every second plan takes them out again",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LifecycleHook.html",
  service: "autoscaling",
  applies: ({ operation }) => operation === "DescribeLifecycleHooks",
  answer: removing(INVENTED),
};

/** A group looks at its size again once its instances may be ended. */
export const scaleInProtection: Mend = {
  name: "scale-in protection",
  reason:
    "moto scales in only while a group is being changed; the provider sets the size to 0, then takes the protection away, and waits for ever",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html",
  service: "autoscaling",
  applies: (call) => call.operation === "SetInstanceProtection" && formOf(call).get("ProtectedFromScaleIn") === "false",
  async answer(call, ask) {
    const answer = await ask(call);
    const name = formOf(call).get("AutoScalingGroupName");
    if (name === null || answer.status !== 200) return answer;
    const group = await askAutoScaling(
      "DescribeAutoScalingGroups",
      { "AutoScalingGroupNames.member.1": name },
      call,
      ask,
    );
    const size = elementText(group, "DesiredCapacity");
    if (size !== undefined) {
      const wanted = { AutoScalingGroupName: name, DesiredCapacity: size };
      await askAutoScaling("SetDesiredCapacity", wanted, call, ask);
    }
    return answer;
  },
};
