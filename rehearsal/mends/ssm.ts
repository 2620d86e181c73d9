import { filters } from "../query";
import type { Call } from "../routing";
import { elementText } from "../xml";
import { askEc2 } from "./ask";
import { jsonAnswer, type Ask, type Mend } from "./types";

const PARAMETER =
  /^\/aws\/service\/eks\/optimized-ami\/[\d.]+\/amazon-linux-2023\/(x86_64|arm64)\/\w+\/recommended\/image_id$/;

/** The images that AWS recommends for EKS nodes. */
export const eksImageParameters: Mend = {
  name: "EKS image parameters",
  reason:
    "moto knows no /aws/service/eks parameters, and nobody may write there; the launch template's image is looked up by one",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html",
  service: "ssm",
  applies: (call) => call.operation === "GetParameter" && PARAMETER.test(nameOf(call)),
  async answer(call, ask) {
    const name = nameOf(call);
    const architecture = PARAMETER.exec(name)![1]!;
    const value = await imageOf(architecture, call, ask);
    const parameter = {
      Name: name,
      Type: "String",
      Value: value,
      Version: 1,
      DataType: "text",
      LastModifiedDate: 1767225600,
    };
    return jsonAnswer({ Parameter: parameter }, 200, "application/x-amz-json-1.1");
  },
};

function nameOf(call: Call): string {
  return String((JSON.parse(call.body.toString() || "{}") as { Name?: string }).Name);
}

/** One of the images that the emulator ships, so that instances can be started from it. */
async function imageOf(architecture: string, call: Call, ask: Ask): Promise<string> {
  const filter = filters({ architecture });
  const id = elementText(await askEc2("DescribeImages", filter, call, ask), "imageId");
  if (id === undefined) throw new Error(`the emulator has no image for ${architecture}`);
  return id;
}
