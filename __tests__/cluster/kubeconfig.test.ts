import { renderKubeconfig, updateKubeconfigCommand } from "../../modules/cluster/kubeconfig";
import { expectGolden } from "../helpers/golden";

const settings = {
  clusterName: "my-cluster",
  region: "ap-northeast-2",
  endpoint: "https://ABC.gr7.ap-northeast-2.eks.amazonaws.com",
  certificateAuthority: "Q0E=",
};

test("a kubeconfig", () => {
  expectGolden("kubeconfig.yaml", renderKubeconfig(settings));
});

test("a kubeconfig of another name, by way of a role", () => {
  expectGolden(
    "kubeconfig-role.yaml",
    renderKubeconfig({ ...settings, name: "prod", roleArn: "arn:aws:iam::123456789012:role/ops" }),
  );
});

test("the AWS CLI's command, as in the document", () => {
  expect(updateKubeconfigCommand(settings)).toBe("aws eks --region ap-northeast-2 update-kubeconfig --name my-cluster");
});
