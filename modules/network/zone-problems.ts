import { Token } from "cdktf";
import { zoneSlot } from "./subnet-plan";

/** What is wrong with the zones of a VPC. */
export function zoneProblems(zones: readonly string[]): string[] {
  const list = "availabilityZones";
  if (Token.isUnresolved(zones)) return [`${list} is a token; zones become Terraform addresses, so name them`];
  const few =
    zones.length < 2 ? [`${list} names ${zones.length} zone; EKS needs two or more, each in its own zone`] : [];
  const twice = zones.filter((zone, index) => zones.indexOf(zone) !== index);
  return [
    ...few,
    ...[...new Set(twice)].map((zone) => `${list} names ${zone} twice; name each zone once`),
    ...zones
      .filter((zone) => zoneSlot(zone) === undefined)
      .map((zone) => `${list}: "${zone}" is not the name of an availability zone, such as "${nearest(zone)}"`),
    ...oneRegion(zones.filter((zone) => zoneSlot(zone) !== undefined)),
  ];
}

/** A name as it may have been meant: of the same region, where that can be read. */
function nearest(zone: string): string {
  const region = /^[a-z]{2,4}(-[a-z]+)+-\d/.exec(zone)?.[0];
  return `${region ?? "ap-northeast-2"}a`;
}

function oneRegion(zones: readonly string[]): string[] {
  const regions = [...new Set(zones.map((zone) => zone.slice(0, -1)))];
  return regions.length > 1 ? [`availabilityZones span ${regions.join(" and ")}; a VPC lives in one region`] : [];
}
