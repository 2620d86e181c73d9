import { Token } from "cdktf";
import { instanceTypeFacts } from "../../facts/instance-types";
import { amiFamily } from "../ami/families";
import { podsAtMost } from "../bootstrap/max-pods";
import type { Wording } from "../wording";
import { imageKind, type ImageFacts } from "./image";
import { instanceTypesOf } from "./purchase";
import type { NodeGroupBootstrap } from "./user-data";

type Limits = Pick<NodeGroupBootstrap, "maxPods" | "nodeConfig" | "bottlerocket">;

/**
 * Numbers of pods that nodes of an image which EKS chooses do not heed: EKS says one of its own to Bottlerocket, and caps
 * that of Amazon Linux 2023.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#max-pods-precedence
 */
export function podLimitWarnings(
  props: ImageFacts & { readonly bootstrap?: Limits & Pick<NodeGroupBootstrap, "template"> },
  word: Wording,
): string[] {
  const { imageId, bootstrap = {} } = props;
  if (imageId !== undefined || bootstrap.template !== undefined) return [];
  const { family, architecture } = imageKind(props);
  const reader = amiFamily(family).bootstrap;
  const said = Object.entries(limitsOf(bootstrap)).filter(([, value]) => value !== undefined);
  if (reader === "bottlerocket") {
    return said.map(
      ([prop]) =>
        `${word(prop)}: EKS says it to nodes of Bottlerocket by itself, and wins; give ${word("imageId")}, or drop it`,
    );
  }
  const cap = capOf(instanceTypesOf(props, architecture));
  return reader !== "nodeadm" || cap === undefined
    ? []
    : said
        .filter(([, value]) => !Token.isUnresolved(value) && Number(value) > cap)
        .map(
          ([prop, value]) =>
            `${word(prop)} (${String(value)}): EKS caps it at ${cap} where it chooses the image; give ${word("imageId")}, or take ${cap} or less`,
        );
}

function limitsOf({ maxPods, nodeConfig, bottlerocket }: Limits): Readonly<Record<string, unknown>> {
  return {
    maxPods,
    "nodeConfig.kubelet.config.maxPods": nodeConfig?.kubelet?.config?.maxPods,
    'bottlerocket.kubernetes["max-pods"]': bottlerocket?.kubernetes?.["max-pods"],
  };
}

/** What holds for the smallest of the types; not known where one of them is not. */
function capOf(types: readonly string[]): number | undefined {
  if (Token.isUnresolved(types)) return undefined;
  const facts = types.map((type) => (Token.isUnresolved(type) ? undefined : instanceTypeFacts(type)));
  return facts.every((known) => known !== undefined)
    ? Math.min(...facts.map(({ vcpus }) => podsAtMost(vcpus)))
    : undefined;
}
