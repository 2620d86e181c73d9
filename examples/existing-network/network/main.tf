# Stands for the network module that an organisation already has in HCL: it knows the VPCs by their names, and hands over
# what a cluster needs of one.

variable "name" {
  description = "Name tag of the VPC."
  type        = string
}

variable "tier" {
  description = "Value of the subnets' tag `tier`."
  type        = string
  default     = "private"
}

data "aws_vpc" "this" {
  tags = { Name = var.name }
}

data "aws_subnets" "this" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }
  tags = { tier = var.tier }
}

output "vpc_id" {
  description = "Id of the VPC."
  value       = data.aws_vpc.this.id
}

output "subnet_ids" {
  description = "Ids of the tier's subnets."
  value       = sort(data.aws_subnets.this.ids)
}
