"""Writes instance-types.data.ts from what EC2's DescribeInstanceTypes answers, as moto carries it.

    pip install --no-deps moto
    python3 modules/facts/generate-instance-types.py > modules/facts/instance-types.data.ts
"""

import gzip
import json
from datetime import date
from importlib import metadata

# What EKS cannot run, and so is left out.
OTHER_ARCHITECTURES = {"arm64_mac", "x86_64_mac"}


def described():
    """Every instance type as EC2 describes it, by name; moto packs the file in some releases and not in others."""
    file = metadata.distribution("moto").locate_file("moto/ec2/resources/instance_types.json")
    packed = file.with_name(f"{file.name}.gz")
    return json.loads(gzip.decompress(packed.read_bytes()) if packed.is_file() else file.read_text())


def architecture(info):
    known = set(info["ProcessorInfo"]["SupportedArchitectures"]) - {"i386"}
    return known.pop() if len(known) == 1 else "x86_64"


def accelerator(family, info):
    makers = {gpu["Manufacturer"] for gpu in info.get("GpuInfo", {}).get("Gpus", [])}
    if "NVIDIA" in makers:
        return "nvidia"
    # trn2u is described without its chips.
    return "neuron" if "NeuronInfo" in info or family.startswith("trn") else "none"


def interfaces(info):
    """Interfaces of the network card that pods get their addresses on."""
    network = info["NetworkInfo"]
    cards = {card["NetworkCardIndex"]: card for card in network["NetworkCards"]}
    return cards[network["DefaultNetworkCardIndex"]]["MaximumNetworkInterfaces"]


def families(types):
    """Per family what all of its sizes share, and per size its numbers."""
    found = {}
    for name, info in types.items():
        family, size = name.split(".")
        if architecture(info) in OTHER_ARCHITECTURES:
            continue
        shared, sizes = found.setdefault(family, (set(), []))
        # Bare metal has no hypervisor: its size says what it is.
        hypervisor = None if info["BareMetal"] else info["Hypervisor"]
        shared.add((architecture(info), accelerator(family, info), hypervisor))
        numbers = (info["VCpuInfo"]["DefaultVCpus"], interfaces(info), info["NetworkInfo"]["Ipv4AddressesPerInterface"])
        sizes.append((numbers, f"{size}:{','.join(map(str, numbers))}"))
    return found


def row(shared, sizes):
    (architectures, accelerators, hypervisors) = map(set, zip(*shared))
    hypervisors.discard(None)
    if any(len(values) > 1 for values in (architectures, accelerators, hypervisors)):
        raise SystemExit(f"one family, several kinds: {sorted(map(str, shared))}")
    hypervisor = hypervisors.pop() if hypervisors else "none"
    words = [architectures.pop(), accelerators.pop(), hypervisor, *(text for _, text in sorted(sizes))]
    return " ".join(words)


def main():
    found = families(described())
    count = sum(len(sizes) for _, sizes in found.values())
    alike = {}
    for family in sorted(found):
        alike.setdefault(row(*found[family]), []).append(family)
    print(f"""/**
 * EC2's instance types, a row for all families of one kind: architecture, accelerator, hypervisor, and of each size
 * (`size:v,n,a`) the vCPUs, the network interfaces of its default card and the IPv4 addresses of an interface.
 *
 * {count} types. Source: EC2's DescribeInstanceTypes as moto {metadata.version("moto")} carries it, read {date.today()}. Written by
 * generate-instance-types.py; a correction belongs there.
 */
export const INSTANCE_FAMILIES: string = `""")
    for text, names in alike.items():
        print(f"{' '.join(names)}: {text}")
    print("`;")


main()
