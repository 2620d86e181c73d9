import {
  AzurermBackend,
  CloudBackend,
  ConsulBackend,
  CosBackend,
  GcsBackend,
  HttpBackend,
  LocalBackend,
  PgBackend,
  RemoteBackend,
  S3Backend,
  type AzurermBackendConfig,
  type CloudBackendConfig,
  type ConsulBackendConfig,
  type CosBackendConfig,
  type GcsBackendConfig,
  type HttpBackendConfig,
  type PgBackendConfig,
  type RemoteBackendConfig,
  type S3BackendConfig,
  type TerraformStack,
} from "cdktf";

/** Where a stack's state lives: one of Terraform's backends, under its own name and with its own arguments. */
export type BackendSettings =
  | {
      readonly type: "local";
      /** From the folder of the stack's JSON. @default the file that cdktf itself would choose, `terraform.<stack>.tfstate` in the project */
      readonly path?: string;
    }
  | ({
      readonly type: "s3";
      /** Lock by a file beside the state; Terraform 1.10 or newer. @default true, unless `dynamodbTable` is given */
      readonly useLockfile?: boolean;
    } & S3BackendConfig)
  | ({ readonly type: "azurerm" } & AzurermBackendConfig)
  | ({ readonly type: "cloud" } & CloudBackendConfig)
  | ({ readonly type: "consul" } & ConsulBackendConfig)
  | ({ readonly type: "cos" } & CosBackendConfig)
  | ({ readonly type: "gcs" } & GcsBackendConfig)
  | ({ readonly type: "http" } & HttpBackendConfig)
  | ({ readonly type: "pg" } & PgBackendConfig)
  | ({ readonly type: "remote" } & RemoteBackendConfig);

export const BACKEND_TYPES = [
  "local",
  "s3",
  "azurerm",
  "cloud",
  "consul",
  "cos",
  "gcs",
  "http",
  "pg",
  "remote",
] as const;

/** Gives a stack its backend. */
export function placeBackend(stack: TerraformStack, settings: BackendSettings): void {
  switch (settings.type) {
    case "local": {
      // cdktf's own default is this file by its absolute path, which differs from one machine to the next.
      const { path = `../../../terraform.${stack.node.id}.tfstate` } = settings;
      new LocalBackend(stack, { path });
      return;
    }
    case "s3": {
      const { type: _, useLockfile = settings.dynamodbTable === undefined, ...config } = settings;
      // The binding does not know the argument: hashicorp/terraform-cdk was archived before it came.
      if (useLockfile) new S3Backend(stack, config).addOverride("use_lockfile", true);
      else new S3Backend(stack, config);
      return;
    }
    case "azurerm":
      new AzurermBackend(stack, withoutType(settings));
      return;
    case "cloud":
      new CloudBackend(stack, withoutType(settings));
      return;
    case "consul":
      new ConsulBackend(stack, withoutType(settings));
      return;
    case "cos":
      new CosBackend(stack, withoutType(settings));
      return;
    case "gcs":
      new GcsBackend(stack, withoutType(settings));
      return;
    case "http":
      new HttpBackend(stack, withoutType(settings));
      return;
    case "pg":
      new PgBackend(stack, withoutType(settings));
      return;
    case "remote":
      new RemoteBackend(stack, withoutType(settings));
      return;
    default:
      settings satisfies never;
  }
}

function withoutType<T extends { readonly type: string }>({ type: _, ...config }: T): Omit<T, "type"> {
  return config;
}
