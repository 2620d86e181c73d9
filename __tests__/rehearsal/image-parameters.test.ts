import { eksImageParameters } from "../../rehearsal/mends/ssm";
import type { Ask } from "../../rehearsal/mends/types";
import { callOf } from "../helpers/calls";

const asking = (Name: string) =>
  callOf({ service: "ssm", operation: "GetParameter", body: Buffer.from(JSON.stringify({ Name })) });
const al2023 = (version: string, fact = "image_id") =>
  `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/x86_64/standard/recommended/${fact}`;
const bottlerocket = (version: string, architecture = "x86_64") =>
  `/aws/service/bottlerocket/aws-k8s-${version}/${architecture}/latest/image_id`;

/** Six images, in another order at every question. */
function images(): Ask {
  let asked = 0;
  return ({ body }) => {
    const prefix = body.toString().includes("arm64") ? "arm" : "x86";
    const ids = [0, 1, 2, 3, 4, 5].map((id) => `<imageId>ami-${prefix}-${(id + asked) % 6}</imageId>`);
    asked += 1;
    return Promise.resolve({ status: 200, headers: {}, body: Buffer.from(ids.join("")) });
  };
}

async function valueOf(name: string, ask: Ask): Promise<string> {
  const { body } = await eksImageParameters.answer(asking(name), ask);
  return (JSON.parse(body.toString()) as { Parameter: { Value: string } }).Parameter.Value;
}

test.each([al2023, bottlerocket])(
  "every Kubernetes version has an image of its own, always the same: %p",
  async (of) => {
    const ask = images();
    const values: string[] = [];
    for (const version of ["1.31", "1.32", "1.33", "1.34", "1.35", "1.36", "1.35"])
      values.push(await valueOf(of(version), ask));
    expect(new Set(values).size).toBe(6);
    expect(values.at(-1)).toBe(values.at(4));
  },
);

test("families and architectures have images of their own, and a release has a number", async () => {
  const ask = images();
  expect(await valueOf(al2023("1.35"), ask)).not.toBe(await valueOf(bottlerocket("1.35"), ask));
  expect(await valueOf(bottlerocket("1.35", "arm64"), ask)).toMatch(/^ami-arm-/);
  expect(await valueOf(al2023("1.35", "release_version"), ask)).toMatch(/^1\.35\.\d+-\d{8}$/);
  await expect(
    valueOf(al2023("1.35"), () => Promise.resolve({ status: 200, headers: {}, body: Buffer.alloc(0) })),
  ).rejects.toThrow("no image for x86_64");
});

test("other parameters are the emulator's", () => {
  expect(eksImageParameters.applies(asking(al2023("1.35")))).toBe(true);
  expect(eksImageParameters.applies(asking(bottlerocket("1.35-nvidia")))).toBe(true);
  expect(eksImageParameters.applies(asking("/aws/service/ami-amazon-linux-latest/x"))).toBe(false);
  expect(eksImageParameters.applies({ ...asking(al2023("1.35")), operation: "GetParameters" })).toBe(false);
});
