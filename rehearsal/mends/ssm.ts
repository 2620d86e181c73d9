import { filters } from "../query";
import type { Call } from "../routing";
import { elementTexts } from "../xml";
import { askEc2 } from "./ask";
import { jsonAnswer, type Ask, type Mend } from "./types";

/** Minor version and architecture stand in the names of both families. */
const PARAMETERS = [
  /^\/aws\/service\/eks\/optimized-ami\/1\.(\d+)\/amazon-linux-2023\/(x86_64|arm64)\/\w+\/recommended\/image_id$/,
  /^\/aws\/service\/bottlerocket\/aws-k8s-1\.(\d+)(?:-\w+)*\/(x86_64|arm64)\/(?:latest|[\d.]+)\/image_id$/,
];

/** The images that AWS recommends for EKS nodes. */
export const eksImageParameters: Mend = {
  name: "EKS image parameters",
  reason:
    "moto knows no /aws/service/eks parameters, and nobody may write there; the launch template's image is looked up by one",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html",
  service: "ssm",
  applies: (call) => call.operation === "GetParameter" && found(nameOf(call)) !== undefined,
  async answer(call, ask) {
    const name = nameOf(call);
    const { minor, architecture } = found(name)!;
    const value = await imageOf(minor, architecture, call, ask);
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

/** What a parameter's name asks for; undefined where it is none of these. */
function found(name: string): { readonly minor: number; readonly architecture: string } | undefined {
  const match = PARAMETERS.map((pattern) => pattern.exec(name)).find((one) => one !== null);
  return match ? { minor: Number(match[1]), architecture: match[2]! } : undefined;
}

function nameOf(call: Call): string {
  return String((JSON.parse(call.body.toString() || "{}") as { Name?: string }).Name);
}

/** One of the images that the emulator ships, so that instances can be started from it; another for each minor version. */
async function imageOf(minor: number, architecture: string, call: Call, ask: Ask): Promise<string> {
  const xml = await askEc2("DescribeImages", filters({ architecture }), call, ask);
  const ids = [...new Set(elementTexts(xml, "imageId"))].toSorted();
  const id = ids[minor % ids.length];
  if (id === undefined) throw new Error(`the emulator has no image for ${architecture}`);
  return id;
}
