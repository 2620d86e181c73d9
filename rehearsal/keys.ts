import type { Answer, Call } from "./routing";
import { elementText } from "./xml";

const MAKE_KEYS = ["CreateAccessKey", "AssumeRole", "AssumeRoleWithWebIdentity"];

/** The secrets of the keys that were handed out at the door, which the emulators never check. */
export class Keys {
  private readonly secrets = new Map<string, string>();

  /** Hears of a call; those that make keys are remembered. */
  readonly learn = (call: Pick<Call, "operation">, { status, body }: Pick<Answer, "status" | "body">): void => {
    if (status >= 400 || !MAKE_KEYS.includes(call.operation)) return;
    const xml = body.toString();
    const [id, secret] = [elementText(xml, "AccessKeyId"), elementText(xml, "SecretAccessKey")];
    if (id !== undefined && secret !== undefined) this.secrets.set(id, secret);
  };

  secretOf(accessKeyId: string): string | undefined {
    return this.secrets.get(accessKeyId);
  }
}
