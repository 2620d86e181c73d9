import { PrimarySecurityGroup, type PrimarySecurityGroupProps } from "../../modules";
import { parsed } from "../../modules/testing";

const build = (props: Omit<PrimarySecurityGroupProps, "groupId">) =>
  parsed((stack) => new PrimarySecurityGroup(stack, "primary", { groupId: "sg-eks", ...props })).resource ?? {};

test("joined both ways with the nodes' group, in the registry module's words", () => {
  const { aws_security_group_rule: rules } = build({ workers: { groupId: "sg-nodes", isOurs: true } });
  expect(rules).toEqual({
    "primary_workers-ingress-cluster-primary": {
      security_group_id: "sg-nodes",
      source_security_group_id: "sg-eks",
      type: "ingress",
      protocol: "-1",
      from_port: 0,
      to_port: 65535,
      description:
        "Allow pods running on workers to receive communication from cluster primary security group (e.g. Fargate pods).",
    },
    "primary_cluster-primary-ingress-workers": {
      security_group_id: "sg-eks",
      source_security_group_id: "sg-nodes",
      type: "ingress",
      protocol: "-1",
      from_port: 0,
      to_port: 65535,
      description:
        "Allow pods running on workers to send communication to cluster primary security group (e.g. Fargate pods).",
    },
  });
});

test("a nodes' group of somebody else's is not opened", () => {
  const { aws_security_group_rule: rules } = build({ workers: { groupId: "sg-nodes", isOurs: false } });
  expect(Object.keys(rules!)).toEqual(["primary_cluster-primary-ingress-workers"]);
});

test("who may reach the private endpoint, a rule each", () => {
  const { aws_security_group_rule: rules } = build({
    privateAccess: {
      vpn: { cidr: "10.9.0.0/16" },
      v6: { cidr: "fd00::/8" },
      bastion: { sourceSecurityGroupId: "sg-b" },
    },
  });
  const https = { security_group_id: "sg-eks", type: "ingress", protocol: "tcp", from_port: 443, to_port: 443 };
  const fromNetwork = "Allow private K8S API ingress from custom CIDR source.";
  expect(rules).toEqual({
    "primary_private-access_vpn": { ...https, cidr_blocks: ["10.9.0.0/16"], description: fromNetwork },
    "primary_private-access_v6": { ...https, ipv6_cidr_blocks: ["fd00::/8"], description: fromNetwork },
    "primary_private-access_bastion": {
      ...https,
      source_security_group_id: "sg-b",
      description: "Allow private K8S API ingress from custom Security Groups source.",
    },
  });
});

test("tags, one each", () => {
  expect(build({ tags: { "cost center": "7", empty: "" } })).toEqual({
    aws_ec2_tag: {
      primary_tags_cost_center: { resource_id: "sg-eks", key: "cost center", value: "7" },
      primary_tags_empty: { resource_id: "sg-eks", key: "empty", value: "" },
    },
  });
});

test("nothing is added where nothing is asked for", () => {
  expect(build({})).toEqual({});
});
