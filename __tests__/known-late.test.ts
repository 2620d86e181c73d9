import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { addresses, parsed } from "../modules/testing";
import { messageOf, NAMED_CALL } from "./helpers/documents-call";
import { eks, PLACES, RICH } from "./helpers/places-of-props";

type Props = Readonly<Record<string, unknown>>;

/** What a caller may hold in hand that is known only at apply, in each form that CDKTF gives it. */
const FORMS: Readonly<Record<string, (variable: TerraformVariable) => unknown>> = {
  "a variable's value": ({ value }) => value,
  "a list": ({ listValue }) => listValue,
  "what a function gives": ({ value }) => Fn.lookup(value, "key"),
  "a map": ({ value }) => Token.asStringMap(value),
  "a number": ({ numberValue }) => numberValue,
  "a list of variables' values": ({ value }) => [value],
  "a record of variables' values": ({ value }) => ({ key: value }),
};

/** What stands for a token in JavaScript, and means nothing to Terraform. */
const STAND_INS = /TfToken|Map Token Value|creationStack|<unresolved-token>|\[object |-8\.1\d+e\+298|-1\.88\d+e\+289/;

/** What has no use in what is placed here: for Windows, for something that is not made, for a kubeconfig, or to be looked at alone. */
const IDLE = [
  ...["amiIdWindows", "rootBlockDeviceNameWindows", "workerAmiNameFilterWindows", "workerAmiOwnerIdWindows"],
  ...[
    "snapshotId",
    "instanceStoreVirtualName",
    "instanceProfilePath",
    "intraSubnetTags",
    "iamPath",
    "permissionsBoundary",
  ],
  ...["kubeconfigName", "kubeconfigAwsAuthenticatorCommandArgs", "kubeconfigAwsAuthenticatorAdditionalArgs"],
  ...["clusterVersionBefore", "oldestNodeVersion", "dnsSuffix", "awsAuthAdditionalLabels", "nodeLabels", "resources"],
];

describe.each(Object.keys(PLACES))("%s", (name) => {
  const [place, shape] = PLACES[name]!;
  // Resources, not values.
  const keys = Object.keys(shape).filter((key) => key !== "dependsOn");

  test.each(Object.keys(FORMS))("takes %s as any prop, or says in words that it does not", (form) => {
    const odd = keys.flatMap((key) => {
      const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), "test");
      new AwsProvider(stack, "aws", { region: "ap-northeast-2" });
      const value = FORMS[form]!(new TerraformVariable(stack, "late", {}));
      try {
        place(stack, { [key]: value });
        const text = JSON.stringify(stack.toTerraform());
        const found = STAND_INS.exec(text);
        if (found) return [`${key} is rendered as ${text.slice(found.index - 60, found.index + 40)}`];
        return text.includes("var.late") || IDLE.includes(key) ? [] : [`${key} is lost`];
      } catch (error) {
        const { message } = error as Error;
        return message.includes("invalid configuration\n") && !STAND_INS.test(message)
          ? []
          : [`${key} throws ${message}`];
      }
    });
    expect(odd).toEqual([]);
  });
});

type Variables = Readonly<Record<"tags" | "ids", TerraformVariable>>;

function withVariables(build: (stack: TerraformStack, variables: Variables) => unknown) {
  return parsed((stack) =>
    build(stack, { tags: new TerraformVariable(stack, "tags", {}), ids: new TerraformVariable(stack, "ids", {}) }),
  );
}

test("tags that are a variable are merged with those that are written", () => {
  const { resource } = withVariables((stack, { tags }) =>
    eks(stack, { ...RICH, workerGroups: {}, tags: tags.value, addons: { coredns: { tags: { own: "yes" } } } }),
  );
  const tagsOf = (type: string, address: string) => resource[type]?.[address]?.tags;
  expect(tagsOf("aws_eks_cluster", "eks_cluster")).toBe("${var.tags}");
  expect(tagsOf("aws_eks_node_group", "eks_node-groups_managed")).toBe("${var.tags}");
  expect(tagsOf("aws_eks_addon", "eks_addons_coredns")).toBe('${merge(var.tags, {"own" = "yes"})}');
  expect(tagsOf("aws_security_group", "eks_security-groups_workers")).toMatch(/^\$\{merge\(var\.tags, \{"Name" = /);
});

test("tags are written out where they are taken one by one", () => {
  const told = (props: object) =>
    messageOf(() => withVariables((stack, { tags }) => eks(stack, { ...RICH, tags: tags.value, ...props })));
  expect(told({})).toContain("tags is known only at apply, and an Auto Scaling group takes its tags one by one");
  const primary = told({ workerGroups: {}, createClusterPrimarySecurityGroupTags: true });
  expect(primary).toContain("tags is known only at apply, and createClusterPrimarySecurityGroupTags makes an address");
});

test("a list that nothing is joined to is handed on in its own words", () => {
  const groupsOf = (build: (ids: TerraformVariable) => object) => {
    const json = withVariables((stack, { ids }) =>
      eks(stack, { ...NAMED_CALL, workerCreateSecurityGroup: false, workerGroups: { general: build(ids) } }),
    );
    expect(addresses(json)).toContain("aws_launch_template.eks_workers_general_launch-template");
    const template = json.resource.aws_launch_template!["eks_workers_general_launch-template"]!;
    return (template.network_interfaces as Props[])[0]!.security_groups;
  };
  expect(groupsOf(({ listValue }) => ({ additionalSecurityGroupIds: listValue }))).toBe("${var.ids}");
});
