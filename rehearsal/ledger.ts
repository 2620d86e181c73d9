import type { Mend } from "./mends/types";
import { answerFaults, operationIn, type Models } from "./model";
import { isOwn, type Answer, type Call } from "./routing";

/** How often an action of a service was asked for. */
export interface Counted {
  readonly service: string;
  readonly action: string;
  readonly count: number;
}

/** Keeps what was asked of AWS, and what of it AWS's own model does not know. */
export class Ledger {
  private readonly counts = new Map<string, number>();
  private readonly found = new Set<string>();
  private readonly lacking = new Set<string>();

  constructor(private readonly models: Models) {}

  /** Enters a call with its answer. What a mend answered is held against the model; what an emulator answers is its own affair. */
  readonly enter = (call: Call, answer: Answer, mendedBy: readonly Mend[]): void => {
    if (isOwn(call)) return;
    const models = this.models(call.service);
    const operation = operationIn(models, call);
    if (operation === undefined) {
      const what = `${call.service} has no operation ${call.operation} in AWS's published model`;
      this.found.add(
        models.length > 0 ? what : `no model of ${call.service} is known, so its calls were held against none`,
      );
      return;
    }
    const key = `${call.service}:${operation.name}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (mendedBy.length === 0) return;
    const names = mendedBy.map(({ name }) => name).join(", ");
    for (const fault of answerFaults(operation, answer))
      this.found.add(`${call.service}, mended by ${names}: ${fault}`);
  };

  /** Enters a call that nobody could answer. */
  lack(call: Call, why: string): void {
    const name = operationIn(this.models(call.service), call)?.name ?? call.operation;
    this.lacking.add(`the emulators lack ${call.service}:${name}: ${why}`);
  }

  /** What was asked for and the emulators do not have. */
  get lacks(): readonly string[] {
    return [...this.lacking];
  }

  /** Actions in the order of their names. */
  get calls(): Counted[] {
    return [...this.counts]
      .toSorted(([a], [b]) => a.localeCompare(b, "en"))
      .map(([key, count]) => ({ service: key.split(":")[0]!, action: key.split(":")[1]!, count }));
  }

  /** Calls that AWS would not know, and answers of ours that AWS would not give. */
  get faults(): readonly string[] {
    return [...this.found];
  }
}
