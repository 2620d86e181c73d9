import { readFileSync } from "node:fs";
import path from "node:path";
import { INSTANCE_TYPES_AS_OF, instanceTypeFacts, knownInstanceTypes } from "../../modules/facts/instance-types";
import { acceleratorOf, architectureOf } from "../../modules/nodes/ami/instance-type";

const KNOWN = knownInstanceTypes();

test.each([
  ["m5.large", { architecture: "x86_64", nitro: true, vcpus: 2, networkInterfaces: 3, ipv4PerInterface: 10 }],
  ["m7g.medium", { architecture: "arm64", nitro: true, vcpus: 1, networkInterfaces: 2, ipv4PerInterface: 4 }],
  ["t2.micro", { architecture: "x86_64", nitro: false, vcpus: 1, networkInterfaces: 2, ipv4PerInterface: 2 }],
  // Several network cards, of which the default one counts.
  [
    "p4d.24xlarge",
    {
      architecture: "x86_64",
      accelerator: "nvidia",
      nitro: true,
      vcpus: 96,
      networkInterfaces: 15,
      ipv4PerInterface: 50,
    },
  ],
  [
    "trn2u.48xlarge",
    {
      architecture: "x86_64",
      accelerator: "neuron",
      nitro: true,
      vcpus: 192,
      networkInterfaces: 2,
      ipv4PerInterface: 50,
    },
  ],
])("what EC2 says of %s", (instanceType, facts) => {
  expect(instanceTypeFacts(instanceType)).toEqual({ accelerator: undefined, ...facts });
});

test("bare metal has no hypervisor and is of the Nitro system all the same", () => {
  expect(instanceTypeFacts("m5.metal")).toMatchObject({ nitro: true, vcpus: 96 });
  expect(instanceTypeFacts("c7i.metal-24xl")).toMatchObject({ nitro: true, vcpus: 96 });
});

test.each(["m99.large", "m5", "m5.", ".large", "", "m5.larg", "${TfToken[TOKEN.1]}"])(
  "knows nothing of %j",
  (given) => {
    expect(instanceTypeFacts(given)).toBeUndefined();
  },
);

test("the list is whole: every row can be read, and every number in it is one", () => {
  expect(KNOWN.length).toBeGreaterThan(1300);
  expect(new Set(KNOWN).size).toBe(KNOWN.length);
  const unreadable = KNOWN.filter((instanceType) => {
    const { vcpus, networkInterfaces, ipv4PerInterface } = instanceTypeFacts(instanceType)!;
    return ![vcpus, networkInterfaces, ipv4PerInterface].every((number) => Number.isInteger(number) && number > 0);
  });
  expect(unreadable).toEqual([]);
});

test("a name says the same of the processor and of the chips beside it as EC2 does", () => {
  const otherwise = KNOWN.filter((instanceType) => {
    const { architecture, accelerator } = instanceTypeFacts(instanceType)!;
    return architecture !== architectureOf(instanceType) || accelerator !== acceleratorOf(instanceType);
  });
  expect(otherwise).toEqual([]);
});

test("the day that messages name is the day on which the list was read", () => {
  const data = readFileSync(path.join(__dirname, "..", "..", "modules", "facts", "instance-types.data.ts"), "utf8");
  expect(/read (\d{4}-\d{2}-\d{2})/.exec(data)?.[1]).toBe(INSTANCE_TYPES_AS_OF);
});
