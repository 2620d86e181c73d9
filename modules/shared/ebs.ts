/** Kinds of EBS volumes. @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
export type EbsVolumeType = (typeof EBS_VOLUME_TYPES)[number];
export const EBS_VOLUME_TYPES = ["gp3", "gp2", "io1", "io2", "st1", "sc1", "standard"] as const;
