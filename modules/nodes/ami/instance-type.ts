import type { Accelerator, Architecture } from "../../facts/instance-types";

/**
 * The architecture of an instance type, by its name: `a1`, every family with a `g` after its generation (m7g, c8gd, t4g,
 * r6gn) is Graviton, and one that ends in `-gb` and a number (p6e-gb200) has NVIDIA's Grace.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  return /^(a1|[a-z]+\d+g[a-z]*|[a-z]+\d+[a-z]*-gb\d+)\./.test(instanceType) ? "arm64" : "x86_64";
}

/**
 * The chips beside the processor, by the instance type's name: the families p, g and gr carry NVIDIA's GPUs (but for g4ad,
 * AMD's), inf and trn AWS's own. A `g` after the generation is Graviton, so m7g has none and g5g has one.
 */
export function acceleratorOf(instanceType: string): Accelerator | undefined {
  if (/^(inf|trn)\d/.test(instanceType)) return "neuron";
  return /^(p|g|gr)\d/.test(instanceType) && !instanceType.startsWith("g4ad.") ? "nvidia" : undefined;
}
