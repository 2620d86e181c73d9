import { blocksOf, type Stack, type StackJson } from "./stacks";

/** By which arguments a backend knows one state from another; a backend that is not listed is compared whole. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  local: ["path"],
  s3: ["bucket", "key"],
  gcs: ["bucket", "prefix"],
  azurerm: ["storage_account_name", "container_name", "key"],
  remote: ["hostname", "organization", "workspaces"],
  http: ["address"],
};

/** What cdktf calls the data source by which one stack reads another. */
const CDKTF_NAME = "cross-stack-reference-input-";

interface RemoteState {
  readonly backend?: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

type NamedStack = Pick<Stack, "name" | "json">;

/** The look-ups of other states in a stack, by name. */
function lookUpsOf({ data = {} }: StackJson): [string, RemoteState][] {
  const members = (data.terraform_remote_state ?? {}) as Readonly<Record<string, RemoteState | readonly RemoteState[]>>;
  return Object.entries(members).map(([name, block]) => [name, [block].flat()[0] ?? {}]);
}

/** The rehearsed stack whose state a look-up reads; undefined where it is nobody's here. */
function readBy(name: string, { backend = "local", config = {} }: RemoteState, stacks: readonly NamedStack[]) {
  const wanted = placeOf(backend, config);
  return stacks.find(
    (stack) => name === `${CDKTF_NAME}${stack.name}` || (wanted !== undefined && stateOf(stack.json) === wanted),
  )?.name;
}

function stateOf({ terraform = {} }: StackJson): string | undefined {
  const { backend = {}, cloud } = terraform;
  const [block] = Object.entries(cloud === undefined ? backend : { remote: cloud });
  return block && placeOf(block[0], blocksOf(block[1])[0] ?? {});
}

function placeOf(backend: string, config: Readonly<Record<string, unknown>>): string | undefined {
  const keys = PLACES[backend] ?? Object.keys(config).toSorted();
  const given = keys.filter((key) => config[key] !== undefined);
  return given.length === 0
    ? undefined
    : JSON.stringify([backend, given.map((key) => [key, blocksOf(config[key] as object)])]);
}

/**
 * What makes each look-up of another stack's state read the scratch folder's: a block for a Terraform override file. By
 * itself it would read the user's own.
 */
export function redirected(
  { json }: Pick<Stack, "json">,
  stacks: readonly NamedStack[],
  fileOf: (stack: string) => string,
): object | undefined {
  const found = lookUpsOf(json).flatMap(([name, state]) => {
    const stack = readBy(name, state, stacks);
    return stack === undefined ? [] : [[name, { backend: "local", config: { path: fileOf(stack) } }] as const];
  });
  return found.length === 0 ? undefined : { terraform_remote_state: Object.fromEntries(found) };
}

/** A sentence for each look-up of a state that is no rehearsed stack's. */
export function stateRefusals({ name, json }: NamedStack, stacks: readonly NamedStack[]): string[] {
  return lookUpsOf(json)
    .filter(([look, state]) => readBy(look, state, stacks) === undefined)
    .map(
      ([look]) =>
        `stack ${name}: data.terraform_remote_state.${look} reads the state of a stack that is not rehearsed; rehearse that one too, before it, or hand its values over as literals`,
    );
}
