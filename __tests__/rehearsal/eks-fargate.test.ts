import { mends } from "../../rehearsal/mends";
import { eksOf, type World } from "../helpers/mended";

const CLUSTER = {
  name: "c",
  arn: "arn:aws:eks:us-east-1:1:cluster/c",
  resourcesVpcConfig: { subnetIds: ["subnet-a"] },
};
const WORLD: World = {
  "GET /clusters/c": { cluster: CLUSTER },
  "DELETE /clusters/c": { cluster: CLUSTER },
  iam: "<AssumeRolePolicyDocument>eks-fargate-pods.amazonaws.com</AssumeRolePolicyDocument>",
  ec2: "<vpcId>vpc-1</vpcId><routeTableId>rtb-1</routeTableId><gatewayId>local</gatewayId>",
};
const PROFILE = {
  fargateProfileName: "f",
  podExecutionRoleArn: "arn:aws:iam::1:role/f",
  selectors: [{ namespace: "web" }],
  tags: { a: "1", b: "1" },
};
const PATH = "/clusters/c/fargate-profiles";
const door = (world: World = {}) => eksOf(mends(), { ...WORLD, ...world });
const profileIn = (answer: object) =>
  (answer as { fargateProfile: { fargateProfileArn: string; status: string; tags: object } }).fargateProfile;

test("a Fargate profile is being made at the first look, and being deleted at the first look after that", async () => {
  const eks = door();
  const made = profileIn(await eks(`POST ${PATH}`, PROFILE));
  expect(made).toMatchObject({ ...PROFILE, clusterName: "c", subnets: ["subnet-a"], status: "CREATING" });
  expect(made.fargateProfileArn).toMatch(/^arn:aws:eks:us-east-1:1:fargateprofile\/c\/f\/[\w-]{36}$/);
  expect(await eks(`GET ${PATH}`)).toEqual({ fargateProfileNames: ["f"] });
  const seen: string[] = [];
  for (const method of ["GET", "GET", "GET", "DELETE", "GET"])
    seen.push(profileIn(await eks(`${method} ${PATH}/f`)).status);
  expect(seen).toEqual(["CREATING", "ACTIVE", "ACTIVE", "DELETING", "DELETING"]);
  expect(await eks(`GET ${PATH}/f`)).toMatchObject({ code: "ResourceNotFoundException" });
  expect(await eks(`GET ${PATH}`)).toEqual({ fargateProfileNames: [] });
});

test("a Fargate profile's tags change", async () => {
  const eks = door();
  const { fargateProfileArn } = profileIn(await eks(`POST ${PATH}`, PROFILE));
  const path = `/tags/${encodeURIComponent(fargateProfileArn)}`;
  await eks(`POST ${path}`, { tags: { b: "2" } });
  await eks(`DELETE ${path}?tagKeys=a`);
  expect(await eks(`GET ${path}`)).toEqual({ tags: { b: "2" } });
  expect(profileIn(await eks(`GET ${PATH}/f`)).tags).toEqual({ b: "2" });
  expect(await eks(`GET ${path}x`)).toMatchObject({ code: "NotFoundException" });
});

test.each([
  ["without its cluster", { "GET /clusters/c": undefined }, "ClientException", "no /clusters/c"],
  ["with a role for other services", { iam: "" }, "InvalidParameterException", "Misconfigured PodExecutionRole"],
  ["in a subnet that does not exist", { ec2: "" }, "InvalidParameterException", "'subnet-a' does not exist"],
  [
    "in a public subnet",
    { ec2: "<vpcId>vpc-1</vpcId><gatewayId>igw-1</gatewayId>" },
    "InvalidParameterException",
    "Subnet subnet-a provided in Fargate Profile is not a private subnet",
  ],
])("no Fargate profile is made %s", async (_what, world, code, message) => {
  const refused = await door(world as World)(`POST ${PATH}`, PROFILE);
  expect(refused).toEqual({ code, message: expect.stringContaining(message) as string });
});

test("a name is taken once in a cluster, and a cluster with Fargate profiles or node groups stays", async () => {
  const eks = door();
  expect(await eks("DELETE /clusters/c")).toHaveProperty("cluster");
  await eks(`POST ${PATH}`, PROFILE);
  expect(await eks(`POST ${PATH}`, PROFILE)).toMatchObject({ code: "InvalidRequestException" });
  expect(await eks("DELETE /clusters/c")).toMatchObject({ code: "ResourceInUseException" });
  const grouped = door({ "GET /clusters/c/node-groups": { nodegroups: ["n"] } });
  expect(await grouped("DELETE /clusters/c")).toEqual({
    code: "ResourceInUseException",
    message: "Cluster has nodegroups attached",
  });
});
