import { IMAGES, type Image } from "../images";
import { jsonOf, type Call } from "../routing";
import { releaseOf } from "./eks-node-group-changes";
import { jsonAnswer, type Mend } from "./types";

const BY_PARAMETER = new Map(IMAGES.map((image) => [image.parameter, image]));

/** What the last word of a parameter tells of an image. */
const FACTS: Readonly<Record<string, (image: Image) => string>> = {
  image_id: ({ id }) => id,
  image_name: ({ name }) => name,
  release_version: ({ version }) => releaseOf(version),
  image_version: ({ name }) => /-v([\d.]+)-\w+$/.exec(name)?.[1] ?? "",
};

/** The images that AWS recommends for EKS nodes, and each of them by its own release. */
export const eksImageParameters: Mend = {
  name: "EKS image parameters",
  reason:
    "moto has no parameters of EKS's, Bottlerocket's or EKS's Windows images, and nobody may write there; the launch template's image is looked up by one",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html",
  service: "ssm",
  applies: (call) => call.operation === "GetParameter" && valueOf(nameOf(call)) !== undefined,
  answer(call) {
    const name = nameOf(call);
    const parameter = {
      Name: name,
      Type: "String",
      Value: valueOf(name),
      Version: 1,
      DataType: "text",
      LastModifiedDate: 1767225600,
    };
    return Promise.resolve(jsonAnswer({ Parameter: parameter }, 200, "application/x-amz-json-1.1"));
  },
};

function nameOf(call: Call): string {
  return String(jsonOf<{ Name: string }>(call).Name);
}

/** What a parameter says; undefined where it is none of these, or its Kubernetes version has no such image. */
function valueOf(name: string): string | undefined {
  const [, family, release, fact] = /^(.*)\/([^/]+)\/(\w+)$/.exec(name) ?? [];
  const read = FACTS[fact ?? ""];
  if (read === undefined) return undefined;
  const exact = BY_PARAMETER.get(name);
  if (exact) return read(exact);
  const image = BY_PARAMETER.get(`${family}/recommended/image_id`) ?? BY_PARAMETER.get(`${family}/latest/image_id`);
  if (image === undefined) return undefined;
  const known = ["recommended", "latest", image.name, FACTS.image_version!(image)].includes(release!);
  return known ? read(image) : undefined;
}
