import { readFileSync } from "node:fs";
import { BY_HAND, stepsOf } from "../../rehearsal/scenarios/by-hand";

const PAGE = `
## 1. First

\`\`\`sh
export A=b
\`\`\`

\`\`\`sh
one
two --flag
\`\`\`

<!-- shows: ^x+$ -->
<!-- of the Kubernetes stack -->

## 2. Second

\`\`\`sh
three
\`\`\`

text

\`\`\`sh
four
\`\`\`

<!-- shows: four -->
`;

test("a page's commands, with what they are to print and whose they look at", () => {
  expect(stepsOf(PAGE)).toEqual([
    { heading: "1. First", commands: ["one", "two --flag"], shows: /^x+$/m, inside: true },
    { heading: "2. Second", commands: ["three"], inside: false },
    { heading: "2. Second", commands: ["four"], shows: /four/m, inside: false },
  ]);
});

test("every step of the document is on the page", () => {
  const steps = stepsOf(readFileSync(BY_HAND, "utf8"));
  expect([...new Set(steps.map(({ heading }) => heading))]).toEqual([
    "1. A cluster",
    "2. kubectl",
    "3. Workers",
    "4. aws-auth",
    "5. A load balancer",
    "6. External SNAT",
  ]);
});
