import { filters } from "../query";
import { jsonOf, type Call } from "../routing";
import { elementTexts } from "../xml";
import { askEc2 } from "./ask";
import { minorOf } from "./eks-cluster-changes";
import { releaseOf } from "./eks-node-group-changes";
import { jsonAnswer, type Ask, type Mend } from "./types";

/** A parameter that tells of the image for nodes of a Kubernetes version. */
interface ImageParameter {
  readonly version: string;
  readonly architecture: string;
  /** What of the image it tells. */
  readonly fact: string;
  /** The family's place among the emulator's images. */
  readonly offset: number;
}

/** The families of images for EKS nodes, by their parameters. */
const FAMILIES = [
  {
    pattern:
      /^\/aws\/service\/eks\/optimized-ami\/(1\.\d+)\/amazon-linux-2023\/(x86_64|arm64)\/\w+\/recommended\/(image_id|release_version)$/,
    offset: 0,
  },
  {
    pattern: /^\/aws\/service\/bottlerocket\/aws-k8s-(1\.\d+)(?:-[a-z]+)*\/(x86_64|arm64)\/[\w.]+\/(image_id)$/,
    offset: 3,
  },
];

/** The emulator's images of which some stand for those that AWS recommends; three kernels, each in two sizes. */
const IMAGES = ["al2023-ami-2023.*", "al2023-ami-minimal-*"];

/** The images that AWS recommends for EKS nodes: others for every Kubernetes version. */
export const eksImageParameters: Mend = {
  name: "EKS image parameters",
  reason:
    "moto knows neither /aws/service/eks nor /aws/service/bottlerocket parameters, and nobody may write there; the launch template's image is looked up by one",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html",
  service: "ssm",
  applies: (call) => call.operation === "GetParameter" && parameterOf(nameOf(call)) !== undefined,
  async answer(call, ask) {
    const name = nameOf(call);
    const wanted = parameterOf(name)!;
    const value = wanted.fact === "image_id" ? await imageOf(wanted, call, ask) : releaseOf(wanted.version);
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
  return String(jsonOf<{ Name: string }>(call).Name);
}

function parameterOf(name: string): ImageParameter | undefined {
  const [found] = FAMILIES.flatMap(({ pattern, offset }) => {
    const [, version, architecture, fact] = pattern.exec(name) ?? [];
    return version && architecture && fact ? [{ version, architecture, fact, offset }] : [];
  });
  return found;
}

/** One of the images that the emulator ships, so that instances can be started from it; another for every version. */
async function imageOf({ version, architecture, offset }: ImageParameter, call: Call, ask: Ask): Promise<string> {
  const xml = await askEc2("DescribeImages", filters({ architecture, name: IMAGES }), call, ask);
  const ids = elementTexts(xml, "imageId").toSorted((a, b) => a.localeCompare(b, "en"));
  const id = ids[(minorOf(version) + offset) % ids.length];
  if (id === undefined) throw new Error(`the emulator has no image for ${architecture}`);
  return id;
}
