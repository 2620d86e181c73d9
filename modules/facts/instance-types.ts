import { INSTANCE_FAMILIES } from "./instance-types.data";

/** The day on which the list was read. */
export const INSTANCE_TYPES_AS_OF = "2026-11-25";

/** Processor architectures that EKS has images for, as its parameters spell them. */
export type Architecture = (typeof ARCHITECTURES)[number];
export const ARCHITECTURES = ["x86_64", "arm64"] as const;

/** Chips beside the processor that an image brings drivers for: NVIDIA's GPUs, or AWS's Inferentia and Trainium. */
export type Accelerator = (typeof ACCELERATORS)[number];
export const ACCELERATORS = ["nvidia", "neuron"] as const;

/** What EC2 says of an instance type. */
export interface InstanceTypeFacts {
  readonly architecture: Architecture;
  readonly accelerator?: Accelerator;
  /** Of the Nitro system, bare metal included; only these take prefixes of addresses. */
  readonly nitro: boolean;
  readonly vcpus: number;
  /** Network interfaces of the default network card, the one that pods get their addresses on. */
  readonly networkInterfaces: number;
  /** IPv4 addresses of one interface, its own included. */
  readonly ipv4PerInterface: number;
}

/** The facts of an instance type; undefined where it is newer than the list, a token, or no instance type at all. */
export function instanceTypeFacts(instanceType: string): InstanceTypeFacts | undefined {
  const [family = "", size = ""] = instanceType.split(".");
  const line = lines().find((row) => row.slice(0, row.indexOf(":")).split(" ").includes(family));
  const { shared, sizes } = readRow(line ?? "");
  const numbers = sizes.find((text) => text.startsWith(`${size}:`));
  if (numbers === undefined) return undefined;
  const [architecture, accelerator, hypervisor] = shared;
  const [vcpus, networkInterfaces, ipv4PerInterface] = numbers
    .slice(size.length + 1)
    .split(",")
    .map(Number) as Numbers;
  return {
    architecture,
    accelerator: accelerator === "none" ? undefined : accelerator,
    nitro: hypervisor === "nitro" || size.startsWith("metal"),
    vcpus,
    networkInterfaces,
    ipv4PerInterface,
  };
}

/** Every instance type that the list has. */
export function knownInstanceTypes(): string[] {
  return lines()
    .map(readRow)
    .flatMap(({ families, sizes }) =>
      families.flatMap((family) => sizes.map((text) => `${family}.${text.slice(0, text.indexOf(":"))}`)),
    );
}

type Shared = [Architecture, Accelerator | "none", hypervisor: string];
type Numbers = [vcpus: number, networkInterfaces: number, ipv4PerInterface: number];

function lines(): string[] {
  return INSTANCE_FAMILIES.trim().split("\n");
}

function readRow(line: string): { families: string[]; shared: Shared; sizes: string[] } {
  const [families = "", facts = ""] = line.split(": ");
  const words = facts.split(" ");
  return { families: families.split(" "), shared: words.slice(0, 3) as Shared, sizes: words.slice(3) };
}
