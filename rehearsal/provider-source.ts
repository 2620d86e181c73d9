import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * The Terraform CLI configuration that the user has, by variable or in their home: where providers come from is their
 * choice, and the one setting that a rehearsal shares with them. It holds no AWS credentials.
 */
export function userTerraformConfig(
  user: Readonly<Record<string, string | undefined>>,
  home: string,
): string | undefined {
  const candidates = [user.TF_CLI_CONFIG_FILE, path.join(home, ".terraformrc")];
  const found = candidates.find((file) => file !== undefined && existsSync(file));
  // Terraform runs in another folder than the one that the user named it from.
  return found && path.resolve(found);
}

/** The folder in which Terraform keeps providers between rehearsals. */
export function pluginCache(kept: string): string {
  const folder = path.join(kept, "plugins");
  mkdirSync(folder, { recursive: true });
  return folder;
}
