import { formOf } from "../routing";
import { elementText } from "../xml";
import { askEc2 } from "./ask";
import { queryRefusal, type Mend } from "./types";

/** A security group stands in a network that there is. */
export const absentNetworks: Mend = {
  name: "absent networks",
  reason:
    "moto makes a security group in a VPC that does not exist, and it is the group's rules that cannot be changed then",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
  service: "ec2",
  applies: (call) => call.operation === "CreateSecurityGroup" && formOf(call).has("VpcId"),
  async answer(call, ask) {
    const id = formOf(call).get("VpcId")!;
    const found = elementText(await askEc2("DescribeVpcs", { "VpcId.1": id }, call, ask), "vpcId");
    return found === undefined
      ? queryRefusal("ec2", 400, "InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`)
      : ask(call);
  },
};

/** The end of a log group's ARN, as AWS's APIs take it: with or without the mark for its streams. */
const LOG_GROUP = /:log-group:([^:]+)/;

/** A flow log's group may be named by its ARN alone. */
export const flowLogDestinations: Mend = {
  name: "flow log destinations",
  reason: "moto looks for a flow log's group by name only, and breaks on one that is named by its ARN",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html",
  service: "ec2",
  applies: (call) => call.operation === "CreateFlowLogs" && !formOf(call).has("LogGroupName"),
  answer(call, ask) {
    const form = formOf(call);
    const name = LOG_GROUP.exec(form.get("LogDestination") ?? "")?.[1];
    if (name === undefined) return ask(call);
    form.set("LogGroupName", name);
    return ask({ ...call, body: Buffer.from(form.toString()) });
  },
};

const BY_ASSOCIATION = "ipv6-cidr-block-association.association-id";

/** A subnet is found by the association of its IPv6 block. */
export const subnetsByAssociation: Mend = {
  name: "subnets by association",
  reason: "moto breaks on a filter by the association of an IPv6 block, which the provider waits with",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html",
  service: "ec2",
  applies: (call) => call.operation === "DescribeSubnets" && formOf(call).get("Filter.1.Name") === BY_ASSOCIATION,
  async answer(call, ask) {
    const association = formOf(call).get("Filter.1.Value.1") ?? "";
    const all = await askEc2("DescribeSubnets", {}, call, ask);
    const found = all.split("<subnetId>").find((part, index) => index > 0 && part.includes(association));
    const form = formOf(call);
    form.set("Filter.1.Name", "subnet-id");
    form.set("Filter.1.Value.1", found?.slice(0, found.indexOf("<")) ?? "none");
    return ask({ ...call, body: Buffer.from(form.toString()) });
  },
};
