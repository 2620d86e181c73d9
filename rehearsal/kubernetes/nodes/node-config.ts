import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { mustRun } from "../../processes";
import { KubernetesRefusal, type KubernetesClient } from "../client";

/** The newest of nodeadm that the Go module proxy has; its folder crds/ holds the schema of a NodeConfig. */
const MODULE = "github.com/awslabs/amazon-eks-ami/nodeadm";
const VERSION = "v0.0.0-20240229193347-cfab22a10647";
const SUM = "h1:8yRBVsjGmI7qQsPWtIrbWP+XfwHO9Wq7gdLVzjqiZFs=";
const CRD = path.join("crds", "node.eks.aws_nodeconfigs.yaml");

/** Fields that nodeadm has learned since, and kubelet.config, of which that schema wrongly wants every value to be an object. */
const NOT_JUDGED = [
  "featureGates",
  "containerd.baseRuntimeSpec",
  "instance.environment",
  "instance.network",
  "instance.localStorage.disabledMounts",
  "instance.localStorage.mountPath",
  "kubelet.config",
  "kubelet.maxPodsExpression",
];
/** @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/ */
const COLLECTION = "/apis/node.eks.aws/v1alpha1/nodeconfigs";

const schemaFile = (kept: string) => path.join(kept, `nodeadm-${VERSION}.yaml`);

export function isSchemaThere(kept: string): boolean {
  return existsSync(schemaFile(kept));
}

/** Takes the schema out of the module, whose checksum is known. */
export async function fetchSchema(kept: string): Promise<void> {
  const settings = { cwd: kept, env: process.env as Record<string, string> };
  const { stdout } = await mustRun("go", ["mod", "download", "-json", `${MODULE}@${VERSION}`], settings);
  const { Dir, Sum } = JSON.parse(stdout) as { Dir: string; Sum: string };
  if (Sum !== SUM) throw new Error(`${MODULE} ${VERSION} has the checksum ${Sum}, and should have ${SUM}`);
  mkdirSync(kept, { recursive: true });
  copyFileSync(path.join(Dir, CRD), schemaFile(kept));
}

/** Lets a cluster's API server judge NodeConfigs; none is ever kept there. */
export async function installSchema(client: KubernetesClient, kept: string): Promise<void> {
  if (!isSchemaThere(kept)) return;
  const crd = parse(readFileSync(schemaFile(kept), "utf8")) as { metadata: { name: string } };
  const at = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${crd.metadata.name}`;
  await client.apply(at, crd, "rehearsal");
}

/** What nodeadm's own schema says against a NodeConfig: a misspelt field, a value of the wrong kind. */
export async function judged(client: KubernetesClient, document: object): Promise<string | undefined> {
  const config = withoutNewer({ ...document, metadata: { name: "judged" } });
  try {
    await client.create(`${COLLECTION}?dryRun=All&fieldValidation=Strict`, config);
    return undefined;
  } catch (error) {
    if (!(error instanceof KubernetesRefusal)) throw error;
    // Without the schema there is no such collection.
    if (error.status === 404) return undefined;
    return `nodeadm would not take its NodeConfig: ${error.message}`;
  }
}

/** The document without the fields that the schema cannot judge. */
export function withoutNewer(document: object): object {
  const copy = structuredClone(document) as { spec?: Record<string, unknown> };
  for (const field of NOT_JUDGED) {
    const names = field.split(".");
    const last = names.pop()!;
    const parent = names.reduce<Record<string, unknown> | undefined>(
      (part, name) => part?.[name] as Record<string, unknown> | undefined,
      copy.spec,
    );
    if (parent) delete parent[last];
  }
  return copy;
}
