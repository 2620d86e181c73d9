import { TerraformVariable, Token } from "cdktf";
import { Eks, type EksProps } from "../../modules";
import { eksWarnings, validateEks } from "../../modules/eks/validate";
import { parsed } from "../../modules/testing";
import { NAMED_CALL } from "../helpers/documents-call";

const LATER = Token.asString({ later: 1 });

test("groups that are one token are told", () => {
  for (const token of [Token.asList({ later: 1 }), Token.asAny({ later: 1 }), Token.asStringMap({ later: 1 })])
    expect(validateEks({ ...NAMED_CALL, workerGroups: token as unknown as EksProps["workerGroups"] })).toEqual([
      expect.stringMatching(/^workerGroups is known only at apply; write the (list|record) out/),
    ]);
});

test.each<[object, string | undefined]>([
  [{ interfaceType: "efa" }, "workerGroups.a"],
  [
    { additionalNetworkInterfaces: [{ deviceIndex: 1, networkCardIndex: 1, interfaceType: "efa-only" }] },
    "workerGroups.a",
  ],
  [{ interfaceType: "efa", attachClusterPrimarySecurityGroup: true }, undefined],
  [{ interfaceType: "efa", additionalSecurityGroupIds: ["sg-0a"] }, undefined],
  [{ additionalNetworkInterfaces: [{ deviceIndex: 1, interfaceType: "efa", securityGroupIds: ["sg-0a"] }] }, undefined],
  [{}, undefined],
])("nodes with %j want a rule to their own group: %s", (group, label) => {
  const props = { ...NAMED_CALL, workerGroups: { a: group } } as EksProps;
  const told = (more: Partial<EksProps>) =>
    eksWarnings({ ...props, ...more }).filter((one) => one.includes("Elastic Fabric Adapter"));
  expect(told({})).toEqual(label === undefined ? [] : [expect.stringMatching(new RegExp(`^${label}: `))]);
  const efa = { type: "egress", protocol: "-1", fromPort: 0, toPort: 0, self: true } as const;
  const open = { nodeSecurityGroupAdditionalRules: { efa } };
  expect(told(open)).toEqual([]);
  expect(told({ nodeSecurityGroupAdditionalRules: { efa: { ...efa, protocol: LATER } } })).toEqual([]);
  expect(validateEks({ ...props, ...open })).toEqual([]);
});

const WANTED = { vcpuCount: { min: 2 }, memoryMib: { min: 4096 } };

test.each<[object, number]>([
  [{}, 1],
  [{ allowedInstanceTypes: ["m5*", "c6i.large"] }, 0],
  [{ allowedInstanceTypes: ["m*"] }, 1],
  [{ allowedInstanceTypes: ["m4.large"] }, 1],
  [{ excludedInstanceTypes: ["m4*", "t2*"] }, 0],
  [{ instanceGenerations: ["current"] }, 0],
  [{ instanceGenerations: ["current", "previous"] }, 1],
  [{ cpuManufacturers: ["amazon-web-services"] }, 0],
  [{ bareMetal: "required" }, 0],
  [{ acceleratorNames: ["t4"] }, 0],
  [{ acceleratorNames: ["v100"] }, 1],
  [{ cpuManufacturers: ["intel", "amd"] }, 1],
])("requirements in an IPv6 cluster, %j: %i warnings", (more, count) => {
  const workerGroups = { a: { instanceRequirements: { ...WANTED, ...more } } };
  const told = (props: Partial<EksProps>) =>
    eksWarnings({ ...NAMED_CALL, workerGroups, ...props } as EksProps).filter((one) => one.includes("Nitro"));
  expect(told({ clusterIpFamily: "ipv6" })).toHaveLength(count);
  expect(told({})).toEqual([]);
});

test("a way out by IPv6 alone is told, and taken", () => {
  const props: EksProps = {
    ...NAMED_CALL,
    subnetWayOut: "private-without-egress",
    clusterEndpointPrivateAccess: false,
  };
  expect(validateEks(props)).toEqual([expect.stringContaining("so its nodes never reach the API; set it to true")]);
  const ipv6: EksProps = { ...props, clusterIpFamily: "ipv6" };
  expect(validateEks(ipv6).filter((one) => one.includes("clusterEndpointPrivateAccess"))).toEqual([]);
  expect(eksWarnings(ipv6)).toContainEqual(expect.stringContaining("reach the API by IPv6 alone"));
});

test.each<[Partial<EksProps>, number]>([
  [{ clusterEndpointPublicAccess: false }, 0],
  [{}, 1],
])("networks of a public endpoint are judged where there is one: %j", (more, count) => {
  const props = { ...NAMED_CALL, clusterEndpointPublicAccessCidrs: ["10.0.0.0/8"], ...more };
  expect(validateEks(props).filter((one) => one.includes("clusterEndpointPublicAccessCidrs"))).toHaveLength(count);
});

test("a role of Auto Mode's is one where it is made", () => {
  const twice = (more: Partial<EksProps>) =>
    validateEks({ ...NAMED_CALL, workersRoleName: "n", nodeIamRoleName: "n", ...more }).filter((one) =>
      one.includes("would be called"),
    );
  expect(twice({ clusterComputeConfig: { enabled: true, nodePools: ["system"] } })).toHaveLength(1);
  expect(twice({})).toEqual([]);
});

test.each<[object, number]>([
  [{ amiFamily: Token.asString({ family: 1 }) }, 0],
  [{ amiFamily: "bottlerokket" }, 0],
  [{}, 1],
])("a disk is judged by a family that can be read: %j", (group, count) => {
  const props = { ...NAMED_CALL, workerGroups: { a: { rootVolumeSize: 8, ...group } } } as EksProps;
  expect(validateEks(props).filter((one) => one.includes("is smaller than the image"))).toHaveLength(count);
});

test("0 is the registry module's way of giving no speed of a disk", () => {
  const problems = (group: object) => validateEks({ ...NAMED_CALL, workerGroups: { a: group } } as EksProps);
  expect(problems({ rootVolumeType: "gp2", rootIops: 0, rootVolumeThroughput: 0 })).toEqual([]);
  expect(problems({ rootVolumeType: "gp3", rootIops: 0 })).toEqual([]);
  expect(problems({ rootVolumeType: "io1", rootIops: 0 })).toEqual([expect.stringContaining("needs rootIops")]);
  const { resource } = parsed(
    (stack) => new Eks(stack, "eks", { ...NAMED_CALL, workerGroups: { a: { rootIops: 0, rootVolumeThroughput: 0 } } }),
  );
  const [mapping] = Object.values(resource.aws_launch_template!)[0]!.block_device_mappings as { ebs: object }[];
  expect(mapping!.ebs).not.toHaveProperty("iops");
  expect(mapping!.ebs).not.toHaveProperty("throughput");
});

test.each<[object, string | undefined]>([
  [{ amiFamily: "bottlerocket", maxPods: 58 }, "maxPods: EKS says it to nodes of Bottlerocket by itself, and wins"],
  [
    { amiFamily: "bottlerocket", bottlerocket: { kubernetes: { "max-pods": 58 } } },
    'bottlerocket.kubernetes["max-pods"]: EKS says it',
  ],
  [{ amiFamily: "bottlerocket", amiId: "ami-0a", maxPods: 58 }, undefined],
  [{ instanceTypes: ["m5.large"], maxPods: 110 }, undefined],
  [{ instanceTypes: ["m5.large", "m5.24xlarge"], maxPods: 111 }, "maxPods (111): EKS caps it at 110"],
  [{ instanceTypes: ["m5.24xlarge"], maxPods: 250 }, undefined],
  [
    { instanceTypes: ["m5.24xlarge"], nodeConfig: { kubelet: { config: { maxPods: 251 } } } },
    "nodeConfig.kubelet.config.maxPods (251): EKS caps it at 250",
  ],
  [{ instanceTypes: ["m5.large"], amiId: "ami-0a", maxPods: 200 }, undefined],
])("pods of a managed group, %j: %s", (group, told) => {
  const warnings = eksWarnings({ ...NAMED_CALL, nodeGroups: { a: group } } as EksProps);
  const found = warnings.filter((one) => /^nodeGroups\.a: .*(maxPods|max-pods)/.test(one));
  expect(found).toEqual(told === undefined ? [] : [expect.stringContaining(told)]);
});

test("lists that are known only at apply are joined to what is ours", () => {
  const later = (name: string) => Token.asList({ later: name });
  const { resource } = parsed(
    (stack) =>
      new Eks(stack, "eks", {
        ...NAMED_CALL,
        clusterAdditionalSecurityGroupIds: later("cluster"),
        workerAdditionalSecurityGroupIds: later("workers"),
        openidConnectAudiences: later("audiences"),
        workerGroups: { a: { additionalSecurityGroupIds: later("a") } },
        nodeGroups: { b: { additionalSecurityGroupIds: later("b") } },
      }),
  );
  const text = JSON.stringify(resource);
  expect(text).not.toContain("TfToken");
  const [joined] = Object.values(resource.aws_eks_cluster!).map(
    ({ vpc_config: config }) => (config as { security_group_ids: unknown }).security_group_ids,
  );
  expect(joined).toMatch(/^\$\{concat\(\[aws_security_group\.eks_security-groups_cluster\.id\], /);
  for (const template of Object.values(resource.aws_launch_template!)) {
    const [first] = template.network_interfaces as { security_groups: unknown }[];
    expect(first!.security_groups).toMatch(/^\$\{concat\(/);
  }
  expect(Object.values(resource.aws_iam_openid_connect_provider!)[0]!.client_id_list).toMatch(
    /^\$\{concat\(\["sts\.amazonaws\.com"\], /,
  );
});

test("what there is to choose from is cut by the day", () => {
  const [told] = validateEks({ ...NAMED_CALL, clusterVersion: "1.21", today: "2026-11-27" });
  expect(told).toContain("is no longer offered by EKS; choose");
  const [offered] = /"1\.\d+"/.exec(told!)!;
  const clusterVersion = offered.slice(1, -1) as EksProps["clusterVersion"];
  const chosen = validateEks({ ...NAMED_CALL, clusterVersion, today: "2026-11-27" });
  expect(chosen.filter((one) => one.includes("left extended support"))).toEqual([]);
});

test("arguments of a script are not Bottlerocket's settings", () => {
  const problems = (bootstrapExtraArgs: string) =>
    validateEks({ ...NAMED_CALL, workerGroups: { a: { amiFamily: "bottlerocket", bootstrapExtraArgs } } });
  expect(problems("--use-max-pods false")).toEqual([
    expect.stringContaining("bootstrapExtraArgs (--use-max-pods false) is TOML on Bottlerocket"),
  ]);
  expect(problems("a = 1\n  -use-max-pods false")).toHaveLength(1);
  expect(problems('log-level = 3\nmotd = """\n--- be kind\n--and quiet\n"""')).toEqual([]);
  expect(problems("a = '''b'''\n--use-max-pods false")).toHaveLength(1);
  expect(problems("certificate = '''\n-----BEGIN CERTIFICATE-----\n'''")).toEqual([]);
});

test("a wrong effect of a taint is told once", () => {
  const taints = [{ key: "a", effect: "NoShcedule" }];
  expect(validateEks({ ...NAMED_CALL, workerGroups: { a: { taints } } } as unknown as EksProps)).toHaveLength(1);
  expect(validateEks({ ...NAMED_CALL, nodeGroups: { a: { taints } } } as unknown as EksProps)).toHaveLength(1);
});

test.each([
  ["core-dns", 1],
  ["aws-ebs-csi-drivr", 1],
  ["datadog_operator", 0],
])("an add-on that is near a known one is told, and taken: %s", (name, count) => {
  const props: EksProps = { ...NAMED_CALL, addons: { [name]: true } };
  expect(validateEks(props)).toEqual([]);
  expect(eksWarnings(props).filter((one) => one.includes("did you mean"))).toHaveLength(count);
});

test("the registry module's way of giving no role is told how to be none", () => {
  expect(validateEks({ ...NAMED_CALL, clusterIamRoleName: "" })).toEqual([expect.stringContaining("leave it out")]);
});

test("lists that a variable's value is are handed on whole", () => {
  const { resource } = parsed((stack) => {
    const value = new TerraformVariable(stack, "v", {}).value as string[] & EksProps["clusterEnabledLogTypes"];
    new Eks(stack, "eks", { ...NAMED_CALL, clusterEnabledLogTypes: value, customOidcThumbprints: value });
  });
  expect(Object.values(resource.aws_eks_cluster!)[0]!.enabled_cluster_log_types).toBe("${var.v}");
  expect(Object.values(resource.aws_iam_openid_connect_provider!)[0]!.thumbprint_list).toBe("${var.v}");
});
