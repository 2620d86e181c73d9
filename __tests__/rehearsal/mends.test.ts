import { mends } from "../../rehearsal/mends";
import { lifecycleHooks, scaleInProtection } from "../../rehearsal/mends/autoscaling";
import { launchTemplateTags, subnetsInUse } from "../../rehearsal/mends/ec2";
import { clusterDescription } from "../../rehearsal/mends/eks";
import { nodeGroupUpdates } from "../../rehearsal/mends/eks-node-groups";
import { clusterRefusals } from "../../rehearsal/mends/eks-refusals";
import { classicHealthCheck, networkScheme } from "../../rehearsal/mends/load-balancers";
import type { Ask } from "../../rehearsal/mends/types";
import type { Call } from "../../rehearsal/routing";
import { callOf } from "../helpers/calls";

test("every mend says what goes wrong without it, and whose word it follows", () => {
  expect(mends().length).toBeGreaterThan(0);
  for (const { name, reason, source } of mends())
    expect([name, reason, source].every((text) => text.length > 5)).toBe(true);
  expect(mends().every(({ source }) => source.startsWith("https://docs.aws.amazon.com/"))).toBe(true);
});

test("a cluster is described as EKS would", async () => {
  const ask: Ask = (call) => {
    const xml = "<vpcId>vpc-1</vpcId><groupId>sg-1</groupId>";
    const cluster = {
      arn: "arn:aws:eks:us-east-1:123456789012:cluster/c",
      resourcesVpcConfig: { subnetIds: ["subnet-1"], vpcId: "vpc-00000000" },
      identity: { oidc: { issuer: "http://localhost:1/oidc/id/ABC" } },
    };
    return Promise.resolve({
      status: 200,
      headers: {},
      body: Buffer.from(call.service === "eks" ? JSON.stringify({ cluster }) : xml),
    });
  };
  const call = callOf({ path: "/clusters/c" });
  const mend = clusterDescription();
  expect(mend.applies(call)).toBe(true);
  await mend.answer({ ...call, method: "POST", path: "/clusters", body: Buffer.from("{}") }, ask);
  const { body } = await mend.answer(call, ask);
  const { cluster } = JSON.parse(body.toString()) as { cluster: { certificateAuthority: { data: string } } };
  expect(cluster).toMatchObject({
    identity: { oidc: { issuer: "https://oidc.eks.us-east-1.amazonaws.com/id/ABC" } },
    resourcesVpcConfig: { vpcId: "vpc-1", clusterSecurityGroupId: "sg-1" },
    upgradePolicy: { supportType: "EXTENDED" },
  });
  expect(Buffer.from(cluster.certificateAuthority.data, "base64").toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
});

test("an error about a cluster passes as it is", async () => {
  const refusal = { status: 404, headers: {}, body: Buffer.from('{"message":"no such cluster"}') };
  expect(await clusterDescription().answer(callOf({ path: "/clusters/c" }), () => Promise.resolve(refusal))).toBe(
    refusal,
  );
});

test("a list of clusters and what is below a cluster are left alone", () => {
  expect(clusterDescription().applies(callOf({ path: "/clusters" }))).toBe(false);
  expect(clusterDescription().applies(callOf({ path: "/clusters/c/access-entries" }))).toBe(false);
});

test("a launch template's own tags are no part of what it launches", async () => {
  const item = (type: string) =>
    `<item><resourceType>${type}</resourceType><tagSet><item><key>k</key></item></tagSet></item>`;
  const body = Buffer.from(`<set>${item("volume")}${item("launch-template")}</set>`);
  const answer = await launchTemplateTags.answer(callOf({}), () => Promise.resolve({ status: 200, headers: {}, body }));
  expect(answer.body.toString()).toBe(`<set>${item("volume")}</set>`);
});

const answered = (body: string) => () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from(body) });

test("a cluster keeps the upgrade policy that it was made with", async () => {
  const mend = clusterDescription();
  const ask = answered('{"cluster":{"name":"c","arn":"a:b:c:r","resourcesVpcConfig":{"subnetIds":[]}}}');
  const policyOf = async (call: Partial<Call>) => {
    const { body } = await mend.answer(callOf({ path: "/clusters/c", ...call }), ask);
    return (JSON.parse(body.toString()) as { cluster: { upgradePolicy: object } }).cluster.upgradePolicy;
  };
  expect(await policyOf({})).toEqual({ supportType: "EXTENDED" });
  await policyOf({
    method: "POST",
    path: "/clusters",
    body: Buffer.from('{"upgradePolicy":{"supportType":"STANDARD"}}'),
  });
  expect(await policyOf({})).toEqual({ supportType: "STANDARD" });
});

test("a cluster of IPv6 gets a block of Services from EKS, keeps it, and has none of IPv4", async () => {
  const mend = clusterDescription();
  const ask = answered(
    '{"cluster":{"name":"c","arn":"a:b:c:r","resourcesVpcConfig":{"subnetIds":[]},"kubernetesNetworkConfig":{"ipFamily":"ipv4","serviceIpv4Cidr":"10.100.0.0/16"}}}',
  );
  const networkOf = async (call: Partial<Call>) => {
    const { body } = await mend.answer(callOf({ path: "/clusters/c", ...call }), ask);
    return (JSON.parse(body.toString()) as { cluster: { kubernetesNetworkConfig: object } }).cluster
      .kubernetesNetworkConfig;
  };
  const create = (asked: object) =>
    networkOf({ method: "POST", path: "/clusters", body: Buffer.from(JSON.stringify(asked)) });
  const made = await create({ kubernetesNetworkConfig: { ipFamily: "ipv6" } });
  expect(made).toEqual({ ipFamily: "ipv6", serviceIpv6Cidr: expect.stringMatching(/^fd[0-9a-f:]+::\/108$/) as string });
  expect(await networkOf({})).toEqual(made);
  expect(await create({})).toEqual({ ipFamily: "ipv4", serviceIpv4Cidr: "10.100.0.0/16" });
});

test("a node group keeps what it was told of its updates", async () => {
  const mend = nodeGroupUpdates();
  const ask = answered('{"nodegroup":{"nodegroupName":"n","clusterName":"c"}}');
  const made = callOf({
    method: "POST",
    path: "/clusters/c/node-groups",
    body: Buffer.from('{"updateConfig":{"maxUnavailable":3}}'),
  });
  await mend.answer(made, ask);
  const { body } = await mend.answer(callOf({ path: "/clusters/c/node-groups/n" }), ask);
  expect(JSON.parse(body.toString())).toMatchObject({ nodegroup: { updateConfig: { maxUnavailable: 3 } } });
  expect(mend.applies(callOf({ path: "/clusters/c/node-groups" }))).toBe(false);
});

test("a lifecycle hook has no target that nobody gave it, and keeps one of its own", async () => {
  const body = "<RoleARN>arn:aws:iam::1:role/my-auto-scaling-role</RoleARN><RoleARN>arn:aws:iam::1:role/mine</RoleARN>";
  const answer = await lifecycleHooks.answer(callOf({}), answered(body));
  expect(answer.body.toString()).toBe("<RoleARN>arn:aws:iam::1:role/mine</RoleARN>");
});

test("a group whose instances lose their protection is scaled again", async () => {
  const seen: string[] = [];
  const ask: Ask = (call) => {
    seen.push(call.body.toString());
    return answered("<DesiredCapacity>0</DesiredCapacity>")();
  };
  const body = (protect: string) => Buffer.from(`AutoScalingGroupName=g&ProtectedFromScaleIn=${protect}`);
  const call = callOf({ service: "autoscaling", operation: "SetInstanceProtection", body: body("false") });
  expect(scaleInProtection.applies({ ...call, body: body("true") })).toBe(false);
  expect(scaleInProtection.applies(call)).toBe(true);
  await scaleInProtection.answer(call, ask);
  expect(seen.at(-1)).toMatch(/^Action=SetDesiredCapacity&.*AutoScalingGroupName=g&DesiredCapacity=0$/);
});

const REFUSAL_WORLD: Readonly<Record<string, string>> = {
  ec2: [
    "<subnetId>subnet-a</subnetId><availabilityZone>r-a</availabilityZone>",
    "<subnetId>subnet-b</subnetId><availabilityZone>r-b</availabilityZone>",
  ].join(""),
  iam: "<Arn>arn:aws:iam::1:role/path/eks</Arn>eks.amazonaws.com",
  eks: '{"cluster":{}}',
};

test.each([
  ["an unknown version", { version: "1.99" }, "unsupported Kubernetes version 1.99"],
  [
    "a subnet that does not exist",
    { resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-x"] } },
    "The subnet ID 'subnet-x' does not exist",
  ],
  ["no subnet", { resourcesVpcConfig: {} }, "at least two different AZs; these are in none"],
  [
    "a group that does not exist",
    { resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-x"] } },
    "The security group 'sg-x' does not exist",
  ],
  [
    "no endpoint",
    { resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-b"], endpointPublicAccess: false } },
    "Private and public endpoint access cannot be false",
  ],
  [
    "IPv6 in subnets that have none",
    { kubernetesNetworkConfig: { ipFamily: "ipv6" } },
    "The subnet ID 'subnet-a' has no IPv6 CIDR block",
  ],
  [
    "IPv6 and a block of Services of one's own",
    { kubernetesNetworkConfig: { ipFamily: "ipv6", serviceIpv4Cidr: "172.20.0.0/16" } },
    "serviceIpv4Cidr is not allowed",
  ],
  ["a role that does not exist", { roleArn: "arn:aws:iam::1:role/other" }, "The role with name other cannot be found"],
])("a cluster is refused with %s", async (_what, wrong, message) => {
  const right = {
    name: "c",
    version: "1.35",
    roleArn: "arn:aws:iam::1:role/path/eks",
    resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-b"] },
  };
  const ask: Ask = ({ service }) =>
    Promise.resolve({ status: 200, headers: {}, body: Buffer.from(REFUSAL_WORLD[service]!) });
  const create = (body: object) =>
    clusterRefusals.answer(callOf({ method: "POST", path: "/clusters", body: Buffer.from(JSON.stringify(body)) }), ask);
  expect((await create(right)).status).toBe(200);
  const refused = await create({ ...right, ...wrong });
  expect([refused.status, refused.headers["x-amzn-errortype"]]).toEqual([400, "InvalidParameterException"]);
  expect((JSON.parse(refused.body.toString()) as { message: string }).message).toContain(message);
});

test("a cluster's role has to trust EKS", async () => {
  const ask: Ask = ({ service }) =>
    answered(service === "iam" ? "<Arn>arn:aws:iam::1:role/r</Arn>ec2.amazonaws.com" : REFUSAL_WORLD[service]!)();
  const wanted = { roleArn: "arn:aws:iam::1:role/r", resourcesVpcConfig: { subnetIds: ["subnet-a", "subnet-b"] } };
  const body = Buffer.from(JSON.stringify(wanted));
  const refused = await clusterRefusals.answer(callOf({ method: "POST", path: "/clusters", body }), ask);
  expect(refused.body.toString()).toContain("the trust policy is missing eks.amazonaws.com");
});

test("EKS makes the cluster's own security group, with its tag, and takes it away again", async () => {
  const asked: URLSearchParams[] = [];
  const ask: Ask = (call) => {
    if (call.service === "ec2") asked.push(new URLSearchParams(call.body.toString()));
    const cluster = { name: "c", arn: "arn:aws:eks:r:1:cluster/c", resourcesVpcConfig: { subnetIds: ["subnet-1"] } };
    return answered(
      call.service === "eks" ? JSON.stringify({ cluster }) : "<vpcId>vpc-1</vpcId><groupId>sg-9</groupId>",
    )();
  };
  const mend = clusterDescription();
  await mend.answer(callOf({ method: "POST", path: "/clusters", body: Buffer.from("{}") }), ask);
  await mend.answer(callOf({ method: "DELETE", path: "/clusters/c" }), ask);
  const group = (action: string) => asked.find((form) => form.get("Action") === action);
  expect(group("CreateSecurityGroup")?.get("VpcId")).toBe("vpc-1");
  expect(group("CreateTags")?.get("Tag.2.Key")).toBe("kubernetes.io/cluster/c");
  expect(group("DeleteSecurityGroup")?.get("GroupId")).toBe("sg-9");
});

test("two zones are the fewest", async () => {
  const ask: Ask = () =>
    Promise.resolve({
      status: 200,
      headers: {},
      body: Buffer.from("<subnetId>subnet-a</subnetId><availabilityZone>r-a</availabilityZone>"),
    });
  const body = Buffer.from('{"roleArn":"r","resourcesVpcConfig":{"subnetIds":["subnet-a"]}}');
  const refused = await clusterRefusals.answer(callOf({ method: "POST", path: "/clusters", body }), ask);
  expect(refused.body.toString()).toContain("at least two different AZs; these are in r-a");
});

test("a load balancer has AWS's scheme and health check where none were asked for", async () => {
  const form = (more: Readonly<Record<string, string>>) =>
    callOf({
      service: "elasticloadbalancing",
      operation: "CreateLoadBalancer",
      body: Buffer.from(new URLSearchParams({ Version: "2015-12-01", ...more }).toString()),
    });
  const asked: URLSearchParams[] = [];
  const ask: Ask = (call) => {
    asked.push(new URLSearchParams(call.body.toString()));
    return Promise.resolve({ status: 200, headers: {}, body: Buffer.alloc(0) });
  };
  expect(networkScheme.applies(form({ Scheme: "internal" }))).toBe(false);
  expect(networkScheme.applies(form({}))).toBe(true);
  await networkScheme.answer(form({}), ask);
  expect(asked.at(-1)!.get("Scheme")).toBe("internet-facing");

  const classic = form({ Version: "2012-06-01", LoadBalancerName: "a", "Listeners.member.1.InstancePort": "31000" });
  expect([networkScheme.applies(classic), classicHealthCheck.applies(classic)]).toEqual([false, true]);
  expect(classicHealthCheck.applies(form({}))).toBe(false);
  await classicHealthCheck.answer(classic, ask);
  expect(Object.fromEntries(asked.at(-1)!)).toMatchObject({
    Action: "ConfigureHealthCheck",
    LoadBalancerName: "a",
    "HealthCheck.Target": "TCP:31000",
  });
});

test("a subnet under a load balancer is not deleted; another is", async () => {
  const ask: Ask = (call) =>
    answered(
      call.operation === "DeleteSubnet" ? "deleted" : "<SubnetId>subnet-1</SubnetId><member>subnet-2</member>",
    )();
  const said = async (id: string) => {
    const body = Buffer.from(`Action=DeleteSubnet&SubnetId=${id}`);
    return (
      await subnetsInUse.answer(callOf({ service: "ec2", operation: "DeleteSubnet", body }), ask)
    ).body.toString();
  };
  expect(await said("subnet-1")).toContain("<Code>DependencyViolation</Code>");
  expect(await said("subnet-2")).toContain("The subnet 'subnet-2' has dependencies");
  expect(await said("subnet-3")).toBe("deleted");
});
