import type { EksProps } from "../../modules";

/** The document's module call, word for word. */
export const DOCUMENTS_CALL: EksProps = {
  clusterName: "my-cluster",
  subnets: ["subnet-abcde012", "subnet-bcde012a", "subnet-fghi345a"],
  vpcId: "vpc-1234556abcdef",
  workerGroups: [{ instanceType: "m4.large", asgMaxSize: 5 }],
  tags: { environment: "test" },
};

/** The same with named groups, so that addresses are short. */
export const NAMED_CALL: EksProps = {
  ...DOCUMENTS_CALL,
  workerGroups: { general: { instanceType: "m4.large", asgMaxSize: 5 } },
};

/** The message of what is thrown; fails where nothing is. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was thrown");
}
