import { existsSync, mkdirSync, symlinkSync } from "node:fs";
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

/** Where Terraform looks for providers in a home without being told. @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
const IMPLIED = [".terraform.d/plugins", ".local/share/terraform/plugins"];

/** Lets the scratch home have the provider mirrors of the user's, which are as much their choice. */
export function linkMirrors(user: string, home: string): void {
  for (const folder of IMPLIED.filter((name) => existsSync(path.join(user, name)))) {
    const link = path.join(home, folder);
    if (existsSync(link)) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(user, folder), link);
  }
}

/** The folder in which Terraform keeps providers between rehearsals. */
export function pluginCache(kept: string): string {
  const folder = path.join(kept, "plugins");
  mkdirSync(folder, { recursive: true });
  return folder;
}
