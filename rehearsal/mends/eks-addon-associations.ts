import { jsonOf, type Answer, type Call } from "../routing";
import { askRest } from "./ask";
import { namespaceOf } from "./eks-addons";
import { jsonAnswer, type Ask, type Mend } from "./types";

/** A role for one of an add-on's service accounts, as it is asked for. */
interface Wanted {
  readonly serviceAccount: string;
  readonly roleArn: string;
}

interface Association {
  readonly associationArn: string;
  readonly associationId: string;
}

interface Asked {
  readonly addonName?: string;
  readonly podIdentityAssociations?: readonly Wanted[];
}

const ADDON = /^(\/clusters\/[^/]+)\/addons(?:\/([^/]+)(\/update)?)?$/;

/** An add-on's associations of Pod Identity are made, changed and taken away along with it, and told by their ARNs. */
export function addonAssociations(): Mend {
  const made = new Map<string, readonly Association[]>();
  return {
    name: "add-on associations",
    reason: "ministack makes no associations for an add-on, and tells of them by what was asked in place of their ARNs",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/update-addon-role.html",
    service: "eks",
    applies: ({ method, path }) => ADDON.test(path) && (method !== "GET" || ADDON.exec(path)![2] !== undefined),
    async answer(call, ask) {
      const [, cluster = "", named] = ADDON.exec(call.path)!;
      const { podIdentityAssociations: wanted, ...rest } = jsonOf<Asked>(call);
      const addon = named ?? rest.addonName ?? "";
      const key = `${cluster}/${addon}`;
      const asked = wanted === undefined ? call : { ...call, body: Buffer.from(JSON.stringify(rest)) };
      const answer = await ask(asked);
      if (answer.status >= 400) return answer;
      const change = { cluster, addon, call, ask };
      if (wanted !== undefined || call.method === "DELETE") {
        await Promise.all((made.get(key) ?? []).map(({ associationId }) => forget(associationId, change)));
        made.set(key, await makeAll(wanted ?? [], change));
      }
      return told(answer, made.get(key) ?? []);
    },
  };
}

interface Change {
  readonly cluster: string;
  readonly addon: string;
  readonly call: Call;
  readonly ask: Ask;
}

async function makeAll(wanted: readonly Wanted[], { cluster, addon, call, ask }: Change): Promise<Association[]> {
  const made: Association[] = [];
  for (const { serviceAccount, roleArn } of wanted) {
    const body = { namespace: namespaceOf(addon), serviceAccount, roleArn };
    const answer = await askRest(`${cluster}/pod-identity-associations`, body, call, ask);
    made.push(jsonOf<{ association: Association }>(answer).association!);
  }
  return made;
}

async function forget(id: string, { cluster, call, ask }: Change): Promise<void> {
  const path = `${cluster}/pod-identity-associations/${id}`;
  await ask({ ...call, method: "DELETE", operation: `DELETE ${path}`, path, body: Buffer.alloc(0) });
}

/** The add-on, where the answer has one, with its associations by their ARNs. */
function told(answer: Answer, associations: readonly Association[]): Answer {
  const said = jsonOf<{ addon: object }>(answer);
  if (said.addon === undefined || associations.length === 0) return answer;
  const arns = associations.map(({ associationArn }) => associationArn);
  return jsonAnswer({ ...said, addon: { ...said.addon, podIdentityAssociations: arns } }, answer.status);
}
