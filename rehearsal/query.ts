/** The version that each API which answers in XML wants to be named by. */
export const VERSIONS = {
  ec2: "2016-11-15",
  iam: "2010-05-08",
  sts: "2011-06-15",
  autoscaling: "2011-01-01",
  elasticloadbalancing: "2015-12-01",
} as const;

/** Classic load balancers are an API of their own, by the name of the other one. */
export const CLASSIC_BALANCERS = "2012-06-01";

/** Filters as EC2 wants them numbered: what each is called, and the values of which one has to fit. */
export function filters(named: Readonly<Record<string, string | readonly string[]>>): Record<string, string> {
  const numbered = Object.entries(named).flatMap(([name, values], filter) => [
    [`Filter.${filter + 1}.Name`, name],
    ...[values].flat().map((value, index) => [`Filter.${filter + 1}.Value.${index + 1}`, value]),
  ]);
  return Object.fromEntries(numbered) as Record<string, string>;
}
