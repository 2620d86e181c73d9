import { TerraformDataSource, TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { assertValid } from "../shared/assert-valid";
import { anything, examine, oneOf, type Check } from "../shared/shape";
import { BACKEND_TYPES, placeBackend, type BackendSettings } from "./backend";
import { awsProviderFloor } from "./provider-floors";

/** The providers' full names, and the versions that these stacks were run with. */
const PROVIDERS = {
  aws: { source: "hashicorp/aws", floor: "5.100.0", below: "7.0.0" },
  kubernetes: { source: "hashicorp/kubernetes", floor: "2.38.0", below: "3.0.0" },
} as const;

export interface BaseStackProps {
  /** Where the state lives. @default a local file in the project's folder */
  readonly backend?: BackendSettings;
}

/** The JSON of a stack, as far as it is looked into here. */
interface StackJson {
  readonly terraform?: { readonly required_providers?: Record<string, { source: string; version: string }> };
  readonly resource?: Readonly<Record<string, object>>;
  readonly data?: Readonly<Record<string, object>>;
}

export const backendCheck: Check = (value, path) => {
  const { type } = Object(value) as { type?: unknown };
  const faults = oneOf(BACKEND_TYPES)(type, `${path}.type`);
  return faults.length > 0 ? faults : anything(value, path);
};

/**
 * A stack whose JSON a pipeline can use: the same bytes on every machine, a backend that is written down, providers by their
 * full name within tested versions, addresses that can be read, and no address twice.
 */
export class BaseStack extends TerraformStack {
  /** Addresses that were given out, by type and name, and to which construct. */
  private taken?: Map<string, string>;

  constructor(scope: Construct, id: string, props: BaseStackProps = {}, problems: readonly string[] = []) {
    const { backend = { type: "local" } } = props;
    const backendProblems = examine(backendCheck, backend, "backend").problems;
    super(assertValid(scope, id, [...problems, ...placeProblems(scope), ...backendProblems]), id);
    placeBackend(this, backend);
  }

  /** The construct path, joined by `_`: `aws_subnet.network_private_ap-northeast-2a`. A name that stands twice is an error. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const own = node.scopes.slice(node.scopes.indexOf(this) + 1);
    const parts = own.map((construct) => construct.node.id).filter((part) => part !== "Default");
    // Replaced, not deleted: the outputs that cdktf makes for references between stacks have dots in their names.
    const name = parts.join("_").replaceAll(/[^\w-]/g, "_");
    if (!/^[A-Za-z_][\w-]*$/.test(name)) {
      throw new Error(
        `${node.path}: "${name}" is not a name that Terraform takes; begin the construct id with a letter`,
      );
    }
    this.take(`${kindOf(element)}.${name}`, node.path);
    return name;
  }

  override toTerraform(): StackJson {
    const json = super.toTerraform() as StackJson;
    const providers = json.terraform?.required_providers ?? {};
    for (const [name, { source, floor, below }] of Object.entries(PROVIDERS)) {
      if (!(name in providers)) continue;
      const lowest = name === "aws" ? awsProviderFloor(floor, [json.resource ?? {}, json.data ?? {}]) : floor;
      providers[name] = { source, version: `>= ${lowest}, < ${below}` };
    }
    return json;
  }

  private take(address: string, path: string): void {
    this.taken ??= new Map();
    const holder = this.taken.get(address);
    if (holder !== undefined && holder !== path) {
      throw new Error(`${path}: the address ${address} is taken by ${holder}; give one of them another id`);
    }
    this.taken.set(address, path);
  }
}

/** cdktf finds the folder, the state and the dependencies of a stack only where it stands directly under the app. */
function placeProblems(scope: Construct): string[] {
  return scope.node.scope === undefined
    ? []
    : [`a stack stands directly under the App, and not under ${scope.node.path}`];
}

/** What makes addresses of different kinds different: the Terraform type where there is one. */
function kindOf(element: TerraformElement | Node): string {
  const { terraformResourceType } = element as { terraformResourceType?: string };
  const data = TerraformDataSource.isTerraformDataSource(element) ? "data." : "";
  return `${data}${terraformResourceType ?? element.constructor.name}`;
}
