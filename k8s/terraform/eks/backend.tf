terraform {
  # Which bucket and key: backend.hcl, by `terraform init -backend-config=backend.hcl`.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
