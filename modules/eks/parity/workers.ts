import { asg, batch, imageParameter, imageSearch, template, userData, WINDOWS_ROLE } from "./places";
import { BOTH, NEW, OLD, type ParityRow } from "./types";

const COUNTED = "the groups are counted; Terraform 0.11 could not count a list of unknown values";
const GROUP_TAG = { key: "team", value: "platform", propagateAtLaunch: true };
const GROUP_TAG_THERE = { key: "team", value: "platform", propagate_at_launch: true };
/** What goes with the only group. */
const NO_GROUP = [asg(""), template(""), userData(""), imageParameter("x86_64")("")];
const FROM_PARAMETER = [template("image_id"), imageParameter("x86_64")("")];

const LINUX_IMAGE = "amazon-eks-node-al2023-x86_64-standard-1.35-v20260601";
const WINDOWS_IMAGE = "Windows_Server-2022-English-Core-EKS_Optimized-1.35-*";
const OWN_IMAGE = "my-node-*";

/** The calls' inputs about worker groups; what stands in a group is in tables of its own. */
export const WORKERS_ROWS: readonly ParityRow[] = [
  {
    name: "worker_groups",
    versions: BOTH,
    prop: "workerGroups",
    at: batch.asg("name_prefix"),
    example: { value: { general: {}, batch: {} }, becomes: "my-cluster-batch-" },
    falsy: { value: [], absent: true },
    moves: [batch.asg(""), batch.template(""), batch.userData(""), ...NO_GROUP],
    note: 'a record by name, or the module\'s list; ours are launch templates unless a group says `launchMode: "launch-configuration"`, which AWS refuses to accounts made since October 2024. v2.3.1 had one group unless told otherwise, ours and v17.24.0 have none',
  },
  {
    name: "worker_groups_launch_template",
    versions: BOTH,
    prop: "workerGroups",
    at: template(""),
    example: { value: {}, absent: true },
    moves: NO_GROUP,
    note: "one list for both kinds: a group is a launch template, `launchMode` says otherwise",
  },
  { name: "worker_group_count", versions: OLD, none: COUNTED },
  { name: "worker_group_launch_template_count", versions: OLD, none: COUNTED },
  {
    name: "workers_group_defaults",
    versions: BOTH,
    prop: "workersGroupDefaults",
    at: asg("max_size"),
    example: { value: { asgMaxSize: 9 }, becomes: 9 },
    falsy: { value: {}, becomes: 3 },
    note: "every key of a group may stand in it; the module heeded some of them in the group alone",
  },
  {
    name: "workers_group_launch_template_defaults",
    versions: OLD,
    prop: "workersGroupDefaults",
    at: asg("max_size"),
    example: { value: { asgMaxSize: 9 }, becomes: 9 },
    falsy: { value: {}, becomes: 3 },
    note: "one set of defaults for both kinds, as from v4.0.0 on",
  },
  {
    name: "worker_group_tags",
    versions: OLD,
    prop: "workerGroups.general.tags",
    at: asg("tag.2"),
    example: { value: [GROUP_TAG], becomes: GROUP_TAG_THERE },
    falsy: { value: [], absent: true },
    moves: [template("tag_specifications")],
    note: "the group's own `tags`, as from v5.0.0 on; the entry `default` belongs into `workersGroupDefaults.tags`",
  },
  {
    name: "worker_group_launch_template_tags",
    versions: OLD,
    prop: "workerGroups.general.tags",
    at: asg("tag.2"),
    example: { value: [GROUP_TAG], becomes: GROUP_TAG_THERE },
    falsy: { value: [], absent: true },
    moves: [template("tag_specifications")],
    note: "as `worker_group_tags`",
  },
  {
    name: "worker_create_initial_lifecycle_hooks",
    versions: NEW,
    none: "hooks are made where `asgInitialLifecycleHooks` names some; a switch beside the list would only leave them out in silence",
  },
  {
    name: "default_platform",
    versions: NEW,
    prop: "defaultPlatform",
    at: template("image_id"),
    example: {
      value: "windows",
      becomes: "${data.aws_ssm_parameter.my-cluster_images_windows-2022-core-x86_64.insecure_value}",
    },
    moves: [
      template("block_device_mappings"),
      userData(""),
      imageParameter("x86_64")(""),
      imageParameter("windows-2022-core-x86_64")(""),
      ...WINDOWS_ROLE,
    ],
    note: "of every group that names none",
  },
  {
    name: "worker_ami_name_filter",
    versions: BOTH,
    prop: "workerAmiNameFilter",
    at: imageSearch(LINUX_IMAGE)("filter.0.values"),
    example: {
      value: LINUX_IMAGE,
      becomes: [LINUX_IMAGE],
    },
    moves: [imageSearch(LINUX_IMAGE)(""), ...FROM_PARAMETER],
    note: "v17.24.0's meaning holds: the whole name. At v2.3.1 it was the tail after `amazon-eks-node-<version>-`. Left out, AWS's own parameter names the image",
  },
  {
    name: "worker_ami_name_filter_windows",
    versions: NEW,
    prop: "workerAmiNameFilterWindows",
    at: imageSearch(WINDOWS_IMAGE)("filter.0.values"),
    companions: { workersGroupDefaults: { platform: "windows" } },
    example: {
      value: WINDOWS_IMAGE,
      becomes: [WINDOWS_IMAGE],
    },
    moves: [imageSearch(WINDOWS_IMAGE)(""), template("image_id"), imageParameter("windows-2022-core-x86_64")("")],
  },
  {
    name: "worker_ami_owner_id",
    versions: NEW,
    prop: "workerAmiOwnerId",
    at: imageSearch(OWN_IMAGE, "123456789012")("owners"),
    companions: { workerAmiNameFilter: OWN_IMAGE },
    example: { value: "123456789012", becomes: ["123456789012"] },
    moves: [imageSearch(OWN_IMAGE)(""), imageSearch(OWN_IMAGE, "123456789012")(""), template("image_id")],
    note: "with a filter; v2.3.1 knew AWS's account alone",
  },
  {
    name: "worker_ami_owner_id_windows",
    versions: NEW,
    prop: "workerAmiOwnerIdWindows",
    at: imageSearch(OWN_IMAGE, "123456789012")("owners"),
    companions: { workerAmiNameFilterWindows: OWN_IMAGE, workersGroupDefaults: { platform: "windows" } },
    example: { value: "123456789012", becomes: ["123456789012"] },
    moves: [imageSearch(OWN_IMAGE)(""), imageSearch(OWN_IMAGE, "123456789012")(""), template("image_id")],
  },
];
