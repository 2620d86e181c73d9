import { userData } from "./places";
import { BOTH, NEW, type ParityRow } from "./types";

/** What a node runs before it joins. It lies open in the JSON and in the state. */
export const USER_DATA: readonly ParityRow[] = [
  {
    name: "pre_userdata",
    versions: BOTH,
    prop: "preUserdata",
    at: userData(""),
    example: { value: "echo before", contains: "echo before\n" },
    falsy: { value: "", contains: "NodeConfig" },
    note: "shell lines, run with `set -e` before the kubelet is configured",
  },
  {
    name: "additional_userdata",
    versions: BOTH,
    prop: "additionalUserdata",
    at: userData(""),
    example: { value: "echo after", contains: "echo after\n" },
    falsy: { value: "", contains: "NodeConfig" },
    note: "on Amazon Linux 2023 the kubelet starts after these lines; the module's images started it before them",
  },
  {
    name: "kubelet_extra_args",
    versions: BOTH,
    prop: "kubeletExtraArgs",
    at: userData(""),
    example: { value: "--max-pods=58", contains: "- '--max-pods=58'\n" },
    falsy: { value: "", contains: "NodeConfig" },
    note: "on Amazon Linux 2023 no shell expands anything in it any more (on `al2`, and on Windows, one does); `labels` and `taints` have props of their own",
  },
  {
    name: "bootstrap_extra_args",
    versions: BOTH,
    prop: "bootstrapExtraArgs",
    at: userData(""),
    companions: { amiFamily: "al2" },
    inputs: { clusterVersion: "1.32" },
    example: { value: "--use-max-pods false", contains: "--use-max-pods false" },
    note: "of images with `bootstrap.sh`; Amazon Linux 2023 has none, and is told by `nodeConfig`",
  },
  {
    name: "userdata_template_file",
    versions: NEW,
    prop: "userdataTemplate",
    at: userData(""),
    example: { value: () => "#!/bin/sh\n/opt/join\n", contains: "/opt/join" },
    note: "a function of the cluster's address and of what the group says, in the place of a file",
  },
  {
    name: "userdata_template_extra_args",
    versions: NEW,
    none: "`userdataTemplate` is a function, which has in its scope whatever it needs",
  },
];
