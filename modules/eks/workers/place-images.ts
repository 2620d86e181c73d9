import { DataAwsAmi } from "@cdktf/provider-aws/lib/data-aws-ami";
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { Construct } from "constructs";
import type { ImageLookup } from "../../nodes/ami/image";

/** The look-ups of images, and the id that each finds. */
export function placeImages(
  scope: Construct,
  lookups: { readonly [key: string]: ImageLookup },
): Record<string, string> {
  return Object.fromEntries(Object.entries(lookups).map(([key, lookup]) => [key, imageId(scope, key, lookup)]));
}

function imageId(scope: Construct, key: string, lookup: ImageLookup): string {
  // Not `value`, which counts as a secret and would hide the image id in every plan.
  if ("parameter" in lookup) return new DataAwsSsmParameter(scope, key, { name: lookup.parameter }).insecureValue;
  const { name, owners, architecture } = lookup.filter;
  const filter = [
    { name: "name", values: [name] },
    { name: "architecture", values: [architecture] },
  ];
  return new DataAwsAmi(scope, key, { mostRecent: true, owners: [...owners], filter }).id;
}
