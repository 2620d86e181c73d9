import { randomUUID } from "node:crypto";
import { jsonOf, type Answer } from "../routing";
import { jsonAnswer, jsonRefusal, type Mend } from "./types";

/** An update of a cluster or of something in it, as EKS describes it. */
interface Update {
  readonly id: string;
  readonly type: string;
  readonly params: readonly { readonly type: string; readonly value: string }[];
  readonly createdAt: number;
  readonly errors: readonly never[];
}

/** An update along with what it is of, and whether somebody has looked at it. */
interface Begun {
  readonly of: string;
  readonly update: Update;
  seen: boolean;
}

/** What EKS was told to change since it was made, and the updates that did it. */
export class Updates {
  private readonly begun = new Map<string, Begun>();
  private readonly changes = new Map<string, object>();

  /** Begins an update, and answers as EKS does then. `of` is the path of what is updated. */
  begin(of: string, type: string, params: Readonly<Record<string, unknown>>): Answer {
    const update: Update = { id: randomUUID(), type, params: paramsOf(params), createdAt: now(), errors: [] };
    this.begun.set(update.id, { of, update, seen: false });
    return jsonAnswer({ update: { ...update, status: "InProgress" } });
  }

  /** How far an update has come: it is in progress at the first look, and successful from the second on. */
  describe(of: string, id: string): Answer {
    const begun = this.begun.get(id);
    if (begun?.of !== of) return jsonRefusal("ResourceNotFoundException", `No update found for ID: ${id}`, 404);
    const status = begun.seen ? "Successful" : "InProgress";
    begun.seen = true;
    return jsonAnswer({ update: { ...begun.update, status } });
  }

  /** From now on what goes by this ARN has these values, whatever the emulator says. */
  change(arn: string, values: object): void {
    this.changes.set(arn, { ...this.changes.get(arn), ...values });
  }

  /** Forgets what was changed; something new goes by this ARN. */
  forget(arn: string): void {
    this.changes.delete(arn);
  }

  /** What the emulator says, with what was changed since. */
  changed<Found extends object>(arn: string, found: Found): Found {
    return { ...found, ...this.changes.get(arn) };
  }
}

/** What changed by which name; lists and objects are written as JSON. */
function paramsOf(params: Readonly<Record<string, unknown>>): Update["params"] {
  return Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([type, value]) => ({ type, value: typeof value === "object" ? JSON.stringify(value) : String(value) }));
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

const DESCRIBED = /^(\/clusters\/[^/]+)\/updates\/([^/]+)$/;
/** What ministack updates by itself. */
const OWN =
  /^(\/clusters\/[^/]+(?:\/addons\/[^/]+)?)\/(?:update|encryption-config\/associate|identity-provider-configs\/(?:dis)?associate)$/;

/** DescribeUpdate, of every update that was begun. */
export function updateDescriptions(updates: Updates): Mend {
  return {
    name: "update descriptions",
    reason: "ministack has no DescribeUpdate, by which the provider waits for every change of a cluster",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeUpdate.html",
    service: "eks",
    applies: ({ method, path }) => (method === "GET" ? DESCRIBED : OWN).test(path),
    async answer(call, ask) {
      const [, cluster = "", id = ""] = DESCRIBED.exec(call.path) ?? [];
      if (id !== "") return updates.describe(`${cluster}${partOf(call.query)}`, id);
      const answer = await ask(call);
      const { update } = jsonOf<{ update: Pick<Update, "type"> }>(answer);
      return update === undefined ? answer : updates.begin(OWN.exec(call.path)![1]!, update.type, {});
    },
  };
}

/** The part of a cluster that an update is asked for, as it stands in paths. */
function partOf(query: URLSearchParams): string {
  const [nodeGroup, addon] = [query.get("nodegroupName"), query.get("addonName")];
  if (nodeGroup !== null) return `/node-groups/${nodeGroup}`;
  return addon === null ? "" : `/addons/${addon}`;
}
