terraform {
  # The first whose S3 backend locks the state by itself, without a table in DynamoDB.
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.9"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = merge({ Project = var.name, ManagedBy = "terraform" }, var.tags)
}
