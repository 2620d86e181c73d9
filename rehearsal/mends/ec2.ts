import { removing, type Mend } from "./types";

const OWN_TAGS = /<item>\s*<resourceType>launch-template<\/resourceType>\s*<tagSet>[\s\S]*?<\/tagSet>\s*<\/item>/g;

/** A template's own tags are not part of what it launches. */
export const launchTemplateTags: Mend = {
  name: "launch template tags",
  reason: "moto puts the template's own tags into the versions' launch data, so every second plan takes them out again",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResponseLaunchTemplateData.html",
  service: "ec2",
  applies: ({ operation }) => operation === "DescribeLaunchTemplateVersions",
  answer: removing(OWN_TAGS),
};
