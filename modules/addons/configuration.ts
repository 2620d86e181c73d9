import { Token } from "cdktf";
import type { AsShipped } from "../cni/variables";
import { asText } from "../shared/lists";
import type { AddonConfiguration } from "./types";

/** What EKS ships is what the add-on takes of itself. */
const AS_SHIPPED: AsShipped = "as-shipped";

/** Keys of vpc-cni's schema whose values are text, whatever they mean. */
export const TEXT_KEYS = ["enableNetworkPolicy", "enableWindowsIpam"];

/**
 * An add-on's settings as the JSON that EKS takes. Keys are sorted at every depth, so that their order is no change; the
 * variables of vpc-cni and its switches become text, which its schema wants.
 */
export function renderConfiguration(addonName: string, configuration: AddonConfiguration): string {
  return JSON.stringify(sorted(addonName === "vpc-cni" ? withText(configuration) : configuration));
}

function withText(configuration: AddonConfiguration): AddonConfiguration {
  const { init } = configuration;
  const switches = TEXT_KEYS.filter((key) => configuration[key] !== undefined);
  return {
    ...configuration,
    ...Object.fromEntries(switches.map((key) => [key, String(configuration[key])])),
    ...textEnv(configuration),
    ...(isObject(init) && { init: { ...init, ...textEnv(init) } }),
  };
}

/** `env` with its values as text; a variable given as `undefined` is not set, nor is one that is to be as shipped. */
function textEnv({ env }: AddonConfiguration): { readonly env?: object } {
  if (!isObject(env)) return {};
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== AS_SHIPPED);
  return { env: Object.fromEntries(given.map(([name, value]) => [name, asText(value)])) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  // A token that stands for more than text, such as the answer of a function of Terraform's.
  if (Token.isUnresolved(value)) return Token.asString(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
