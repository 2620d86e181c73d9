import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AWS_NODE_ENV } from "../../../rehearsal/kubernetes/aws-node";
import { binariesOf, buildObstacle, missingBinaries } from "../../../rehearsal/kubernetes/binaries";
import type { KubernetesClient, KubernetesObject } from "../../../rehearsal/kubernetes/client";
import { dnsIpIn, shipInto, shippedAwsNode } from "../../../rehearsal/kubernetes/shipped";
import { temporaryFolder } from "../../helpers/temporary-folder";

/** What a new cluster is given, by kind and name, and under whose name. */
async function shipped(addons: boolean): Promise<{ names: string[]; managers: string[] }> {
  const names: string[] = [];
  const managers = new Set<string>();
  const client = {
    apply: (_path: string, { kind, metadata }: KubernetesObject, manager: string) => {
      names.push(`${kind} ${metadata.name}`);
      managers.add(manager);
      return Promise.resolve({});
    },
  } as unknown as KubernetesClient;
  await shipInto(client, addons ? { dnsIp: "10.100.0.10" } : undefined);
  return { names, managers: [...managers] };
}

test("a new cluster holds what EKS puts there, in EKS's name", async () => {
  const { names, managers } = await shipped(true);
  expect(managers).toEqual(["eks"]);
  for (const one of [
    ...["DaemonSet aws-node", "ServiceAccount aws-node", "ClusterRole aws-node", "ClusterRoleBinding aws-node"],
    ...["ConfigMap amazon-vpc-cni", "CustomResourceDefinition eniconfigs.crd.k8s.amazonaws.com"],
    ...["DaemonSet kube-proxy", "ServiceAccount kube-proxy", "ConfigMap kube-proxy", "ConfigMap kube-proxy-config"],
    ...["Deployment coredns", "ServiceAccount coredns", "ConfigMap coredns", "Service kube-dns"],
    ...["ClusterRole system:coredns", "ClusterRoleBinding system:coredns"],
  ])
    expect(names).toContain(one);
});

test("one that was asked for without add-ons holds none of them", async () => {
  expect((await shipped(false)).names.filter((name) => /aws-node|coredns|kube-proxy|eniconfigs/.test(name))).toEqual(
    [],
  );
});

test("aws-node is as shipped: 27 variables in order, two of them fields; probes and volumes", () => {
  const { spec } = shippedAwsNode as unknown as {
    spec: { template: { spec: { containers: { name: string; env: { name: string }[] }[]; initContainers: object[] } } };
  };
  const [node, agent] = spec.template.spec.containers;
  expect(node!.env.map(({ name }) => name)).toEqual([...Object.keys(AWS_NODE_ENV), "MY_NODE_NAME", "MY_POD_NAME"]);
  expect(Object.keys(AWS_NODE_ENV)).toHaveLength(25);
  expect(node).toMatchObject({ livenessProbe: { initialDelaySeconds: 60 }, readinessProbe: { timeoutSeconds: 10 } });
  expect(agent).toMatchObject({ name: "aws-eks-nodeagent", ports: [{ containerPort: 8162 }] });
  expect(spec.template.spec.initContainers).toHaveLength(1);
});

test("the name service has the tenth address of the Services", () => {
  expect(dnsIpIn("172.20.0.0/16")).toBe("172.20.0.10");
  expect(dnsIpIn("fd30:1c53:5f8a::/108")).toBe("fd30:1c53:5f8a::a");
});

test("programs come from KUBEBUILDER_ASSETS as far as they lie there, and are built else", () => {
  const assets = path.join(temporaryFolder(), "assets");
  mkdirSync(assets);
  for (const name of ["etcd", "kube-apiserver"]) writeFileSync(path.join(assets, name), "");
  const kept = temporaryFolder();
  const { etcd, "aws-cloud-controller-manager": controller } = binariesOf(kept, { KUBEBUILDER_ASSETS: assets });
  expect(etcd).toBe(path.join(assets, "etcd"));
  expect(controller.startsWith(kept)).toBe(true);
  expect(missingBinaries(kept, { KUBEBUILDER_ASSETS: assets })).toEqual(["aws-cloud-controller-manager"]);
  expect(missingBinaries(kept, {})).toHaveLength(3);
});

test("without Go there is a reason", () => {
  expect(buildObstacle(() => true)).toBeUndefined();
  expect(buildObstacle(() => false)).toMatch(/Go, which builds it once, was not found/);
});
