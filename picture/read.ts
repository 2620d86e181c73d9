import { readClusters, readEntrants } from "./access";
import { readBalancers } from "./balancers";
import { readGroups } from "./compute";
import { readExits } from "./exits";
import { Inventory, type StackJson } from "./json";
import type { Picture } from "./model";
import { readVpcs } from "./network";
import { readPaths } from "./security";

/** What is drawn of some stacks, by their JSON alone. */
export function readPicture(stacks: Readonly<Record<string, StackJson>>): Picture {
  const all = new Inventory(stacks);
  const groups = readGroups(all);
  const balancers = readBalancers(all);
  const vpcs = readVpcs(all, groups, balancers);
  const placed = new Set(vpcs.flatMap(({ zones }) => zones.flatMap(({ subnets }) => subnets.map(({ key }) => key))));
  return {
    clusters: readClusters(all),
    vpcs,
    groups,
    paths: readPaths(all),
    balancers,
    entrants: readEntrants(all),
    exits: readExits(all, groups, vpcs),
    unplaced: groups
      .filter(({ subnets }) => subnets === undefined || !subnets.some((key) => placed.has(key)))
      .map(({ name }) => name),
  };
}
