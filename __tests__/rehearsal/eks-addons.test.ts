import { mends } from "../../rehearsal/mends";
import { eksOf, type World } from "../helpers/mended";

const CLUSTER = {
  name: "c",
  arn: "arn:aws:eks:us-east-1:1:cluster/c",
  version: "1.34",
  resourcesVpcConfig: { subnetIds: ["subnet-a"] },
};
const door = (world: World = {}) => eksOf(mends(), { "GET /clusters/c": { cluster: CLUSTER }, ...world });

/** The versions of an add-on for a Kubernetes version. */
async function versionsOf(addon: string, kubernetes: string) {
  const asked = `GET /addons/supported-versions?addonName=${addon}&kubernetesVersion=${kubernetes}`;
  const { addons } = (await door()(asked)) as { addons: { addonVersions: { addonVersion: string }[] }[] };
  return addons.flatMap(({ addonVersions }) => addonVersions.map(({ addonVersion }) => addonVersion));
}

test.each(["vpc-cni", "coredns", "kube-proxy", "aws-ebs-csi-driver", "eks-pod-identity-agent"])(
  "%s has one version for each Kubernetes version, and a schema",
  async (addon) => {
    const [older, newer] = [await versionsOf(addon, "1.34"), await versionsOf(addon, "1.35")];
    expect([older.length, newer.length]).toEqual([1, 1]);
    expect(newer[0]).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
    expect(newer).not.toEqual(older);
    const asked = `GET /addons/configuration-schemas?addonName=${addon}&addonVersion=v9`;
    const { configurationSchema } = (await door()(asked)) as { configurationSchema: string };
    expect(JSON.parse(configurationSchema)).toHaveProperty("properties.tolerations");
  },
);

test("every add-on is listed with the Kubernetes versions that it goes with", async () => {
  const { addons } = (await door()("GET /addons/supported-versions")) as {
    addons: { addonName: string; addonVersions: { compatibilities: object[] }[] }[];
  };
  expect(addons).toHaveLength(6);
  expect(addons[0]!.addonVersions[0]!.compatibilities).toEqual([
    { clusterVersion: "1.36", platformVersions: ["*"], defaultVersion: true },
  ]);
});

test("what the rehearsal does not know it says", async () => {
  const eks = door();
  const refused = { code: "InvalidParameterException" };
  expect(await eks("GET /addons/supported-versions?addonName=x")).toMatchObject(refused);
  expect(await eks("GET /addons/supported-versions?kubernetesVersion=1.99")).toMatchObject(refused);
  expect(await eks("GET /addons/configuration-schemas?addonName=x&addonVersion=v1")).toEqual({
    code: "ResourceNotFoundException",
    message: expect.stringContaining("the rehearsal knows no add-on x, only vpc-cni, coredns") as string,
  });
});

test("an add-on without a version is made with the default one, and one with a version as it is", async () => {
  const asked: string[] = [];
  const world = { "POST /clusters/c/addons": { addon: {} } };
  const eks = eksOf(mends(), { "GET /clusters/c": { cluster: CLUSTER }, ...world }, ({ method, body }) => {
    if (method === "POST") asked.push(body.toString());
  });
  await eks("POST /clusters/c/addons", { addonName: "kube-proxy" });
  await eks("POST /clusters/c/addons", { addonName: "kube-proxy", addonVersion: "v1" });
  expect(asked.map((body) => (JSON.parse(body) as { addonVersion: string }).addonVersion)).toEqual([
    (await versionsOf("kube-proxy", "1.34"))[0],
    "v1",
  ]);
});

test.each([
  ["a variable that is no text", { env: { WARM_IP_TARGET: 1 } }, "$/env/WARM_IP_TARGET must be string"],
  ["no object", [], "$ must be object"],
])("an add-on is refused with %s", async (_, values, why) => {
  const configurationValues = JSON.stringify(values);
  const message = expect.stringContaining(why) as string;
  const refused = { code: "InvalidParameterException", message };
  const world = { "POST /clusters/c/addons": { addon: {} }, "POST /clusters/c/addons/vpc-cni/update": { update: {} } };
  const eks = door(world);
  expect(await eks("POST /clusters/c/addons", { addonName: "vpc-cni", configurationValues })).toEqual(refused);
  expect(await eks("POST /clusters/c/addons/vpc-cni/update", { configurationValues })).toEqual(refused);
});

test("a configuration may hold what is not known here, and be YAML", async () => {
  const eks = door({ "POST /clusters/c/addons": { addon: { addonName: "vpc-cni" } } });
  const made = (configurationValues: string) =>
    eks("POST /clusters/c/addons", { addonName: "vpc-cni", addonVersion: "v1", configurationValues });
  expect(await made('{"env":{"A":"b"},"eniConfig":{"create":true}}')).toEqual({ addon: { addonName: "vpc-cni" } });
  expect(await made("env:\n  A: b\n")).toEqual({ addon: { addonName: "vpc-cni" } });
});

test("an add-on's associations are made, told by ARN and taken away with it", async () => {
  const heard: string[] = [];
  const made = "/clusters/c/pod-identity-associations";
  const world = {
    "POST /clusters/c/addons": { addon: { addonName: "aws-ebs-csi-driver", podIdentityAssociations: [{ odd: true }] } },
    "GET /clusters/c/addons/aws-ebs-csi-driver": { addon: { addonName: "aws-ebs-csi-driver" } },
    "DELETE /clusters/c/addons/aws-ebs-csi-driver": { addon: { addonName: "aws-ebs-csi-driver" } },
    [`POST ${made}`]: { association: { associationArn: "arn:1", associationId: "a-1" } },
    [`DELETE ${made}/a-1`]: {},
  };
  const eks = eksOf(mends(), { "GET /clusters/c": { cluster: CLUSTER }, ...world }, ({ method, path, body }) => {
    if (path.startsWith(made)) heard.push(`${method} ${path} ${body.toString()}`.trim());
  });
  const told = { addon: { addonName: "aws-ebs-csi-driver", podIdentityAssociations: ["arn:1"] } };
  const wanted = [{ serviceAccount: "ebs-csi-controller-sa", roleArn: "arn:r" }];
  const asked = { addonName: "aws-ebs-csi-driver", addonVersion: "v1", podIdentityAssociations: wanted };
  expect(await eks("POST /clusters/c/addons", asked)).toEqual(told);
  expect(await eks("GET /clusters/c/addons/aws-ebs-csi-driver")).toEqual(told);
  await eks("DELETE /clusters/c/addons/aws-ebs-csi-driver");
  expect(heard).toEqual([
    `POST ${made} {"namespace":"kube-system","serviceAccount":"ebs-csi-controller-sa","roleArn":"arn:r"}`,
    `DELETE ${made}/a-1`,
  ]);
});
