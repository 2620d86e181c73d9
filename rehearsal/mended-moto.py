"""moto's server with two things made right that no door can: it reads the user data of a launch template's first version
only, and starts no machine from a later one; and it knows none of the images for EKS nodes."""

import json
import sys

from moto.ec2.models.amis import AMIS
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.utils import parse_user_data
from moto.server import main

create_version = LaunchTemplate.create_version


def reading_user_data(self, data, description):
    if isinstance(data.get("UserData"), str):
        data["UserData"] = parse_user_data(data["UserData"])
    return create_version(self, data, description)


LaunchTemplate.create_version = reading_user_data
with open(sys.argv[1], encoding="utf-8") as images:
    AMIS.extend(json.load(images))
main(sys.argv[2:])
