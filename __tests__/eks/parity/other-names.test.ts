import { EksStack, type EksProps, type EksStackProps } from "../../../modules";
import { MODULE_GROUP_KEYS, MODULE_INPUTS } from "../../../modules/eks/module-names";
import { PARITY } from "../../../modules/eks/parity";
import { WORKER_GROUP_SHAPE } from "../../../modules/eks/workers/shape";
import { validateEks } from "../../../modules/eks/validate";
import { synthApp } from "../../helpers/app-stacks";
import { messageOf, NAMED_CALL } from "../../helpers/documents-call";

const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const rowsOf = (kind: "input" | "group") => PARITY.filter((topic) => topic.kind === kind).flatMap(({ rows }) => rows);

test("every name of the module's that is no prop here is known for what it is", () => {
  const inputs = rowsOf("input").filter((row) => !("prop" in row) || row.prop !== camel(row.name));
  expect(Object.keys(MODULE_INPUTS).toSorted()).toEqual([...new Set(inputs.map(({ name }) => camel(name)))].toSorted());
  const keys = rowsOf("group").map(({ name }) => camel(name));
  const unknown = keys.filter((key) => key !== "name" && !(key in WORKER_GROUP_SHAPE));
  expect(Object.keys(MODULE_GROUP_KEYS).toSorted()).toEqual([...new Set(unknown)].toSorted());
});

test.each<[object, string]>([
  [
    { write_kubeconfig: false },
    "write_kubeconfig is not a known key; a name of the registry module's that has no prop",
  ],
  [{ workerGroupsLaunchTemplate: [] }, 'did you mean "workerGroups"? It holds both kinds'],
  [
    { workerGroups: { a: { kms_key_id: "x" } } },
    'workerGroups.a.kms_key_id is not a known key; did you mean "rootKmsKeyId"?',
  ],
  [{ addons: { vpc_cni: true } }, 'addons.vpc_cni is not the name of an add-on; did you mean "vpc-cni"?'],
  [
    { addons: { "vpc-cni": { env: {} } } },
    "addons.vpc-cni.env is not a known key; settings of the add-on itself stand in",
  ],
])("%j is told", (more, problem) => {
  expect(validateEks({ ...NAMED_CALL, ...more } as EksProps)).toContainEqual(expect.stringContaining(problem));
});

test("where a stack has what an Eks has on top", () => {
  const props = { region: "eu-west-1", clusterName: "c", vpcId: "vpc-0", subnets: ["subnet-0a"] };
  const message = messageOf(() => synthApp((app) => new EksStack(app, "cloud", props as unknown as EksStackProps)));
  expect(message).toContain("vpcId is not a known key; in a stack it stands in network: { vpcId, subnets }");
});
