import { describe } from "../plan";
import { told } from "./scene";
import type { Scenario } from "./types";

/** Stacks of the example: what the registry module left, and who takes over. */
const MODULE = "module";
const OURS = "taking-over";
const NAME = "taken-over";
const CLUSTER = "aws_eks_cluster.eks_cluster";

/** A cluster that the registry module made goes over into a stack of ours while it runs. */
export const takenOver: Scenario = {
  says: "a cluster of the registry module's is taken over by an import: it is changed in place, and nodes join beside the module's",
  needs: "cluster",
  on: OURS,
  async play(scene) {
    await scene.change();
    await scene.canHave(MODULE);
    await scene.apply(MODULE);
    const { url } = scene.cluster(NAME).access;
    await scene.terraform(MODULE, "state", "rm", "aws_eks_cluster.cluster");
    await scene.canHave(OURS);
    const wanted = await scene.apply(OURS);
    const cluster = wanted.filter(({ address }) => address === CLUSTER);
    scene.check(
      "the cluster is imported and changed in place",
      cluster.length === 1 && cluster[0]!.action === "import and update",
      cluster.map((one) => describe(one)),
    );
    const lost = wanted.filter(({ action }) => action.includes("delete"));
    scene.check("nothing is made anew", lost.length === 0, told(lost));
    scene.check("its API server is the same", scene.cluster(NAME).access.url === url);
    const outside = await scene.boot();
    scene.check("every node joins", outside.length === 0, outside);
  },
};
