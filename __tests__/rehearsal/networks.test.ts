import { flowLogDestinations, subnetsByAssociation } from "../../rehearsal/mends/ec2-networks";
import { formOf, type Call } from "../../rehearsal/routing";
import { callOf } from "../helpers/calls";

const GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vpc-flow-log/demo";
const ec2 = (operation: string, form: Record<string, string>) =>
  callOf({
    service: "ec2",
    operation,
    body: Buffer.from(new URLSearchParams({ Action: operation, ...form }).toString()),
  });
const answer = (text = "") => ({ status: 200, headers: {}, body: Buffer.from(text) });

test.each([GROUP, `${GROUP}:*`])("a flow log's group is told by name too: %s", async (arn) => {
  const call = ec2("CreateFlowLogs", { LogDestination: arn });
  expect(flowLogDestinations.applies(call)).toBe(true);
  let asked: Call | undefined;
  await flowLogDestinations.answer(call, (other) => {
    asked = other;
    return Promise.resolve(answer());
  });
  expect(formOf(asked!).get("LogGroupName")).toBe("/aws/vpc-flow-log/demo");
  expect(formOf(asked!).get("LogDestination")).toBe(arn);
  expect(flowLogDestinations.applies(ec2("CreateFlowLogs", { LogGroupName: "a" }))).toBe(false);
});

test("a flow log into a bucket stays as it is", async () => {
  const call = ec2("CreateFlowLogs", { LogDestination: "arn:aws:s3:::logs" });
  const asked: Call[] = [];
  await flowLogDestinations.answer(call, (other) => {
    asked.push(other);
    return Promise.resolve(answer());
  });
  expect(asked).toEqual([call]);
});

const SUBNETS =
  "<item><subnetId>subnet-1</subnetId><associationId>a-1</associationId></item><item><subnetId>subnet-2</subnetId><associationId>a-2</associationId></item>";

test.each([
  ["a-2", "subnet-2"],
  ["a-9", "none"],
])("a subnet by its association %s is %s", async (association, id) => {
  const name = "ipv6-cidr-block-association.association-id";
  const call = ec2("DescribeSubnets", { "Filter.1.Name": name, "Filter.1.Value.1": association });
  expect(subnetsByAssociation.applies(call)).toBe(true);
  const asked: Call[] = [];
  await subnetsByAssociation.answer(call, (other) => {
    asked.push(other);
    return Promise.resolve(answer(SUBNETS));
  });
  expect(formOf(asked.at(-1)!).get("Filter.1.Name")).toBe("subnet-id");
  expect(formOf(asked.at(-1)!).get("Filter.1.Value.1")).toBe(id);
  expect(subnetsByAssociation.applies(ec2("DescribeSubnets", { "SubnetId.1": "subnet-1" }))).toBe(false);
});
