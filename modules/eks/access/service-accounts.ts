import { irsaRoleProblems } from "../../access/irsa-role";
import { podIdentityAssociationProblems } from "../../access/pod-identity";
import { principalProblems } from "../../access/principal";
import { serviceAccountRoleProblems } from "../../access/service-account-role";
import type { IrsaRoleProps, PodIdentityAssociationProps, ServiceAccountRoleProps } from "../../access/types";
import { CLUSTER_DEFAULTS } from "../../cluster/defaults";
import { within } from "../../shared/assert-valid";
import { validateName } from "../../shared/aws-names";
import { merged } from "../../shared/lists";
import { agentRuns } from "../addons/given";
import type { EksProps } from "../props";
import { loadBalancerControllerProblems, withLoadBalancerController } from "./load-balancer-controller";
import type { EksPodIdentityAssociation, EksServiceAccountRole } from "./props";

/** An association, with its role by ARN or to be made. */
export interface PodIdentityPlan {
  readonly association: Omit<PodIdentityAssociationProps, "clusterName" | "roleArn">;
  readonly role: ServiceAccountRoleProps | { readonly arn: string };
}

/** What pods may do in AWS, in the provider's words. */
export interface ServiceAccountsPlan {
  readonly irsaRoles: { readonly [name: string]: Omit<IrsaRoleProps, "oidcProviderArn"> };
  readonly podIdentityAssociations: { readonly [name: string]: PodIdentityPlan };
}

/** Pure. `partition` may be a token. */
export function translateServiceAccounts(given: EksProps, partition: string): ServiceAccountsPlan {
  const props = withLoadBalancerController(given, partition);
  const { irsaRoles = {}, podIdentityAssociations = {}, tags } = props;
  return {
    irsaRoles: Object.fromEntries(
      Object.entries(irsaRoles).map(
        ([name, { namespaceServiceAccounts, assumeRoleConditionTest, audience, ...role }]) => [
          name,
          { ...roleProps(name, role, props), namespaceServiceAccounts, assumeRoleConditionTest, audience },
        ],
      ),
    ),
    podIdentityAssociations: Object.fromEntries(
      Object.entries(podIdentityAssociations).map(([name, { roleArn, role = {}, ...association }]) => [
        name,
        {
          association: { ...association, tags: merged(tags, association.tags) },
          role: roleArn === undefined ? roleProps(name, role, props) : { arn: roleArn },
        },
      ]),
    ),
  };
}

function roleProps(name: string, role: EksServiceAccountRole, props: EksProps): ServiceAccountRoleProps {
  const { clusterName, iamPath: path, permissionsBoundary, tags } = props;
  return {
    ...role,
    ...(role.name === undefined && { namePrefix: `${clusterName}-${name}-` }),
    path,
    permissionsBoundary,
    tags: merged(tags, role.tags),
  };
}

/** What is wrong with the roles of service accounts. */
export function serviceAccountProblems(given: EksProps): string[] {
  const { irsaRoles = {}, enableIrsa = CLUSTER_DEFAULTS.oidcProvider } = given;
  const { irsaRoles: allRoles = {}, podIdentityAssociations = {} } = withLoadBalancerController(given, "aws");
  const associations = Object.entries(podIdentityAssociations);
  const idOf = ({ namespace, serviceAccount }: EksPodIdentityAssociation) => `${namespace}:${serviceAccount}`;
  return [
    ...loadBalancerControllerProblems(given),
    ...(Object.keys(irsaRoles).length > 0 && enableIrsa === false
      ? [
          "irsaRoles are given while enableIrsa is false, so nothing signs for them; set enableIrsa to true, or use podIdentityAssociations",
        ]
      : []),
    ...Object.entries(allRoles).flatMap(([name, role]) =>
      within(`irsaRoles.${name}`, [...validateName("the role's key", name), ...irsaRoleProblems(role)]),
    ),
    ...associations.flatMap(([name, association], index) => {
      const first = associations.findIndex(([, other]) => idOf(other) === idOf(association));
      return within(`podIdentityAssociations.${name}`, [
        ...validateName("the association's key", name),
        ...podIdentityAssociationProblems(association),
        ...roleProblems(association),
        ...(first < index
          ? [`is for ${idOf(association)}, as ${associations[first]![0]} is; EKS takes one association each`]
          : []),
      ]);
    }),
  ];
}

/** Legal, but unwise. */
export function serviceAccountWarnings(given: EksProps): string[] {
  const props = withLoadBalancerController(given, "aws");
  return Object.keys(props.podIdentityAssociations ?? {}).length > 0 && !agentRuns(props)
    ? [
        `podIdentityAssociations work only where the agent runs, and addons name none; add "eks-pod-identity-agent": true, unless the agent is installed another way`,
      ]
    : [];
}

function roleProblems({ roleArn, role }: EksPodIdentityAssociation): string[] {
  if (roleArn === undefined) {
    return role === undefined
      ? ["names neither a roleArn nor a role to make; give one of them"]
      : within("role", serviceAccountRoleProblems(role));
  }
  return [
    ...principalProblems("roleArn", roleArn, ["role"]),
    ...(role === undefined ? [] : ["has a roleArn and a role to make; drop one of them"]),
  ];
}
