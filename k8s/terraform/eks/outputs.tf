output "kubeconfig_command" {
  description = "Makes the cluster the kubeconfig's current context."
  value       = "aws eks update-kubeconfig --region ${var.region} --name ${aws_eks_cluster.this.name}"
}

output "registry_prefix" {
  description = "For `npm run images -- --prefix`, and in the overlay for every image."
  value       = trimsuffix(aws_ecr_repository.images["app"].repository_url, "/app")
}

output "trusted_proxies" {
  description = "For TRUSTED_PROXIES in the overlay: the networks that pods have, the ingress controller's among them."
  value       = join(",", [for zone in local.zones : aws_subnet.private[zone].cidr_block])
}

output "database_host" {
  description = "For DATABASE_URL; null without a database."
  value       = one(aws_db_instance.this[*].address)
}

output "database_secret_arn" {
  description = "Secret with the administrator's name and password, with which the server's own user is made; null without a database."
  value       = one(aws_db_instance.this[*].master_user_secret[0].secret_arn)
}
