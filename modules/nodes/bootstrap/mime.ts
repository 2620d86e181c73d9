import { escapeForTerraform } from "./terraform-text";

const BOUNDARY = "EKS-NODE";

/** Parts as one document, which cloud-init goes through in order. */
export function mimeDocument(parts: readonly string[]): string {
  return `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="${BOUNDARY}"

${parts.join("")}--${BOUNDARY}--
`;
}

/** A script for cloud-init to run; bash, unless its first line names another. */
export function shellPart(script: string): string {
  const shebang = script.startsWith("#!") ? "" : "#!/bin/bash\nset -e\n";
  return mimePart("text/x-shellscript", `${shebang}${script.trimEnd()}\n`);
}

export function mimePart(contentType: string, body: string): string {
  return `--${BOUNDARY}\nContent-Type: ${contentType}\n\n${escapeForTerraform(body)}\n`;
}
