import type { PodSubnet } from "../../cni/custom-networking";
import { ADDON_SHAPE, addonTimeoutsCheck } from "../../addons/validate";
import { WAYS_OUT } from "../../shared/placement";
import { either, flag, flagOr, literal, oneOf, recordOf, shapeOf, text, type Shape } from "../../shared/shape";
import { ADDON_ROLES, type EksAddon, type EksAddonsProps } from "./props";

const { configuration, podIdentityAssociations, ...SAME } = ADDON_SHAPE;

export const EKS_ADDON_SHAPE: Shape<EksAddon> = {
  ...SAME,
  mostRecent: literal(flag),
  beforeCompute: literal(flag),
  configurationValues: configuration,
  podIdentityAssociation: podIdentityAssociations,
  role: literal(oneOf(ADDON_ROLES)),
};

const POD_SUBNET_SHAPE: Shape<PodSubnet> = { id: text, cidrBlock: text, wayOut: oneOf(WAYS_OUT) };
export const podSubnetsCheck = recordOf(either({ scalar: text, object: shapeOf(POD_SUBNET_SHAPE, ["id"]) }));

const IN_VALUES = "settings of the add-on itself stand in configurationValues";
const SETTINGS = {
  env: IN_VALUES,
  init: IN_VALUES,
  eniConfig: IN_VALUES,
  replicaCount: IN_VALUES,
  computeType: IN_VALUES,
};

export const ADDONS_SHAPE: Shape<EksAddonsProps> = {
  addons: recordOf(flagOr(shapeOf(EKS_ADDON_SHAPE, [], SETTINGS))),
  addonsTimeouts: addonTimeoutsCheck,
  nodesElsewhere: literal(flag),
  podSubnets: podSubnetsCheck,
};
