import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { place } from "../../picture/boxes";
import { drawPicture } from "../../picture/draw";
import type { StackJson } from "../../picture/json";
import type { Changes } from "../../picture/plan";
import { readPicture } from "../../picture/read";
import { svgOf } from "../../picture/svg";
import { isWithin, overlap, see, type Seen } from "../helpers/browser";
import { contentsOf, PROJECT, runApp } from "../helpers/run-app";

/** The stacks that an app synthesizes, by name. */
function stacksOf(folder?: string): Record<string, StackJson> {
  const files = Object.entries(contentsOf(runApp("main.ts", {}, folder)));
  const own = files.filter(([file]) => file.endsWith("cdk.tf.json"));
  return Object.fromEntries(
    own.map(([file, text]) => [path.basename(path.dirname(file)), JSON.parse(text) as StackJson]),
  );
}
const svg = (stacks: Record<string, StackJson>, changes?: Changes) =>
  svgOf(place(drawPicture(readPicture(stacks), changes)), Object.keys(stacks).join(", "));

/** What a browser shows; nothing where there is none to be had, which is told. */
function shown(text: string): Seen | undefined {
  const seen = see(text);
  if (!("unavailable" in seen)) return seen;
  console.warn(`the picture was NOT SEEN by a browser\n${seen.unavailable}`);
  return undefined;
}

const document = stacksOf();

/** Every line that tells something, by the box's key and the line's field. */
const toldIn = ({ boxes }: Seen) =>
  boxes.flatMap(({ key, texts }) =>
    texts.flatMap(({ field, text }) => (field === null ? [] : [`${key ?? ""} ${field}: ${text}`.trim()])),
  );

const CLOUD = "my-cluster/";
const SUBNETS = [
  ["public_ap-northeast-2a", "10.0.128.0/24", "250", "internet gateway"],
  ["private_ap-northeast-2a", "10.0.0.0/20", "4091", "NAT gateway ap-northeast-2a"],
  ["public_ap-northeast-2c", "10.0.130.0/24", "251", "internet gateway"],
  ["private_ap-northeast-2c", "10.0.32.0/20", "4091", "NAT gateway ap-northeast-2a"],
] as const;
const GROUP = [
  "types: m4.large",
  "min: min 1",
  "desired: desired 1",
  "max: max 5",
  "together: in all 2 subnets together",
].map((line) => `${CLOUD}aws_autoscaling_group.eks_workers_general ${line}`);
const RULES = [
  ["cluster-egress-internet", "cluster → 0.0.0.0/0: everything"],
  ["cluster-https-worker-ingress", "workers → cluster: tcp 443"],
  ["workers-egress-internet", "workers → 0.0.0.0/0: everything"],
  ["workers-ingress-cluster", "cluster → workers: tcp 1025-65535"],
  ["workers-ingress-cluster-https", "cluster → workers: tcp 443"],
  ["workers-ingress-self", "workers → workers: everything"],
] as const;

describe("the document's cluster, in a browser", () => {
  const seen = shown(svg(document));
  const inBrowser = seen === undefined ? test.skip : test;

  inBrowser("every line says what is in the JSON, and there is none besides", () => {
    const { boxes } = seen!;
    const subnets = SUBNETS.flatMap(([name, cidr, free, way]) => {
      const key = `${CLOUD}aws_subnet.network_${name}`;
      const own = [
        `${key} cidr: ${cidr}`,
        `${key} free: free addresses: ${free}`,
        `${key} way-out: to the internet: ${way}`,
      ];
      return name.startsWith("public") ? [...own, `${key} balancer: load balancer kubia-http`] : [...own, ...GROUP];
    });
    expect(toldIn(seen!).toSorted()).toEqual(
      [
        `${CLOUD}aws_eks_cluster.eks_cluster version: Kubernetes 1.35`,
        `${CLOUD}aws_eks_cluster.eks_cluster public-endpoint: its API is reached from the internet by 0.0.0.0/0`,
        `${CLOUD}aws_eks_cluster.eks_cluster private-endpoint: from inside the VPC: yes`,
        `${CLOUD}aws_eks_cluster.eks_cluster mode: authentication mode API_AND_CONFIG_MAP`,
        `${CLOUD}aws_vpc.network cidrs: 10.0.0.0/16`,
        ...subnets,
        ...["a", "c"].map(
          () =>
            "exit: pod, with its own address → NAT gateway ap-northeast-2a → the internet sees the NAT gateway's address",
        ),
        "my-cluster-kubernetes/kubernetes_service_v1.load-balancers_kubia-http kind: internet-facing NLB",
        "my-cluster-kubernetes/kubernetes_service_v1.load-balancers_kubia-http ports: TCP 80 to 8080",
        "my-cluster-kubernetes/kubernetes_service_v1.load-balancers_kubia-http from: from everywhere that reaches it",
        `${CLOUD}aws_eks_cluster.eks_cluster entrant: whoever creates the cluster — by creator, as administrator`,
        `${CLOUD}aws_eks_access_entry.eks_access_nodes entrant: eks_node-role — by access entry, as EC2_LINUX`,
        "my-cluster-kubernetes/kubernetes_config_map_v1.aws-auth entrant: arn:aws:iam::123456789012:role/ops — by aws-auth, as ops, system:masters",
        ...RULES.map(([rule, path]) => `${CLOUD}aws_security_group_rule.eks_security-groups_${rule} path: ${path}`),
      ].toSorted(),
    );
    // No number stands in a line that was not asserted above, but for those of titles, which are names.
    const others = boxes.flatMap(({ texts }) => texts.filter(({ field }) => field === null));
    expect(others.every(({ look }) => look === "title")).toBe(true);
  });

  inBrowser("every group stands in its subnets, every subnet in its zone", () => {
    const { boxes } = seen!;
    const parentOf = (index: number) => boxes[boxes[index]!.parent]!;
    const groups = boxes.flatMap(({ kind }, index) => (kind === "group" ? [parentOf(index).key] : []));
    expect(groups).toEqual(["a", "c"].map((zone) => `${CLOUD}aws_subnet.network_private_ap-northeast-2${zone}`));
    const zones = boxes.flatMap(({ kind, key }, index) =>
      kind.startsWith("subnet ") ? [`${key!.slice(-1)} in ${parentOf(index).texts[0]!.text}`] : [],
    );
    expect(new Set(zones)).toEqual(new Set(["a in ap-northeast-2a", "c in ap-northeast-2c"]));
  });

  inBrowser("it can be read: no text leaves its box, no box covers another, nothing is fetched", () => {
    const { boxes, errors, requests } = seen!;
    expect(errors).toEqual([]);
    expect(requests).toBe(1);
    for (const { rect, texts, parent } of boxes) {
      for (const text of texts) {
        expect({ text: text.text, inside: isWithin(text.rect, rect) }).toEqual({ text: text.text, inside: true });
        expect(text.size).toBeGreaterThanOrEqual(11);
      }
      if (parent >= 0) expect(isWithin(rect, boxes[parent]!.rect)).toBe(true);
    }
    const pairs = boxes.flatMap((one, index) =>
      boxes.slice(index + 1).filter((other) => other.parent === one.parent && overlap(one.rect, other.rect)),
    );
    expect(pairs).toEqual([]);
  });
});

test("with a plan, what would change is coloured, and counted", () => {
  const changes: Changes = {
    [`${CLOUD}aws_autoscaling_group.eks_workers_general`]: "update",
    [`${CLOUD}aws_subnet.network_public_ap-northeast-2a`]: "create",
    [`${CLOUD}aws_eks_cluster.eks_cluster`]: "replace",
    [`${CLOUD}aws_iam_role.gone`]: "delete",
    [`${CLOUD}aws_iam_role.gone-too`]: "delete",
  };
  const seen = shown(svg(document, changes));
  if (seen === undefined) return;
  const changed = seen.boxes.filter(({ change, key }) => change !== null && key !== null);
  expect(new Set(changed.map(({ key, change }) => `${key}: ${change}`))).toEqual(
    new Set([
      `${CLOUD}aws_autoscaling_group.eks_workers_general: update`,
      `${CLOUD}aws_subnet.network_public_ap-northeast-2a: create`,
      `${CLOUD}aws_eks_cluster.eks_cluster: replace`,
    ]),
  );
  const colours = new Set(changed.map(({ change, stroke }) => `${change} ${stroke}`));
  expect(colours.size).toBe(3);
  expect(new Set(changed.map(({ stroke }) => stroke)).size).toBe(3);
  expect(toldIn(seen).filter((line) => line.startsWith("plan-"))).toEqual([
    "plan-create: create 1",
    "plan-update: update 1",
    "plan-replace: replace 1",
    "plan-delete: delete 2",
  ]);
});

test("the README shows the document's cluster as it is drawn (GOLDEN=write writes it)", () => {
  const file = path.join(PROJECT, "docs", "picture.svg");
  if (process.env.GOLDEN === "write") writeFileSync(file, svg(document));
  expect(readFileSync(file, "utf8")).toBe(svg(document));
});

test.each([
  "basic",
  "complete",
  "custom-networking",
  "existing-vpc",
  "fargate",
  "ipv6",
  "load-balancers",
  "private-cluster",
])("the example %s can be read too", (name) => {
  const seen = shown(svg(stacksOf(path.join(PROJECT, "examples", name))));
  if (seen === undefined) return;
  const outside = seen.boxes.flatMap(({ rect, texts }) => texts.filter((text) => !isWithin(text.rect, rect)));
  expect(outside).toEqual([]);
  expect(seen.boxes.length).toBeGreaterThan(15);
});
