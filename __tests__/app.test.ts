import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { contentsOf, MODULE_CONTEXT, PROJECT, runApp } from "./helpers/run-app";
import { temporaryFolder } from "./helpers/temporary-folder";

test("main.ts writes the same bytes from two folders", () => {
  const elsewhere = path.join(temporaryFolder(), "a", "deeper", "folder");
  mkdirSync(elsewhere, { recursive: true });
  for (const name of ["main.ts", "settings.ts", "modules", "tsconfig.json", "package.json", "cdktf.json"]) {
    cpSync(path.join(PROJECT, name), path.join(elsewhere, name), { recursive: true });
  }
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(elsewhere, "node_modules"));
  const here = contentsOf(runApp("main.ts"));
  expect(Object.keys(here)).toEqual([
    "manifest.json",
    "stacks/my-cluster/cdk.tf.json",
    "stacks/my-cluster-kubernetes/cdk.tf.json",
  ]);
  expect(contentsOf(runApp("main.ts", {}, elsewhere))).toEqual(here);
  expect(JSON.stringify(here)).not.toContain(os.homedir());
});

test("one word switches main.ts to the document's own subnets", () => {
  const files = contentsOf(runApp("main.ts", { EKS_NETWORK: "existing" }));
  const json = JSON.parse(files["stacks/my-cluster/cdk.tf.json"]!) as {
    resource: Record<string, Record<string, object>>;
  };
  expect(json.resource.aws_vpc).toBeUndefined();
  expect(json.resource.aws_eks_cluster!.eks_cluster).toMatchObject({
    vpc_config: { subnet_ids: ["subnet-abcde012", "subnet-bcde012a", "subnet-fghi345a"] },
  });
});

test("a word that is none is refused", () => {
  expect(() => runApp("main.ts", { EKS_NETWORK: "exsiting" })).toThrow(
    'EKS_NETWORK ("exsiting") is not one of own, existing',
  );
});

test("the bindings of an HCL module hand a network to the cluster, and the module comes along", () => {
  const files = contentsOf(runApp("examples/existing-network/main.ts", MODULE_CONTEXT));
  const json = JSON.parse(files["stacks/shared-network/cdk.tf.json"]!) as {
    module: { network: { source: string; name: string } };
    resource: Record<string, Record<string, object>>;
  };
  expect(json.module.network.name).toBe("shared");
  const copied = path.join("stacks/shared-network", json.module.network.source, "main.tf");
  expect(files[copied]).toContain('output "subnet_ids"');
  expect(json.resource.aws_eks_cluster!["my-cluster_cluster"]).toMatchObject({
    vpc_config: { subnet_ids: "${module.network.subnet_ids}" },
  });
});
