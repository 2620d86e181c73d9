import { withoutNewer } from "../../../rehearsal/kubernetes/nodes/node-config";

test("fields that the schema does not know yet are not judged, and the document stays as it was", () => {
  const document = {
    kind: "NodeConfig",
    spec: {
      cluster: { name: "c" },
      featureGates: { InstanceIdNodeName: true },
      instance: { localStorage: { strategy: "RAID0", mountPath: "/x" } },
      kubelet: { config: { maxPods: 17 }, flags: ["--node-labels=a=b"] },
    },
  };
  const before = structuredClone(document);
  expect(withoutNewer(document)).toEqual({
    kind: "NodeConfig",
    spec: {
      cluster: { name: "c" },
      instance: { localStorage: { strategy: "RAID0" } },
      kubelet: { flags: ["--node-labels=a=b"] },
    },
  });
  expect(document).toEqual(before);
  expect(withoutNewer({ kind: "NodeConfig" })).toEqual({ kind: "NodeConfig" });
});
