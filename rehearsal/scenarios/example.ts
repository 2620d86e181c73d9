/** Props of the example that a scenario changes, as the example reads them from its context. */
export interface Variant {
  readonly clusters?: readonly string[];
  readonly cloud?: Readonly<Record<string, unknown>>;
  readonly inside?: Readonly<Record<string, unknown>>;
}

/** Where the example is built, and the names that it gives to its stacks where nothing else is said. */
export const REGION = "eu-central-1";
export const CLOUD = "small";
export const INSIDE = "small-kubernetes";
