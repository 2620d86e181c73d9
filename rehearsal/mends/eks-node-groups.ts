import { jsonOf } from "../routing";
import { elementTexts } from "../xml";
import { askEc2 } from "./ask";
import { roleRefusal } from "./eks-refusals";
import { jsonAnswer, jsonRefusal, type Mend } from "./types";

/** A managed node group, as far as it is looked at. */
interface NodeGroup {
  readonly nodegroupName: string;
  readonly clusterName: string;
  readonly updateConfig?: object;
}

const PATH = /^\/clusters\/([^/]+)\/node-groups(\/[^/]+)?$/;
/** What EKS takes where nothing was asked for. */
const USUAL = { maxUnavailable: 1 };

/** Node groups say how many nodes an update may take away, as they were told when they were made. */
export function nodeGroupUpdates(): Mend {
  const asked = new Map<string, object>();
  return {
    name: "node group updates",
    reason: "ministack forgets a node group's updateConfig, so every second plan sets it again",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html",
    service: "eks",
    applies: ({ method, path }) => PATH.test(path) && (method === "POST" || PATH.exec(path)![2] !== undefined),
    async answer(call, ask) {
      const answer = await ask(call);
      const { nodegroup } = JSON.parse(answer.body.toString() || "{}") as { nodegroup?: NodeGroup };
      if (nodegroup === undefined) return answer;
      const key = `${nodegroup.clusterName}/${nodegroup.nodegroupName}`;
      if (call.method === "POST") {
        const { updateConfig } = JSON.parse(call.body.toString()) as Partial<NodeGroup>;
        asked.set(key, updateConfig ?? USUAL);
      }
      const updateConfig = nodegroup.updateConfig ?? asked.get(key) ?? USUAL;
      return jsonAnswer({ nodegroup: { ...nodegroup, updateConfig } }, answer.status);
    },
  };
}

const MADE = /^\/clusters\/[^/]+\/node-groups$/;

/** A node group that EKS would not make is not made here either. */
export const nodeGroupRefusals: Mend = {
  name: "node group refusals",
  reason: "ministack makes a node group in subnets and with a role that do not exist, or whose role EC2 may not use",
  source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
  service: "eks",
  applies: ({ method, path }) => method === "POST" && MADE.test(path),
  async answer(call, ask) {
    const { nodeRole = "", subnets = [] } = jsonOf<{ nodeRole: string; subnets: string[] }>(call);
    const ids = Object.fromEntries(subnets.map((id, index) => [`SubnetId.${index + 1}`, id]));
    const found = elementTexts(await askEc2("DescribeSubnets", ids, call, ask), "subnetId");
    const missing = subnets.find((id) => !found.includes(id));
    const why =
      missing === undefined
        ? await roleRefusal(nodeRole, "ec2.amazonaws.com", call, ask)
        : `The subnet ID '${missing}' does not exist`;
    return why === undefined ? ask(call) : jsonRefusal("InvalidParameterException", why);
  },
};
