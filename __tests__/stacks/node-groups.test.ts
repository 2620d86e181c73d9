import { EksStack, KubernetesStack, type EksStackProps } from "../../modules";
import { awsProviderFloor } from "../../modules/stacks/provider-floors";
import type { StackJson } from "../../modules/testing";
import { synthApp } from "../helpers/app-stacks";
import { messageOf } from "../helpers/documents-call";

const REGION = "ap-northeast-2";
const OWN: EksStackProps = {
  region: REGION,
  network: { cidrBlock: "10.0.0.0/16", availabilityZones: [`${REGION}a`, `${REGION}c`] },
  clusterName: "c",
};
const EXISTING: EksStackProps = {
  ...OWN,
  network: { vpcId: "vpc-0a", subnets: ["subnet-0a", "subnet-0b"] },
};
const synthed = (props: EksStackProps, awsNodeEnv?: object) => {
  const { texts } = synthApp((app) => {
    const cloud = new EksStack(app, "cloud", props);
    new KubernetesStack(app, "inside", { cluster: cloud.clusterRef, awsNodeEnv });
  });
  return {
    cloud: JSON.parse(texts.cloud!) as StackJson,
    inside: JSON.parse(texts.inside!) as StackJson,
  };
};
const subnetsOf = ({ cloud }: ReturnType<typeof synthed>, group: string) =>
  cloud.resource.aws_eks_node_group![`eks_node-groups_${group}`]!.subnet_ids;

test("a group stands in the private subnets of the stack's VPC, unless it or the defaults name a tier", () => {
  const json = synthed({ ...OWN, nodeGroups: { a: {}, b: { subnets: "public" } } });
  const tier = (name: string) =>
    [`${REGION}a`, `${REGION}c`].map((zone) => `\${aws_subnet.network_${name}_${zone}.id}`);
  expect(subnetsOf(json, "a")).toEqual(tier("private"));
  expect(subnetsOf(json, "b")).toEqual(tier("public"));
  const turned = synthed({
    ...OWN,
    nodeGroupsDefaults: { subnets: "public" },
    nodeGroups: { a: {}, b: { subnets: ["subnet-0c"] } },
  });
  expect(subnetsOf(turned, "a")).toEqual(tier("public"));
  expect(subnetsOf(turned, "b")).toEqual(["subnet-0c"]);
});

test("a subnet that exists belongs to no tier", () => {
  expect(() =>
    synthed({ ...EXISTING, nodeGroupsDefaults: { subnets: "public" }, nodeGroups: { a: { subnets: "private" } } }),
  ).toThrow(
    'cloud: invalid configuration\n  - nodeGroupsDefaults.subnets ("public") names a tier, which a VPC by ids does not have; name the subnets\n  - nodeGroups.a.subnets ("private") names a tier',
  );
  expect(() => synthed({ ...OWN, nodeGroups: { a: { subnets: "pubic" as "public" } } })).toThrow(
    'nodeGroups.a.subnets ("pubic") is not one of public, private, intra; did you mean "public"?',
  );
});

test("external SNAT is refused while a managed group stands in a public subnet", () => {
  expect(() =>
    synthed({ ...OWN, nodeGroups: { edge: { subnets: "public" } } }, { AWS_VPC_K8S_CNI_EXTERNALSNAT: true }),
  ).toThrow('AWS_VPC_K8S_CNI_EXTERNALSNAT is true, and worker group "edge" stands in subnet');
});

test("aws-auth is left to EKS where nobody else needs it, and holds EKS's rows where somebody does", () => {
  const nodeGroups = { a: { createIamRole: true } };
  expect(synthed({ ...OWN, nodeGroups }).inside.resource).toBeUndefined();
  const mapAccounts = ["123456789012"];
  const { inside } = synthed({ ...OWN, nodeGroups, mapAccounts });
  const { data } = inside.resource.kubernetes_config_map_v1!["aws-auth"] as { data: Record<string, string> };
  expect(data.mapRoles).toBe(
    "- rolearn: 'arn:${data.aws_partition.partition.partition}:iam::${data.aws_caller_identity.account.account_id}:role/c-a-node'\n" +
      "  username: 'system:node:{{EC2PrivateDNSName}}'\n  groups:\n    - 'system:bootstrappers'\n    - 'system:nodes'\n",
  );
});

test.each<[string, object, string]>([
  ["argument of a block", { node_repair_config: { max_parallel_nodes_repaired_count: 1 } }, "6.20.0"],
  ["argument of a block in a list", { node_repair_config: [{ node_repair_config_overrides: [] }] }, "6.20.0"],
  ["older argument of that block", { node_repair_config: { enabled: true } }, "5.100.0"],
  ["image that older providers do not know", { ami_type: "WINDOWS_CORE_2025_x86_64" }, "6.35.0"],
  ["image that they know", { ami_type: "WINDOWS_CORE_2022_x86_64" }, "5.100.0"],
  ["map with a key of that name", { labels: { max_parallel_nodes_repaired_count: "1" } }, "5.100.0"],
])("the provider's floor is right for: %s", (_, group, floor) => {
  expect(awsProviderFloor("5.100.0", [{ aws_eks_node_group: { a: group } }])).toBe(floor);
});

test("a tier in brackets is told apart from a subnet's id, in every kind of group", () => {
  const subnets = ["private"];
  const told =
    'subnets: "private" is not a subnet id, such as "subnet-0abc1234def567890"; a tier stands alone: subnets: "private"';
  const message = messageOf(() =>
    synthApp(
      (app) =>
        new EksStack(app, "cloud", {
          ...OWN,
          workerGroups: { a: { subnets } },
          nodeGroups: { b: { subnets } },
          fargateProfiles: { c: { subnets, selectors: [{ namespace: "x" }] } },
        }),
    ),
  );
  for (const group of ["workerGroups.a", "nodeGroups.b", "fargateProfiles.c"])
    expect(message).toContain(`${group}: ${told}`);
});
