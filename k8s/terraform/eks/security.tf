# Has no rules: it says who may reach the database.
resource "aws_security_group" "app_nodes" {
  name_prefix = "${var.name}-app-nodes-"
  description = "Nodes of the servers"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-app-nodes" }
}

# Not the cluster's group, whose members reach each other: whoever breaks out of a sandbox finds the API and the
# registry, and no other node. What you add on these nodes (agents for logs, say) may need rules of its own.
resource "aws_security_group" "sandbox_nodes" {
  name_prefix = "${var.name}-sandbox-nodes-"
  description = "Nodes of sandboxes"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-sandbox-nodes" }
}

resource "aws_vpc_security_group_ingress_rule" "kubelet" {
  description                  = "The control plane attaches to sandboxes, and figures are read"
  security_group_id            = aws_security_group.sandbox_nodes.id
  referenced_security_group_id = local.cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 10250
  to_port                      = 10250
}

resource "aws_vpc_security_group_egress_rule" "https" {
  description       = "The API of the cluster, the registry, AWS"
  security_group_id = aws_security_group.sandbox_nodes.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Beside the group that EKS makes, which the servers' nodes have too: by this one, nodes of sandboxes reach the API alone.
resource "aws_security_group" "control_plane" {
  name_prefix = "${var.name}-control-plane-"
  description = "Control plane of ${var.name}"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-control-plane" }
}

resource "aws_vpc_security_group_ingress_rule" "control_plane" {
  description                  = "From nodes of sandboxes"
  security_group_id            = aws_security_group.control_plane.id
  referenced_security_group_id = aws_security_group.sandbox_nodes.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}
