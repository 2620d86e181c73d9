import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import type { AmiKind } from "../ami/ami-type";
import { amiFamily, type Bootstrap } from "../ami/families";
import type { Wording } from "../wording";
import { amiTypeArgument, imageKind, type ImageFacts } from "./image";

/** How EKS spells a release; the group, where there is one, is the Kubernetes version. */
const SPELLINGS: Readonly<Record<Exclude<Bootstrap, "none">, { readonly pattern: RegExp; readonly example: string }>> =
  {
    nodeadm: { pattern: /^(1\.\d+)\.\d+-\d{8}$/, example: "1.35.0-20260714" },
    "bootstrap.sh": { pattern: /^(1\.\d+)\.\d+-\d{8}$/, example: "1.32.9-20251209" },
    bottlerocket: { pattern: /^\d+\.\d+\.\d+-[0-9a-f]{8}$/, example: "1.26.0-0ab12c34" },
    windows: { pattern: /^(1\.\d+)-\d{4}\.\d{2}\.\d{2}$/, example: "1.35-2026.07.14" },
  };

/** What is wrong with a release of a kind of images. */
export function releaseProblems(props: ImageFacts, word: Wording): string[] {
  const { releaseVersion: release, version, imageId } = props;
  if (release === undefined || imageId !== undefined || Token.isUnresolved(release)) return [];
  const { title, bootstrap } = amiFamily(imageKind(props).family);
  if (bootstrap === "none") return [];
  const label = word("releaseVersion");
  if (release === "latest") {
    const needed = [
      ...(version === undefined ? ["version"] : []),
      ...(amiTypeArgument(props) === undefined ? ["amiType"] : []),
    ];
    return needed.map((prop) => `${label} "latest" is looked up by ${word(prop)}; give that too`);
  }
  const { pattern, example } = SPELLINGS[bootstrap];
  const spelt = pattern.exec(release);
  if (!spelt) return [`${label} ("${release}") is not a release of ${title} as EKS spells it, such as "${example}"`];
  const [, minor] = spelt;
  return minor === undefined || version === undefined || Token.isUnresolved(version) || minor === version
    ? []
    : [
        `${label} ("${release}") is of Kubernetes ${minor}, and ${word("version")} is "${version}"; choose one of ${version}`,
      ];
}

/** The parameter that tells the newest release of a kind, and the member of its JSON, where it is JSON. */
export function releaseParameter(
  { family, variant, architecture }: AmiKind,
  version: string,
): { readonly name: string; readonly member?: string } {
  const { parameter, bootstrap } = amiFamily(family);
  const image = parameter({ version, architecture, variant })!.replace(/\/image_id$/, "");
  if (bootstrap === "windows") return { name: image, member: "release_version" };
  return { name: `${image}/${bootstrap === "bottlerocket" ? "image_version" : "release_version"}` };
}

/** The newest release, as an expression. */
export function latestRelease(scope: Construct, kind: AmiKind, version: string): string {
  const { name, member } = releaseParameter(kind, version);
  // Not `value`, which counts as a secret and would hide the release in every plan.
  const { insecureValue } = new DataAwsSsmParameter(scope, "release-version", { name });
  return member === undefined ? insecureValue : Token.asString(Fn.lookup(Fn.jsondecode(insecureValue), member));
}
