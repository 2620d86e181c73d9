import { formOf } from "../routing";
import { elementTexts } from "../xml";
import { askBalancer, askClassicBalancer } from "./ask";
import { queryRefusal, removing, type Mend } from "./types";

const OWN_TAGS = /<item>\s*<resourceType>launch-template<\/resourceType>\s*<tagSet>[\s\S]*?<\/tagSet>\s*<\/item>/g;

/** A template's own tags are not part of what it launches. */
export const launchTemplateTags: Mend = {
  name: "launch template tags",
  reason: "moto puts the template's own tags into the versions' launch data, so every second plan takes them out again",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResponseLaunchTemplateData.html",
  service: "ec2",
  applies: ({ operation }) => operation === "DescribeLaunchTemplateVersions",
  answer: removing(OWN_TAGS),
};

/** A subnet in which a load balancer stands stays. */
export const subnetsInUse: Mend = {
  name: "subnets in use",
  reason: "moto deletes a subnet under a load balancer, whose network interfaces hold it on AWS",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html",
  service: "ec2",
  applies: ({ operation }) => operation === "DeleteSubnet",
  async answer(call, ask) {
    const id = formOf(call).get("SubnetId") ?? "";
    const network = elementTexts(await askBalancer("DescribeLoadBalancers", {}, call, ask), "SubnetId");
    const classic = elementTexts(await askClassicBalancer("DescribeLoadBalancers", {}, call, ask), "member");
    if (![...network, ...classic].includes(id)) return ask(call);
    const message = `The subnet '${id}' has dependencies and cannot be deleted.`;
    return queryRefusal("ec2", 400, "DependencyViolation", message);
  },
};
