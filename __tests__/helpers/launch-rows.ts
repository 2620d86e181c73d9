import type { EksNodeGroupDisk, EksNodeGroupLaunch } from "../../modules/eks/node-groups/group/launch";

/** What worker groups and managed ones say of instances in the same words. */
type SharedLaunch = Omit<EksNodeGroupLaunch, keyof EksNodeGroupDisk> & Partial<typeof OWN_IMAGE>;

/** Keys, and all that moves by them: from a group with nothing, or from one that has what the key needs. */
export type KeyRow<Group> = readonly [given: Group, moves: Record<string, unknown>, from?: Group];

const OWN_IMAGE = { amiFamily: "custom", amiId: "ami-0a", userdataTemplate: () => "" } as const;

/** The rows of keys that both kinds of groups have, by the address of the launch template where they land. */
export function launchRows(template: string): {
  readonly instance: KeyRow<SharedLaunch>[];
  readonly volumes: KeyRow<SharedLaunch>[];
  readonly network: KeyRow<SharedLaunch>[];
} {
  const second = `${template}.block_device_mappings.1`;
  const nic = `${template}.network_interfaces.0`;
  const metadata = `${template}.metadata_options`;
  return {
    instance: [
      [{ enableMonitoring: false }, { [`${template}.monitoring.enabled`]: false }],
      [{ ebsOptimized: false }, { [`${template}.ebs_optimized`]: "false" }],
      [{ cpuOptions: { threadsPerCore: 1 } }, { [`${template}.cpu_options.threads_per_core`]: 1 }],
      [{ enclaveSupport: false }, { [`${template}.enclave_options.enabled`]: false }],
      [
        { licenseConfigurationArns: ["arn:l"] },
        { [`${template}.license_specification.0.license_configuration_arn`]: "arn:l" },
      ],
      [{ autoRecovery: "disabled" }, { [`${template}.maintenance_options.auto_recovery`]: "disabled" }],
      [{ disableApiTermination: false }, { [`${template}.disable_api_termination`]: false }],
      [{ disableApiStop: false }, { [`${template}.disable_api_stop`]: false }],
      [
        { privateDnsNameOptions: { enableResourceNameDnsARecord: false } },
        { [`${template}.private_dns_name_options.enable_resource_name_dns_a_record`]: false },
      ],
      [{ launchTemplateDescription: "nodes" }, { [`${template}.description`]: "nodes" }],
      [{ updateDefaultVersion: false }, { [`${template}.update_default_version`]: false }],
      [{ placementTenancy: "dedicated" }, { [`${template}.placement.tenancy`]: "dedicated" }],
      [{ launchTemplatePlacementGroup: "rack" }, { [`${template}.placement.group_name`]: "rack" }],
      [
        { launchTemplatePlacementPartition: 0 },
        { [`${template}.placement.partition_number`]: 0 },
        { launchTemplatePlacementGroup: "rack" },
      ],
      [{ launchTemplatePlacementHostId: "h-0a" }, { [`${template}.placement.host_id`]: "h-0a" }],
      [
        { launchTemplatePlacementHostResourceGroupArn: "arn:h" },
        { [`${template}.placement.host_resource_group_arn`]: "arn:h" },
      ],
      [
        { capacityReservation: { reservationId: "cr-0a" } },
        {
          [`${template}.capacity_reservation_specification.capacity_reservation_target.capacity_reservation_id`]:
            "cr-0a",
        },
      ],
    ],
    volumes: [
      [
        { additionalEbsVolumes: [{ blockDeviceName: "/dev/xvdb", encrypted: false, deleteOnTermination: false }] },
        {
          [`${second}.device_name`]: "/dev/xvdb",
          [`${second}.ebs.volume_size`]: 100,
          [`${second}.ebs.volume_type`]: "gp3",
          [`${second}.ebs.encrypted`]: "false",
          [`${second}.ebs.delete_on_termination`]: "false",
        },
      ],
      [{ additionalEbsVolumes: [] }, {}],
      [
        { snapshotId: "snap-0a" },
        { [`${second}.ebs.snapshot_id`]: "snap-0a", [`${second}.ebs.volume_size`]: undefined },
        { additionalEbsVolumes: [{ blockDeviceName: "/dev/xvdb" }] },
      ],
      [
        { additionalInstanceStoreVolumes: [{ blockDeviceName: "/dev/xvdb" }] },
        { [`${second}.device_name`]: "/dev/xvdb", [`${second}.virtual_name`]: "ephemeral0" },
      ],
      [
        { instanceStoreVirtualName: "ephemeral1" },
        { [`${second}.virtual_name`]: "ephemeral1" },
        { additionalInstanceStoreVolumes: [{ blockDeviceName: "/dev/xvdb" }] },
      ],
    ],
    network: [
      [{ additionalSecurityGroupIds: ["sg-0b"] }, { [`${nic}.security_groups.1`]: "sg-0b" }],
      [{ additionalSecurityGroupIds: [] }, {}],
      [
        { attachClusterPrimarySecurityGroup: true },
        {
          [`${nic}.security_groups.1`]: "${aws_eks_cluster.eks_cluster.vpc_config[0].cluster_security_group_id}",
          // EKS's own group has it already.
          "aws_security_group.eks_security-groups_workers.tags.kubernetes.io/cluster/c": undefined,
        },
      ],
      [{ publicIp: true }, { [`${nic}.associate_public_ip_address`]: "true" }],
      [{ eniDelete: false }, { [`${nic}.delete_on_termination`]: "false" }],
      [{ interfaceType: "efa" }, { [`${nic}.interface_type`]: "efa" }],
      [
        { additionalNetworkInterfaces: [{ deviceIndex: 0, networkCardIndex: 1 }] },
        {
          [`${nic}.associate_public_ip_address`]: undefined,
          [`${nic}.device_index`]: 0,
          [`${nic}.network_card_index`]: 0,
          [`${template}.network_interfaces.1.device_index`]: 0,
          [`${template}.network_interfaces.1.network_card_index`]: 1,
          [`${template}.network_interfaces.1.delete_on_termination`]: "true",
          [`${template}.network_interfaces.1.security_groups.0`]:
            "${aws_security_group.eks_security-groups_workers.id}",
        },
      ],
      [{ connectionTracking: { udpTimeout: 30 } }, { [`${nic}.connection_tracking_specification.udp_timeout`]: 30 }],
      [{ metadataHttpEndpoint: "disabled" }, { [`${metadata}.http_endpoint`]: "disabled" }, OWN_IMAGE],
      [{ metadataHttpTokens: "optional" }, { [`${metadata}.http_tokens`]: "optional" }],
      [{ metadataHttpPutResponseHopLimit: 2 }, { [`${metadata}.http_put_response_hop_limit`]: 2 }],
      [{ metadataHttpProtocolIpv6: "enabled" }, { [`${metadata}.http_protocol_ipv6`]: "enabled" }],
      [{ instanceMetadataTags: "enabled" }, { [`${metadata}.instance_metadata_tags`]: "enabled" }],
    ],
  };
}
