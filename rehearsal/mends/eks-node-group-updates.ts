import { jsonOf, type Answer, type Call } from "../routing";
import { elementText } from "../xml";
import { askAt, askEc2 } from "./ask";
import { clusterAt } from "./eks-cluster-updates";
import {
  changedConfig,
  changedVersion,
  configParams,
  nodeVersionRefusal,
  releaseOf,
  sizesRefusal,
  type AskedConfig,
  type AskedVersion,
  type NodeGroupParts,
} from "./eks-node-group-changes";
import type { Updates } from "./eks-updates";
import { jsonAnswer, jsonRefusal, type Ask, type Mend } from "./types";

interface NodeGroup extends NodeGroupParts {
  readonly nodegroupArn: string;
}

/** A launch template by id or name, of one version or the usual one. */
interface Template {
  readonly id?: string;
  readonly name?: string;
  readonly version?: string;
}

const GROUPS = /^(\/clusters\/[^/]+)\/node-groups$/;
const GROUP = /^\/clusters\/[^/]+\/node-groups\/[^/]+$/;
const UPDATE = /^((\/clusters\/[^/]+)\/node-groups\/[^/]+)\/(update-config|update-version)$/;

/** UpdateNodegroupConfig and UpdateNodegroupVersion; the node group is described with what they changed. */
export function nodeGroupChanges(updates: Updates): Mend {
  return {
    name: "node group changes",
    reason:
      "ministack has neither UpdateNodegroupConfig nor UpdateNodegroupVersion; it forgets a node group's launch template, and takes its version from the cluster that it made",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateNodegroupConfig.html",
    service: "eks",
    applies: ({ method, path }) => (method === "POST" ? UPDATE.test(path) || GROUPS.test(path) : GROUP.test(path)),
    async answer(call, ask) {
      const [, path, clusterPath, kind] = UPDATE.exec(call.path) ?? [];
      const answer = await (path === undefined ? ask(call) : askAt(path, call, ask));
      const { nodegroup: found } = jsonOf<{ nodegroup: NodeGroup }>(answer);
      if (found === undefined) return answer;
      const [, within] = GROUPS.exec(call.path) ?? [];
      if (within !== undefined) await made(found, within, call, ask, updates);
      const nodegroup = updates.changed(found.nodegroupArn, found);
      if (path === undefined || clusterPath === undefined) return jsonAnswer({ nodegroup }, answer.status);
      if (kind === "update-config") return updateConfig(nodegroup, path, call, updates);
      const { version } = (await clusterAt(clusterPath, call, ask, updates)) ?? nodegroup;
      return updateVersion({ nodegroup, cluster: { version }, path }, call, ask, updates);
    },
  };
}

/** What ministack forgets of what a node group is made with, and what it would have been given. */
async function made(group: NodeGroup, clusterPath: string, call: Call, ask: Ask, updates: Updates): Promise<void> {
  const asked = jsonOf<NodeGroupParts>(call);
  const cluster = await clusterAt(clusterPath, call, ask, updates);
  const { version = cluster?.version ?? group.version, launchTemplate, nodeRepairConfig } = asked;
  updates.change(group.nodegroupArn, {
    version,
    releaseVersion: asked.releaseVersion ?? releaseOf(version),
    ...(launchTemplate && { launchTemplate: await named(launchTemplate, call, ask) }),
    ...(nodeRepairConfig && { nodeRepairConfig }),
  });
}

function updateConfig(group: NodeGroup, path: string, call: Call, updates: Updates): Answer {
  const asked = jsonOf<AskedConfig>(call);
  const after = changedConfig(group, asked);
  const why = after.scalingConfig && sizesRefusal(after.scalingConfig);
  if (why !== undefined) return jsonRefusal("InvalidParameterException", why);
  updates.change(group.nodegroupArn, after);
  return updates.begin(path, "ConfigUpdate", configParams(asked));
}

async function updateVersion(
  { nodegroup, cluster, path }: { nodegroup: NodeGroup; cluster: { version: string }; path: string },
  call: Call,
  ask: Ask,
  updates: Updates,
): Promise<Answer> {
  const asked = jsonOf<AskedVersion>(call);
  const after = changedVersion(cluster, asked);
  const why = nodeVersionRefusal(nodegroup, after, cluster);
  if (why !== undefined) return jsonRefusal("InvalidParameterException", why);
  const template = asked.launchTemplate && (await named(asked.launchTemplate, call, ask));
  updates.change(nodegroup.nodegroupArn, { ...after, ...(template && { launchTemplate: template }) });
  return updates.begin(path, "VersionUpdate", {
    Version: after.version,
    ReleaseVersion: after.releaseVersion,
    LaunchTemplateName: template?.name,
    LaunchTemplateVersion: template?.version,
  });
}

/** A launch template by its id, its name and its version, whichever of them were given. */
async function named({ id, name, version }: Template, call: Call, ask: Ask): Promise<Template> {
  const [key, value] = id === undefined ? ["LaunchTemplateName.1", name ?? ""] : ["LaunchTemplateId.1", id];
  const xml = await askEc2("DescribeLaunchTemplates", { [key]: value }, call, ask);
  return {
    id: elementText(xml, "launchTemplateId") ?? id,
    name: elementText(xml, "launchTemplateName") ?? name,
    version: version ?? elementText(xml, "defaultVersionNumber"),
  };
}
