import { DataAwsIamInstanceProfile } from "@cdktf/provider-aws/lib/data-aws-iam-instance-profile";
import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AccessEntry } from "../../access/access-entry";
import { NodeRole } from "../../nodes/node-role";
import { child } from "../../shared/child";
import type { Tags } from "../../shared/tags";
import { entryPlaces, type EntryPlace, type GroupRole } from "./roles";
import type { WorkersPlan } from "./translate";

/** What the roles are placed with. */
export interface RoleSurroundings {
  /** As the cluster's resource has it. */
  readonly clusterName: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  /** False in a cluster that looks at aws-auth alone. */
  readonly byAccessEntry: boolean;
  readonly tags?: Tags;
}

/** What a group is given of its role. */
export interface PlacedRole {
  readonly instanceProfileName?: string;
  /** A role that exists and for which the group makes a profile. */
  readonly roleName?: string;
  /** What must be there before a node starts. */
  readonly beforeNodes: readonly ITerraformDependable[];
}

export interface PlacedRoles {
  readonly shared?: NodeRole;
  readonly sharedEntry?: AccessEntry;
  /** Roles that groups have for themselves, by group. */
  readonly own: { readonly [group: string]: NodeRole };
  /** Entries of all roles but the shared one, by where they stand below `access`: `nodes-role/ops`. */
  readonly entries: { readonly [place: string]: AccessEntry };
  readonly ofGroup: { readonly [group: string]: PlacedRole };
}

/** Roles for nodes, and an access entry for every role that nodes run under. */
export function placeNodeRoles(eks: Construct, plan: WorkersPlan, surroundings: RoleSurroundings): PlacedRoles {
  const { partition, dnsSuffix, byAccessEntry, clusterName, tags } = surroundings;
  const shared = plan.nodeRole && new NodeRole(eks, "node-role", { ...plan.nodeRole, partition, dnsSuffix });
  const access = new Construct(eks, "access");
  const entry = (scope: Construct, id: string, principalArn: string, windows = false) =>
    new AccessEntry(scope, id, { clusterName, tags, principalArn, type: windows ? "EC2_WINDOWS" : "EC2_LINUX" });
  const sharedEntry = shared && byAccessEntry ? entry(access, "nodes", shared.role.arn) : undefined;

  const roles = Object.entries(plan.workerGroups).map(([group, { role }]) => [group, role] as const);
  const own: Record<string, NodeRole> = {};
  for (const [group, role] of roles) {
    if (role.kind !== "own") continue;
    own[group] = new NodeRole(child(eks, "node-roles"), group, { ...role.role, partition, dnsSuffix });
  }
  const places = byAccessEntry ? entryPlaces(Object.fromEntries(roles)) : {};
  const entries: Record<string, AccessEntry> = {};
  for (const [group, role] of roles) {
    const place = places[group];
    if (place === undefined) continue;
    const arn = () => own[group]?.role.arn ?? existingArn(eks, place, role);
    entries[key(place)] ??= entry(child(access, place.scope), place.id, arn(), role.windows);
  }
  const ofGroup = roles.map(([group, role]) => {
    const made = role.kind === "shared" ? shared : own[group];
    const place = places[group];
    const letIn = role.kind === "shared" ? sharedEntry : place && entries[key(place)];
    const before = [...Object.values(made?.attachments ?? {}), ...(letIn ? [letIn.entry] : [])];
    return [
      group,
      { ...(made ? { instanceProfileName: made.instanceProfile?.name } : given(role)), beforeNodes: before },
    ];
  });
  return { shared, sharedEntry, own, entries, ofGroup: Object.fromEntries(ofGroup) as PlacedRoles["ofGroup"] };
}

/** The profile that a group was told of, else the role that it is to make one for. */
function given(role: GroupRole): Omit<PlacedRole, "beforeNodes"> {
  if (role.kind === "profile") return { instanceProfileName: role.profileName };
  if (role.kind !== "role") return {};
  return role.profileName === undefined ? { roleName: role.name } : { instanceProfileName: role.profileName };
}

/** The ARN of a role that was made elsewhere, path and all, which its name alone does not tell. */
function existingArn(eks: Construct, { scope, id }: EntryPlace, role: GroupRole): string {
  const place = child(child(eks, "existing"), scope);
  return role.kind === "profile"
    ? new DataAwsIamInstanceProfile(place, id, { name: role.profileName }).roleArn
    : new DataAwsIamRole(place, id, { name: (role as { readonly name: string }).name }).arn;
}

function key({ scope, id }: EntryPlace): string {
  return `${scope}/${id}`;
}
