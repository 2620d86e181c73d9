/** The text of the first such element; undefined where there is none. */
export function elementText(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** The texts of all such elements that have one. */
export function elementTexts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]+)</${name}>`, "g"))].map(([, text]) => text!);
}

/** What a refusal says, by its code and its message, in whichever form a service writes them; the text itself where it is neither. */
export function refusalIn(text: string): string {
  const said = [elementText(text, "Code"), elementText(text, "Message")].map((part) => part && unescaped(part));
  const [code, message] = said[0] === undefined ? jsonRefusalIn(text) : said;
  return [code, message].filter(Boolean).join(": ") || text;
}

function jsonRefusalIn(text: string): (string | undefined)[] {
  try {
    const body = JSON.parse(text) as Readonly<Record<string, string | undefined>>;
    // Some name the shape in full: `com.amazonaws.eks#NotFound`.
    return [(body.__type ?? body.code)?.split("#").at(-1), body.message ?? body.Message];
  } catch {
    return [];
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name]!);
}
