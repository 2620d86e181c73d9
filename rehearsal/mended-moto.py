"""moto's server with one thing made right that no door can: it reads the user data of a launch template's first version
only, and starts no machine from a later one."""

from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.utils import parse_user_data
from moto.server import main

create_version = LaunchTemplate.create_version


def reading_user_data(self, data, description):
    if isinstance(data.get("UserData"), str):
        data["UserData"] = parse_user_data(data["UserData"])
    return create_version(self, data, description)


LaunchTemplate.create_version = reading_user_data
main()
