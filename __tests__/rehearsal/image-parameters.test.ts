import { IMAGES, imagesForMoto } from "../../rehearsal/images";
import { eksImageParameters } from "../../rehearsal/mends/ssm";
import { callOf } from "../helpers/calls";

const asking = (Name: string) =>
  callOf({ service: "ssm", operation: "GetParameter", body: Buffer.from(JSON.stringify({ Name })) });
const al2023 = (version: string, last = "recommended/image_id", architecture = "x86_64") =>
  `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/standard/${last}`;
const bottlerocket = (version: string, last = "latest/image_id") =>
  `/aws/service/bottlerocket/aws-k8s-${version}/x86_64/${last}`;

async function imageAt(name: string) {
  const { body } = await eksImageParameters.answer(asking(name), () => Promise.reject(new Error("not asked")));
  const { Value } = (JSON.parse(body.toString()) as { Parameter: { Value: string } }).Parameter;
  return IMAGES.find(({ id }) => id === Value) ?? Value;
}

test("no two images share an id, and the emulator gets each with its architecture", () => {
  expect(new Set(IMAGES.map(({ id }) => id)).size).toBe(IMAGES.length);
  expect(imagesForMoto()).toHaveLength(IMAGES.length);
  expect(imagesForMoto()).toContainEqual(
    expect.objectContaining({ name: "amazon-eks-node-al2023-arm64-standard-1.35-v20260115", architecture: "arm64" }),
  );
});

test.each([
  [al2023("1.34"), { reader: "nodeadm", architecture: "x86_64", version: "1.34" }],
  [al2023("1.36", undefined, "arm64"), { reader: "nodeadm", architecture: "arm64", version: "1.36" }],
  [al2023("1.34", "amazon-eks-node-al2023-x86_64-standard-1.34-v20260115/image_id"), { version: "1.34" }],
  [bottlerocket("1.31"), { reader: "Bottlerocket", version: "1.31" }],
  [bottlerocket("1.31", "1.50.0/image_id"), { reader: "Bottlerocket", version: "1.31" }],
  [
    "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.33/image_id",
    { reader: "Start-EKSBootstrap.ps1", version: "1.33" },
  ],
  ["/aws/service/eks/optimized-ami/1.32/amazon-linux-2-arm64/recommended/image_id", { architecture: "arm64" }],
])("%s tells of an image of its own", async (name, image) => {
  expect(await imageAt(name)).toMatchObject(image);
});

test("a release has a number", async () => {
  expect(await imageAt(al2023("1.35", "recommended/release_version"))).toMatch(/^1\.35\.\d+-\d{8}$/);
  expect(await imageAt(bottlerocket("1.35", "latest/image_version"))).toBe("1.50.0");
});

test.each([
  al2023("1.99"),
  al2023("1.34", "amazon-eks-node-al2023-x86_64-standard-1.34-v19990101/image_id"),
  bottlerocket("1.31", "0.1.0/image_id"),
  "/aws/service/eks/optimized-ami/1.33/amazon-linux-2/recommended/image_id",
  "/aws/service/ami-amazon-linux-latest/x",
])("%s is the emulator's, which has it or not", (name) => {
  expect(eksImageParameters.applies(asking(name))).toBe(false);
});

test("only GetParameter is answered", () => {
  expect(eksImageParameters.applies(asking(al2023("1.35")))).toBe(true);
  expect(eksImageParameters.applies({ ...asking(al2023("1.35")), operation: "GetParameters" })).toBe(false);
});
