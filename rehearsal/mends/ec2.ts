import type { Call } from "../routing";
import type { Ask, Mend } from "./types";

/** Asks the EC2 emulator something on behalf of a call that another service was asked. */
export const askEc2 = asker("ec2", "2016-11-15");

/** Asks the IAM emulator something on behalf of a call that another service was asked. */
export const askIam = asker("iam", "2010-05-08");

function asker(service: string, version: string) {
  return async (
    action: string,
    parameters: Readonly<Record<string, string>>,
    call: Call,
    ask: Ask,
  ): Promise<string> => {
    const form = new URLSearchParams({ Action: action, Version: version, ...parameters });
    const answer = await ask({
      service,
      operation: action,
      method: "POST",
      path: "/",
      query: new URLSearchParams(),
      headers: {
        host: call.headers.host,
        "content-type": "application/x-www-form-urlencoded",
        // The emulator reads region and service out of the signature's scope, and checks no signature.
        authorization: call.headers.authorization?.replace(`/${call.service}/aws4_request`, `/${service}/aws4_request`),
      },
      body: Buffer.from(form.toString()),
    });
    return answer.body.toString();
  };
}

/** The text of the first such element; undefined where there is none. */
export function elementText(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** The texts of all such elements. */
export function elementTexts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text]) => text!);
}

const OWN_TAGS = /<item>\s*<resourceType>launch-template<\/resourceType>\s*<tagSet>[\s\S]*?<\/tagSet>\s*<\/item>/g;

/** A template's own tags are not part of what it launches. */
export const launchTemplateTags: Mend = {
  name: "launch template tags",
  reason: "moto puts the template's own tags into the versions' launch data, so every second plan takes them out again",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResponseLaunchTemplateData.html",
  service: "ec2",
  applies: ({ operation }) => operation === "DescribeLaunchTemplateVersions",
  async answer(call, ask) {
    const answer = await ask(call);
    return { ...answer, body: Buffer.from(answer.body.toString().replaceAll(OWN_TAGS, "")) };
  },
};
