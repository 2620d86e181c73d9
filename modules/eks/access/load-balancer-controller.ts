import { LOAD_BALANCER_CONTROLLER, loadBalancerControllerStatements } from "../../facts/load-balancer-controller";
import { given } from "../../shared/given";
import { policyDocument } from "../../shared/iam";
import type { EksProps } from "../props";

/** The name of its role among those of service accounts. */
export const CONTROLLER_ROLE = "load-balancer-controller";

/** The props with the role of the AWS Load Balancer Controller among those of service accounts, if it is wanted. `partition` may be a token. */
export function withLoadBalancerController(props: EksProps, partition: string): EksProps {
  const { loadBalancerController: wanted = false } = props;
  if (wanted === false) return props;
  const {
    role = "irsa",
    namespace,
    serviceAccount,
  } = { ...LOAD_BALANCER_CONTROLLER, ...given(wanted === true ? {} : wanted) };
  const inlinePolicies = { [CONTROLLER_ROLE]: policyDocument(loadBalancerControllerStatements(partition)) };
  if (role === "irsa") {
    const own = { namespaceServiceAccounts: [`${namespace}:${serviceAccount}`], inlinePolicies };
    return { ...props, irsaRoles: { ...props.irsaRoles, [CONTROLLER_ROLE]: own } };
  }
  const own = { namespace, serviceAccount, role: { inlinePolicies } };
  return { ...props, podIdentityAssociations: { ...props.podIdentityAssociations, [CONTROLLER_ROLE]: own } };
}

/** What is wrong with the role, apart from what is wrong with any. */
export function loadBalancerControllerProblems(props: EksProps): string[] {
  const { loadBalancerController: wanted = false, irsaRoles = {}, podIdentityAssociations = {} } = props;
  if (wanted === false) return [];
  const taken = { irsaRoles, podIdentityAssociations };
  return [
    ...Object.entries(taken)
      .filter(([, roles]) => Object.hasOwn(roles, CONTROLLER_ROLE))
      .map(
        ([key]) =>
          `loadBalancerController makes a role by the name "${CONTROLLER_ROLE}", and ${key} has one; drop one of them`,
      ),
    ...(props.enableIrsa === false && (wanted === true || (wanted.role ?? "irsa") === "irsa")
      ? [
          `loadBalancerController: nothing signs for its role while enableIrsa is false; set enableIrsa to true, or its role to "pod-identity"`,
        ]
      : []),
  ];
}
