"""moto's server with four things made right that no door can: it reads the user data of a launch template's first version
only, and starts no machine from a later one; it knows none of the images for EKS nodes; it tells the state of a subnet's
IPv6 block as an object within the text; and it has none of the certificates of ACM that an app names by their ARN, which
are taken to be there once a load balancer wants one, as images are."""

import json
import sys

from moto.acm.models import AWSCertificateManagerBackend, CertBundle
from moto.ec2.models.amis import AMIS
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.models.subnets import Subnet
from moto.ec2.utils import parse_user_data
from moto.server import main

create_version = LaunchTemplate.create_version


def reading_user_data(self, data, description):
    if isinstance(data.get("UserData"), str):
        data["UserData"] = parse_user_data(data["UserData"])
    return create_version(self, data, description)


def associations(self):
    return [
        {
            "ipv6CidrBlock": one["ipv6CidrBlock"],
            "associationId": one["associationId"],
            "ipv6CidrBlockState": {"state": "associated"},
        }
        for one in self.ipv6_cidr_block_associations.values()
        if one["ipv6CidrBlockState"]["State"] == "associated"
    ]


use_certificate = AWSCertificateManagerBackend.set_certificate_in_use_by


def using_certificate(self, arn, load_balancer_name):
    if arn not in self._certificates and arn.split(":")[2:4] == ["acm", self.region_name]:
        bundle = CertBundle.generate_cert("example.com", self.account_id, self.region_name)
        bundle.arn = arn
        self._certificates[arn] = bundle
    return use_certificate(self, arn, load_balancer_name)


AWSCertificateManagerBackend.set_certificate_in_use_by = using_certificate
LaunchTemplate.create_version = reading_user_data
Subnet.ipv6_cidr_block_association_set = property(associations)
with open(sys.argv[1], encoding="utf-8") as images:
    AMIS.extend(json.load(images))
main(sys.argv[2:])
