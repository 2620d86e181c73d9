import { access } from "./access";
import { cniReapplied, patchDestroyed, patchForgotten, variables } from "./aws-node";
import { byHand } from "./by-hand";
import { configMapOnly, foreignAwsAuth } from "./aws-auth";
import { leftBalancer, twoClusters, vanished } from "./clusters";
import { eksApi } from "./eks-api";
import { apiAway, killed, savedPlan } from "./interruptions";
import { takenOver } from "./taken-over";
import { untouched } from "./untouched";
import type { Scenario } from "./types";
import { securityRules, upgrade, workerGroups } from "./workers";

/** Everything that can be made to happen to the example, by name. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  "by-hand": byHand,
  killed,
  "api-away": apiAway,
  "saved-plan": savedPlan,
  access,
  "foreign-aws-auth": foreignAwsAuth,
  "config-map-only": configMapOnly,
  "cni-reapplied": cniReapplied,
  variables,
  "patch-destroyed": patchDestroyed,
  "patch-forgotten": patchForgotten,
  "worker-groups": workerGroups,
  "security-rules": securityRules,
  upgrade,
  "eks-api": eksApi,
  "two-clusters": twoClusters,
  vanished,
  "left-balancer": leftBalancer,
  untouched,
  "taken-over": takenOver,
};
