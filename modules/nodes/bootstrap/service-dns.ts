import { Fn, Token } from "cdktf";
import { formatCidr, parseCidr } from "../../shared/cidr";
import type { ClusterAddress } from "./types";

/** The address of the cluster's DNS, the tenth of the block for Services; Terraform works it out where the block is a token. */
export function clusterDnsIp({ serviceCidr }: ClusterAddress): string {
  const block = Token.isUnresolved(serviceCidr) ? undefined : parseCidr(serviceCidr);
  if (block) return formatCidr({ base: block.base + 10, size: 1, prefix: 32 }).split("/")[0]!;
  return Fn.cidrhost(serviceCidr, 10);
}
