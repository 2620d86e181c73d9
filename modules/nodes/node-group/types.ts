import type { ITerraformDependable } from "cdktf";
import type { Tags } from "../../shared/tags";
import type { ClusterAddress } from "../bootstrap/types";
import type { NodeGroupImageProps } from "./image";
import type { LabelProps } from "./labels";
import type { NameProps } from "./names";
import type { PurchaseProps } from "./purchase";
import type { RemoteAccessProps } from "./remote-access";
import type { SizeProps } from "./sizes";
import type { TemplateChoice, TemplateProps } from "./template";
import type { UpdateProps } from "./updates";
import type { NodeGroupBootstrap } from "./user-data";

/** A group of nodes that EKS starts, replaces and drains: its size, its image, what it is started from. */
export interface NodeGroupProps
  extends
    NameProps,
    SizeProps,
    NodeGroupImageProps,
    PurchaseProps,
    TemplateChoice,
    TemplateProps,
    RemoteAccessProps,
    LabelProps,
    UpdateProps {
  readonly clusterName: string;
  /** ARN of the role that nodes run under. EKS lets it in by itself, unless an access entry or a row of aws-auth does already. */
  readonly nodeRoleArn: string;
  /** What nodes are told at their first boot. @default what EKS tells them, and no more */
  readonly bootstrap?: NodeGroupBootstrap;
  /** Where the cluster is; needed with `imageId`, to whose user data EKS adds nothing. @default EKS tells it */
  readonly cluster?: ClusterAddress;
  /** On the group and, with a launch template of its own, on instances, volumes and network interfaces. @default none */
  readonly tags?: Tags;
  /** On instances, volumes and network interfaces alone, with a launch template of its own; wins over `tags`. @default none */
  readonly instanceTags?: Tags;
  /** What must be there before a node starts, and stay until the last is gone. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}
