variable "name" {
  description = "Name of the cluster, and the beginning of every other name."
  type        = string
  default     = "podium"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 30
    error_message = "Small letters and digits with single hyphens between them, thirty at most: names of AWS allow no more."
  }
}

variable "region" {
  description = "Region of AWS that everything is in."
  type        = string
}

variable "tags" {
  description = "Tags for everything, besides Project and ManagedBy."
  type        = map(string)
  default     = {}
}

variable "vpc_cidr" {
  description = "Addresses of the VPC. Every pod takes one of them."
  type        = string
  default     = "10.64.0.0/16"

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && can(regex("/1[6-8]$", var.vpc_cidr))
    error_message = "A network from /16 to /18, such as 10.64.0.0/16: a smaller one has no room for the pods."
  }
}

variable "zone_count" {
  description = "Availability zones that subnets and nodes are spread over."
  type        = number
  default     = 2

  validation {
    condition     = contains([2, 3], var.zone_count)
    error_message = "Two or three: EKS and RDS ask for two at least."
  }
}

variable "nat_per_zone" {
  description = "One NAT gateway in each zone, so that the loss of a zone takes nothing from the others. False: one for all, cheaper."
  type        = bool
  default     = false
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes. Raise it by one at a time."
  type        = string
  default     = "1.35"

  validation {
    condition     = can(regex("^1\\.[0-9]+$", var.kubernetes_version))
    error_message = "A minor version such as 1.35."
  }
}

variable "api_allowed_cidrs" {
  description = "Networks that may reach the cluster's API from outside the VPC. None: it has no public address."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.api_allowed_cidrs : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "Networks such as 203.0.113.0/24, and never all addresses there are."
  }
}

variable "administrators" {
  description = "ARNs of the IAM roles or users that may do everything in the cluster. Nobody else may, not even who makes it."
  type        = list(string)

  validation {
    condition     = length(var.administrators) > 0
    error_message = "One at least: without any, nobody could enter the cluster."
  }

  validation {
    condition     = alltrue([for arn in var.administrators : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/", arn))])
    error_message = "ARNs of IAM roles or users, such as arn:aws:iam::111122223333:role/platform."
  }
}

variable "deletion_protection" {
  description = "Whether the cluster and the database refuse to be destroyed."
  type        = bool
  default     = true
}

variable "app_nodes" {
  description = "Nodes of the servers and of everything else that is no sandbox."
  type = object({
    instance_type = optional(string, "m7i-flex.large")
    count         = optional(number, 2)
    disk_gib      = optional(number, 40)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.app_nodes.count >= 2
    error_message = "Two at least: a server must stay while a node is replaced."
  }
}

variable "sandbox_nodes" {
  description = "Nodes that only sandboxes run on. The disk holds the images of all languages."
  type = object({
    instance_type = optional(string, "m7i.xlarge")
    count         = optional(number, 2)
    disk_gib      = optional(number, 100)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.sandbox_nodes.count >= 1
    error_message = "One at least: sandboxes run on no other nodes."
  }
}

variable "database" {
  description = "PostgreSQL on RDS; null: none, and DATABASE_URL names one of yours."
  type = object({
    version         = optional(string, "18")
    instance_class  = optional(string, "db.t4g.medium")
    storage_gib     = optional(number, 20)
    max_storage_gib = optional(number, 100)
    multi_az        = optional(bool, true)
    backup_days     = optional(number, 14)
  })
  default = {}

  validation {
    condition     = var.database == null ? true : can(regex("^[0-9]+$", var.database.version))
    error_message = "A major version such as 18; minor ones come by themselves."
  }
}

variable "languages" {
  description = "Languages that have a repository for their image."
  type        = set(string)
  default = [
    "bash", "c", "cpp", "csharp", "d", "fortran", "go", "haskell", "java", "javascript", "lua", "perl", "php", "python",
    "r", "ruby", "rust", "sql", "typescript",
  ]
}
