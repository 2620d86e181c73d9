import { renderAl2023UserData, type Al2023Bootstrap } from "../../modules/nodes/bootstrap/al2023";
import { escapeForTerraform } from "../../modules/nodes/bootstrap/terraform-text";
import { expectGolden } from "../helpers/golden";

const cluster = {
  name: "my-cluster",
  endpoint: "https://ABC.gr7.ap-northeast-2.eks.amazonaws.com",
  certificateAuthority: "Q0E=",
  serviceCidr: "10.100.0.0/16",
};

test.each<[string, Omit<Al2023Bootstrap, "cluster">]>([
  ["al2023-plain.txt", {}],
  [
    "al2023-kubelet.txt",
    {
      kubelet: {
        labels: { tier: "web", app: "kubia" },
        taints: [{ key: "dedicated", value: "web", effect: "NoSchedule" }],
        extraArgs: "--max-pods=20",
      },
    },
  ],
  ["al2023-scripts.txt", { preUserdata: 'echo "before ${HOME} %{x}"', additionalUserdata: "#!/bin/sh\necho after" }],
])("user data as in golden/%s", (file, bootstrap) => {
  expectGolden(file, renderAl2023UserData({ cluster, ...bootstrap }));
});

test("shell's braces are escaped and cdktf's tokens are not", () => {
  expect(escapeForTerraform("${HOME} %{if} ${TfToken[TOKEN.1]} $X")).toBe("$${HOME} %%{if} ${TfToken[TOKEN.1]} $X");
});
