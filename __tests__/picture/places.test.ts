import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readStacksBelow } from "../../picture/json";
import { temporaryFolder } from "../helpers/temporary-folder";
import { EksStack, KubernetesStack, type EksStackProps, type LoadBalancerServiceProps } from "../../modules";
import { readPicture } from "../../picture/read";
import { synthApp } from "../helpers/app-stacks";

const ZONES = ["eu-west-1a", "eu-west-1b"];
const NETWORK = { cidrBlock: "10.0.0.0/16", availabilityZones: ZONES } as const;
const SNAT = { "vpc-cni": { configurationValues: { env: { AWS_VPC_K8S_CNI_EXTERNALSNAT: true } } } } as const;
const draw = (more: Partial<EksStackProps>, service?: object) => {
  const { stacks } = synthApp((app) => {
    const { clusterRef } = new EksStack(app, "cloud", {
      region: "eu-west-1",
      clusterName: "c",
      network: NETWORK,
      workerGroups: { general: { instanceType: "m5.large" } },
      ...more,
    });
    if (service)
      new KubernetesStack(app, "inside", {
        cluster: clusterRef,
        loadBalancers: {
          web: { selector: { app: "a" }, ports: [{ port: 80 }], ...service } as LoadBalancerServiceProps,
        },
      });
  });
  return readPicture(stacks as never);
};
const subnetsOf = (picture: ReturnType<typeof draw>) =>
  picture.vpcs.flatMap(({ zones }) => zones.flatMap(({ subnets }) => subnets));
const seenBy = (picture: ReturnType<typeof draw>) => [...new Set(picture.exits.map(({ seen }) => seen))];

test("pods' own subnets stand in their zones, with their addresses and their way out", () => {
  const picture = draw({ network: { ...NETWORK, podCidrBlock: "100.64.0.0/16" }, addons: { "vpc-cni": true } });
  const pods = subnetsOf(picture).filter(({ name }) => name.startsWith("c-pods"));
  expect(pods.map(({ cidr, free, wayOut }) => [cidr, free, wayOut.kind])).toEqual([
    ["100.64.0.0/19", 8187, "NAT gateway"],
    ["100.64.32.0/19", 8187, "NAT gateway"],
  ]);
  expect(picture.vpcs[0]!.cidrs).toEqual(["10.0.0.0/16", "100.64.0.0/16"]);
});

test("with external SNAT pods leave by their own subnets, wherever their nodes stand", () => {
  const groups = { edge: { subnets: "public", publicIp: true } } as const;
  const picture = draw({
    network: { ...NETWORK, podCidrBlock: "100.64.0.0/16" },
    addons: SNAT,
    workerGroups: groups,
  });
  expect(picture.exits.map(({ subnet, seen }) => [subnet, seen])).toEqual([
    ["c-pods-eu-west-1a", "the NAT gateway's address"],
    ["c-pods-eu-west-1b", "the NAT gateway's address"],
  ]);
});

test("a route that somebody else may give is not denied", () => {
  const picture = draw({
    network: { ...NETWORK, natGateway: "none", privateEgressThrough: "transit-gateway" },
  });
  expect(seenBy(picture)).toEqual(["nothing, unless somebody else gives a route"]);
});

test("pods of IPv6 are seen by their own address by IPv6, and by another by IPv4", () => {
  const picture = draw({
    network: { ...NETWORK, ipv6: true },
    clusterIpFamily: "ipv6",
    addons: { "vpc-cni": true },
  });
  expect(seenBy(picture)).toEqual([
    "the NAT gateway's address by IPv4, and the pod's own through the egress-only gateway by IPv6",
  ]);
  expect(new Set(subnetsOf(picture).map(({ ipv6Out }) => ipv6Out))).toEqual(
    new Set(["egress-only gateway", "internet gateway"]),
  );
});

test("a load balancer stands where it is told to, or where its controller reads the tag", () => {
  const standing = (service: object, network: object = {}) =>
    subnetsOf(draw({ network: { ...NETWORK, ...network } }, service))
      .filter(({ balancers }) => balancers.length > 0)
      .map(({ name }) => name);
  expect(standing({})).toEqual(["c-public-eu-west-1a", "c-public-eu-west-1b"]);
  expect(standing({ type: "nlb", subnets: ["c-private-eu-west-1a"] })).toEqual(["c-private-eu-west-1a"]);
  const untagged = { publicSubnetTagsPerAz: { "eu-west-1a": { "kubernetes.io/role/elb": "0" } } };
  expect(standing({ type: "nlb" }, untagged)).toEqual(["c-public-eu-west-1a", "c-public-eu-west-1b"]);
  expect(standing({ controller: "aws-load-balancer-controller" }, untagged)).toEqual(["c-public-eu-west-1b"]);
});

test.each([".", "cdktf.out", "cdktf.out/stacks", "cdktf.out/stacks/one"])("stacks are found from %s on", (from) => {
  const project = temporaryFolder();
  const stack = path.join(project, "cdktf.out", "stacks", "one");
  mkdirSync(stack, { recursive: true });
  writeFileSync(path.join(stack, "cdk.tf.json"), "{}");
  expect(readStacksBelow(path.join(project, from))).toEqual({ one: {} });
  expect(readStacksBelow(temporaryFolder())).toEqual({});
});
