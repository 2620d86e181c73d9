import { EksPodIdentityAssociation } from "@cdktf/provider-aws/lib/eks-pod-identity-association";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Token, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { merged } from "../shared/lists";
import { flag, problemsOf, mapOf, shapeOf, text, type Shape } from "../shared/shape";
import { validateTags } from "../shared/tags";
import { principalProblems } from "./principal";
import {
  placeServiceAccountRole,
  SERVICE_ACCOUNT_ROLE_SHAPE,
  serviceAccountRoleProblems,
  type PlacedRole,
} from "./service-account-role";
import { podIdentityTrust } from "./trust";
import type { PodIdentityAssociationProps, ServiceAccountRoleProps } from "./types";

/** A role that EKS Pod Identity may hand to pods; an association says to which. */
export class PodIdentityRole extends Construct implements PlacedRole {
  readonly role: IamRole;
  readonly attachments: PlacedRole["attachments"];
  readonly inlinePolicies: PlacedRole["inlinePolicies"];
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServiceAccountRoleProps = {}) {
    super(assertValid(scope, id, validatePodIdentityRole(props)), id);
    const placed = placeServiceAccountRole(this, props, podIdentityTrust());
    this.role = placed.role;
    this.attachments = placed.attachments;
    this.inlinePolicies = placed.inlinePolicies;
    this.permissions = placed.permissions;
  }
}

/** Gives the pods of a service account a role. The agent, add-on `eks-pod-identity-agent`, must run on their nodes. */
export class PodIdentityAssociation extends Construct {
  readonly association: EksPodIdentityAssociation;

  constructor(scope: Construct, id: string, props: PodIdentityAssociationProps) {
    super(assertValid(scope, id, validatePodIdentityAssociation(props)), id);
    const { clusterName, namespace, serviceAccount, roleArn, targetRoleArn, disableSessionTags, tags } = props;
    this.association = new EksPodIdentityAssociation(this, "Default", {
      clusterName,
      namespace,
      serviceAccount,
      roleArn,
      targetRoleArn,
      disableSessionTags,
      tags: tags && merged(tags),
    });
  }
}

const ROLE_CHECK = shapeOf(SERVICE_ACCOUNT_ROLE_SHAPE);
export const POD_IDENTITY_ASSOCIATION_SHAPE: Shape<PodIdentityAssociationProps> = {
  clusterName: text,
  namespace: text,
  serviceAccount: text,
  roleArn: text,
  targetRoleArn: text,
  disableSessionTags: flag,
  tags: mapOf(text),
};

/** Everything that is wrong with a role for EKS Pod Identity. */
export function validatePodIdentityRole(props: ServiceAccountRoleProps): string[] {
  return problemsOf(ROLE_CHECK, props, serviceAccountRoleProblems);
}

/** Everything that is wrong with an association. */
export function validatePodIdentityAssociation(props: PodIdentityAssociationProps): string[] {
  const required = ["clusterName", "namespace", "serviceAccount", "roleArn"] as const;
  return problemsOf(shapeOf(POD_IDENTITY_ASSOCIATION_SHAPE, required), props, (association) => [
    ...principalProblems("roleArn", association.roleArn, ["role"]),
    ...podIdentityAssociationProblems(association),
  ]);
}

/** What is wrong with the values, but for the role. */
export function podIdentityAssociationProblems(
  props: Omit<PodIdentityAssociationProps, "clusterName" | "roleArn">,
): string[] {
  const { namespace, serviceAccount, targetRoleArn, tags = {} } = props;
  return [
    ...Object.entries({ namespace, serviceAccount })
      .filter(([, name]) => !Token.isUnresolved(name) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name))
      .map(([prop, name]) => `${prop} ("${name}") is not a name of Kubernetes; it takes no wildcards`),
    ...(targetRoleArn === undefined ? [] : principalProblems("targetRoleArn", targetRoleArn, ["role"])),
    ...validateTags(tags),
  ];
}
