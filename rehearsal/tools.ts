import { isInstalled } from "./processes";

const TOOLS = [
  {
    command: "terraform",
    args: ["version"],
    need: "Terraform 1.5 or newer, https://developer.hashicorp.com/terraform/install",
  },
  {
    command: "python3",
    args: ["-m", "venv", "--help"],
    need: "Python 3.10 or newer with its venv module, for the AWS emulators",
  },
] as const;

/** A sentence for each tool that is not there. */
export function missingTools(installed: typeof isInstalled = isInstalled): string[] {
  return TOOLS.filter(({ command, args }) => !installed(command, args)).map(
    ({ command, need }) => `${command} was not found on the PATH; the rehearsal needs ${need}`,
  );
}
