import { literal, oneOf, text, type Shape } from "../../shared/shape";

/** The images of all groups, in the registry module's words. */
export interface EksWorkersImageProps {
  /** Of groups that name neither platform nor family. @default "linux" */
  readonly defaultPlatform?: "linux" | "windows";
  /** The whole name of the image of Linux groups, with `*` (v2.3.1: only its end); the newest match counts. @default by AWS's SSM parameter */
  readonly workerAmiNameFilter?: string;
  /** The same of groups on Windows. @default by AWS's SSM parameter */
  readonly workerAmiNameFilterWindows?: string;
  /** Whose images are searched: an account id, "self", or "amazon". @default "amazon" where a name is given */
  readonly workerAmiOwnerId?: string;
  /** The same of groups on Windows. @default "amazon" where a name is given */
  readonly workerAmiOwnerIdWindows?: string;
}

export const WORKERS_IMAGE_SHAPE: Shape<EksWorkersImageProps> = {
  defaultPlatform: literal(oneOf(["linux", "windows"])),
  workerAmiNameFilter: text,
  workerAmiNameFilterWindows: text,
  workerAmiOwnerId: text,
  workerAmiOwnerIdWindows: text,
};
