import { kubeletFlags } from "../../modules/nodes/bootstrap/kubelet-flags";
import { kubeletProblems } from "../../modules/nodes/bootstrap/kubelet-problems";

test("labels and taints are sorted, so that their order is no difference", () => {
  const taints = [
    { key: "b", effect: "NoExecute" },
    { key: "a", value: "1", effect: "NoSchedule" },
  ] as const;
  expect(kubeletFlags({ labels: { z: "1", a: "" }, taints })).toEqual([
    "--node-labels=a=,z=1",
    "--register-with-taints=a=1:NoSchedule,b=:NoExecute",
  ]);
});

test("a line of arguments is split as a shell would", () => {
  expect(kubeletFlags({ extraArgs: `--max-pods=20  --node-labels="a=b,c=d" --x='y z'` })).toEqual([
    "--max-pods=20",
    "--node-labels=a=b,c=d",
    "--x=y z",
  ]);
  expect(kubeletFlags({ extraArgs: "" })).toEqual([]);
});

test.each([
  "node.kubernetes.io/lifecycle",
  "kubelet.kubernetes.io/x",
  "topology.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/zone",
  "beta.kubernetes.io/instance-type",
  "example.com/tier",
  "tier",
  "eks.amazonaws.com/x",
])("takes the label %s", (label) => expect(kubeletProblems({ labels: { [label]: "x" } })).toEqual([]));

test.each(["node-role.kubernetes.io/worker", "kubernetes.io/lifecycle", "k8s.io/x"])(
  "refuses the label %s",
  (label) => {
    expect(kubeletProblems({ labels: { [label]: "x" } })).toEqual([
      `labels: a node may not give itself "${label}"; use node.kubernetes.io/… or a domain of your own`,
    ]);
  },
);

test("refuses labels given twice over", () => {
  expect(kubeletProblems({ labels: { a: "b" }, extraArgs: "--node-labels=c=d" })).toEqual([
    "kubeletExtraArgs holds --node-labels beside labels; the kubelet takes one of them, so move all into labels",
  ]);
});

test.each([
  ["--node-label=a=b", 'the kubelet knows no --node-label and would not start; did you mean "--node-labels"?'],
  ["--register-with-taint=a=b:NoSchedule", 'did you mean "--register-with-taints"?'],
  [
    "--register-with-taints=a=b:NoSchedul",
    'the taint "a=b:NoSchedul" has the effect "NoSchedul"; it is one of NoSchedule',
  ],
  ["--register-with-taints a=b", 'the taint "a=b" has the effect ""'],
  ["--node-labels=x=y,node-role.kubernetes.io/spot=true", 'a node may not give itself "node-role.kubernetes.io/spot"'],
  ["--node-labels 'kubernetes.io/lifecycle=spot'", 'a node may not give itself "kubernetes.io/lifecycle"'],
])("refuses the arguments %s", (extraArgs, problem) => {
  expect(kubeletProblems({ extraArgs })).toEqual([expect.stringContaining(problem)]);
});

test.each([
  "--node-labels=lifecycle=spot --register-with-taints=spot=true:NoSchedule,x:NoExecute",
  "--node-labels=node.kubernetes.io/lifecycle=$(get_lifecycle),a=b",
  "--kube-reserved cpu=250m,memory=1Gi --v=2 -v 3",
  "--a-flag-of-tomorrow=1",
])("takes the arguments %s", (extraArgs) => expect(kubeletProblems({ extraArgs })).toEqual([]));

test.each<[string, number]>([
  ["--node-labels=a=$(curl --heade x) --max-podds=20", 1],
  ["--node-labels=a=$(curl --max-podss 3 --head x)", 0],
  ["--node-labels=a=`curl --max-podss 3`", 0],
  ["--vv=3", 0],
])("what a shell puts in later, and what is short, is not taken for misspelt: %s", (extraArgs, count) => {
  expect(kubeletProblems({ extraArgs })).toHaveLength(count);
});
