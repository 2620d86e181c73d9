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
