locals {
  database_count = var.database == null ? 0 : 1
}

resource "aws_db_subnet_group" "this" {
  count = local.database_count

  name       = var.name
  subnet_ids = local.private_subnet_ids
}

resource "aws_security_group" "database" {
  count = local.database_count

  name_prefix = "${var.name}-database-"
  description = "PostgreSQL of ${var.name}"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-database" }
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  count = local.database_count

  description                  = "From nodes of the servers and no others"
  security_group_id            = aws_security_group.database[0].id
  referenced_security_group_id = aws_security_group.app_nodes.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_db_parameter_group" "this" {
  count = local.database_count

  name_prefix = "${var.name}-"
  family      = "postgres${var.database.version}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  count = local.database_count

  identifier     = var.name
  engine         = "postgres"
  engine_version = var.database.version
  instance_class = var.database.instance_class
  multi_az       = var.database.multi_az

  # The administrator's password is in Secrets Manager, made and rotated by RDS: neither here nor in the state.
  username                    = "podium_admin"
  manage_master_user_password = true

  storage_type          = "gp3"
  storage_encrypted     = true
  allocated_storage     = var.database.storage_gib
  max_allocated_storage = var.database.max_storage_gib

  db_subnet_group_name   = aws_db_subnet_group.this[0].name
  vpc_security_group_ids = [aws_security_group.database[0].id]
  parameter_group_name   = aws_db_parameter_group.this[0].name
  publicly_accessible    = false

  backup_retention_period   = var.database.backup_days
  copy_tags_to_snapshot     = true
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = false
  final_snapshot_identifier = "${var.name}-final"
}
