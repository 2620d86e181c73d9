import { StorageClass, storageParameters, validateStorageClass, type StorageClassProps } from "../../modules";
import { parsed } from "../../modules/testing";

const classOf = (props: StorageClassProps = {}) =>
  parsed((stack) => new StorageClass(stack, "gp3", props)).resource.kubernetes_storage_class_v1!.gp3!;

test("what it is unless it is told otherwise", () => {
  const { "//": _, ...placed } = classOf();
  expect(placed).toEqual({
    metadata: { name: "gp3" },
    storage_provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true" },
    reclaim_policy: "Delete",
    allow_volume_expansion: true,
    volume_binding_mode: "WaitForFirstConsumer",
    depends_on: [],
  });
});

test("every prop ends in its argument, false too", () => {
  expect(
    classOf({
      name: "fast",
      isDefault: true,
      reclaimPolicy: "Retain",
      allowVolumeExpansion: false,
      volumeBindingMode: "Immediate",
      storageProvisioner: "ebs.csi.eks.amazonaws.com",
    }),
  ).toMatchObject({
    metadata: { name: "fast", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    reclaim_policy: "Retain",
    allow_volume_expansion: false,
    volume_binding_mode: "Immediate",
    storage_provisioner: "ebs.csi.eks.amazonaws.com",
  });
});

test.each<[StorageClassProps, Record<string, string>]>([
  [{ encrypted: false }, { type: "gp3", encrypted: "false" }],
  [
    { iops: 4000, throughput: 250, kmsKeyId: "k", fsType: "xfs", parameters: { tagSpecification_1: "a=b" } },
    {
      type: "gp3",
      encrypted: "true",
      iops: "4000",
      throughput: "250",
      kmsKeyId: "k",
      "csi.storage.k8s.io/fstype": "xfs",
      tagSpecification_1: "a=b",
    },
  ],
])("the driver is told %j as text", (props, parameters) => {
  expect(storageParameters(props)).toEqual(parameters);
});

test.each<[string, object, string]>([
  [
    "a key that encrypts nothing",
    { encrypted: false, kmsKeyId: "k" },
    "kmsKeyId is given while encrypted is false; drop one of them",
  ],
  [
    "throughput of another type",
    { type: "gp2", throughput: 125 },
    'throughput goes with type "gp3" alone, and this is gp2; drop it',
  ],
  ["io2 without iops", { type: "io2" }, 'type "io2" needs iops; give them'],
  ["no iops", { iops: 0 }, "iops (0) must be a whole number of 1 or more"],
  [
    "a type of AWS's that is none",
    { type: "gp4" },
    'type ("gp4") is not one of gp3, gp2, io1, io2, st1, sc1, standard; did you mean "gp3"?',
  ],
  ["a name that Kubernetes refuses", { name: "GP3" }, 'name ("GP3") may hold small letters, digits, "-" and "."'],
  [
    "a parameter with a prop of its own",
    { parameters: { type: "io2" } },
    'parameters: "type" has a prop of its own; set type',
  ],
])("refuses %s", (_, props, problem) => {
  expect(validateStorageClass(props as StorageClassProps)).toEqual([problem]);
});
