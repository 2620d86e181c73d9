/** Versions of the registry module that the tables cover: the document's, and the last with worker groups. */
export type ModuleVersion = (typeof MODULE_VERSIONS)[number];
export const MODULE_VERSIONS = ["2.3.1", "17.24.0"] as const;

export const BOTH: readonly ModuleVersion[] = MODULE_VERSIONS;
/** Gone by v17.24.0. */
export const OLD: readonly ModuleVersion[] = ["2.3.1"];
/** Came after v2.3.1. */
export const NEW: readonly ModuleVersion[] = ["17.24.0"];

/** What a name is in the module: an input of the call, or a key in one of the maps that inputs hold. */
export type NameKind = "input" | "group" | "node-group" | "fargate-profile" | "output";

/** A spot in the JSON of a stack that holds an `Eks` called `my-cluster`. */
export interface Place {
  /** As Terraform writes it, `local.…` and `output.…` among them; "*" is every one. */
  readonly address: string;
  /** The way to it from there, `vpc_config.subnet_ids.0`; "" is the whole. */
  readonly attribute: string;
}

/** Props by their names, whatever they stand on. */
export type Given = Readonly<Record<string, unknown>>;

/** A value that a prop is given for a trial, and what comes of it. */
export interface Trial {
  readonly value: unknown;
  /** What stands at the row's places then. @default the value itself */
  readonly becomes?: unknown;
  /** Text that stands there among other. */
  readonly contains?: string;
  /** Nothing stands there. */
  readonly absent?: true;
}

/** A name of the module's. */
export interface ModuleName {
  readonly name: string;
  /** Those of the versions that have it. */
  readonly versions: readonly ModuleVersion[];
  /** What a user of the module has to know beside the name: another meaning, another default, another form. */
  readonly note?: string;
}

/** A name of the module's that we have too. */
export interface PropRow extends ModuleName {
  /** Ours, on what the row's table is about; with dots a way from the props of `Eks`. */
  readonly prop: string;
  /** Where its value ends; several where it stands more than once. */
  readonly at: Place | readonly Place[];
  /** The same in a launch configuration, where a group's key ends in a launch template otherwise. */
  readonly configuration?: string;
  /** The provider types it as text, so that "not given" differs from "false". */
  readonly asText?: true;
  /** Another value than the default. */
  readonly example: Trial;
  /** 0, false, an empty text or list, where there is one that is legal. */
  readonly falsy?: Trial;
  /** Props beside it without which the values would not be legal, or would do nothing. */
  readonly companions?: Given;
  /** The same of the cluster's inputs, for a row about a group. */
  readonly inputs?: Given;
  /** What else moves with the value. */
  readonly moves?: readonly Place[];
  /** The value stands there without it too: it is another way to say the same. */
  readonly still?: true;
  /** Fields of an element or object: the module's name to ours. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A name of the module's that we have not, and why nobody misses it. */
export interface NoRow extends ModuleName {
  readonly none: string;
}

export type ParityRow = PropRow | NoRow;

/** An output of the module's. */
export interface OutputRow extends ModuleName {
  /** Where it is on an `Eks`, from its members on; "general" stands for the name of a group. */
  readonly member?: string;
  readonly none?: string;
}

/** Rows about one topic, under the heading that documents give them. */
export interface Topic {
  readonly title: string;
  readonly kind: Exclude<NameKind, "output">;
  readonly rows: readonly ParityRow[];
}
