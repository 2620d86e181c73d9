import path from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of the user's that say how this machine works, and nothing of who they are. */
const KEPT = [
  "PATH",
  "LANG",
  "LC_ALL",
  "TERM",
  "TMPDIR",
  // Where else Terraform looks for providers.
  "XDG_DATA_DIRS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "http_proxy",
  "https_proxy",
];

/** Where the rehearsal's own things lie. */
export interface Places {
  /** An empty folder that stands for the home. */
  readonly home: string;
  /** Kept between rehearsals, so that providers are fetched once. */
  readonly pluginCache: string;
  /** The user's choice of where providers come from; undefined where there is none. */
  readonly terraformConfig?: string;
}

/** Keys of somebody in the emulated account. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Keys that stand for nobody. */
const NOBODY: Credentials = { accessKeyId: "test", secretAccessKey: "test" };

/**
 * The environment of everything that is started: keys that open nothing, an empty home, and one AWS endpoint. Built from
 * a list of what is kept, so that no profile, region, role, variable or workspace of the user's gets in.
 */
export function cleanEnvironment(
  user: Environment,
  places: Places,
  endpoint?: string,
  { accessKeyId, secretAccessKey }: Credentials = NOBODY,
): Record<string, string> {
  const { home, pluginCache, terraformConfig } = places;
  const kept = KEPT.flatMap((name) => (user[name] === undefined ? [] : [[name, user[name]] as const]));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    CDKTF_HOME: home,
    AWS_CONFIG_FILE: path.join(home, "aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(home, "aws-credentials"),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_EC2_METADATA_DISABLED: "true",
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
    // The emulators are on this machine; a proxy has no business between.
    NO_PROXY: "localhost,127.0.0.1",
    no_proxy: "localhost,127.0.0.1",
    TF_PLUGIN_CACHE_DIR: pluginCache,
    ...(terraformConfig !== undefined && { TF_CLI_CONFIG_FILE: terraformConfig }),
    // Nothing here has a lock file to break, and without this Terraform passes its cache by.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
    TF_INPUT: "0",
    TF_IN_AUTOMATION: "1",
    CI: "true",
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    FORCE_COLOR: "0",
  };
}
