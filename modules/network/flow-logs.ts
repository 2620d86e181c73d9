import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { given } from "../shared/given";
import { policyDocument, ROLE_NAME_PREFIX_MAX } from "../shared/iam";
import { merged } from "../shared/lists";
import type { Tags } from "../shared/tags";
import { FLOW_LOG_DEFAULTS } from "./defaults";
import type { FlowLogSettings } from "./types";

interface FlowLogsProps extends FlowLogSettings {
  readonly name: string;
  readonly vpcId: string;
  readonly iamPath?: string;
  readonly permissionsBoundary?: string;
  readonly tags?: Tags;
}

const SERVICE = "vpc-flow-logs.amazonaws.com";

/** The flow log of a VPC: into a log group and by a role that are made here, or into a bucket of somebody's. */
export class FlowLogs extends Construct {
  readonly flowLog: FlowLog;
  /** None where the logs go to a bucket. */
  readonly logGroup?: CloudwatchLogGroup;
  readonly role?: IamRole;
  /** What the role may do. */
  readonly permissions?: IamRolePolicy;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { name, vpcId, bucketArn, logFormat, tags } = props;
    const { trafficType, maxAggregationInterval } = { ...FLOW_LOG_DEFAULTS, ...given(props) };
    if (bucketArn === undefined) {
      this.logGroup = this.placeLogGroup(props);
      this.role = this.placeRole(props);
      this.permissions = this.placePermissions(this.logGroup, this.role);
    }
    this.flowLog = new FlowLog(this, "Default", {
      vpcId,
      trafficType,
      maxAggregationInterval,
      logFormat: logFormat === undefined ? undefined : plain(logFormat),
      ...(bucketArn === undefined
        ? { logDestination: this.logGroup!.arn, iamRoleArn: this.role!.arn }
        : { logDestinationType: "s3", logDestination: bucketArn }),
      tags: merged({ Name: name }, tags),
      ...(this.permissions && { dependsOn: [this.permissions] }),
    });
  }

  private placeLogGroup({ name, kmsKeyId, tags, ...props }: FlowLogsProps): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, "log-group", {
      name: `/aws/vpc-flow-log/${name}`,
      retentionInDays: props.retentionInDays ?? FLOW_LOG_DEFAULTS.retentionInDays,
      kmsKeyId,
      tags: tags && merged(tags),
    });
  }

  /** The service writes as this role, in this account alone. @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
  private placeRole({ name, iamPath, permissionsBoundary, tags }: FlowLogsProps): IamRole {
    const { accountId } = new DataAwsCallerIdentity(this, "account");
    return new IamRole(this, "role", {
      namePrefix: `${name}-flow-log-`.slice(-ROLE_NAME_PREFIX_MAX),
      path: iamPath,
      permissionsBoundary,
      assumeRolePolicy: policyDocument([
        {
          Sid: "VpcFlowLogs",
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Service: SERVICE },
          Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
      ]),
      forceDetachPolicies: true,
      tags: tags && merged(tags),
    });
  }

  private placePermissions({ arn }: CloudwatchLogGroup, role: IamRole): IamRolePolicy {
    const actions = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"];
    return new IamRolePolicy(this, "permissions", {
      name: "write",
      role: role.name,
      policy: policyDocument([{ Effect: "Allow", Action: actions, Resource: [arn, `${arn}:*`] }]),
    });
  }
}

/** The dollar signs of its fields are EC2's, not Terraform's. */
function plain(format: string): string {
  return Token.isUnresolved(format) ? format : format.replaceAll("${", () => "$${");
}
