locals {
  cluster_security_group_id = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id

  node_groups = {
    app = {
      nodes              = var.app_nodes
      labels             = {}
      taints             = []
      kubelet            = {}
      security_group_ids = [local.cluster_security_group_id, aws_security_group.app_nodes.id]
    }

    # Label and taint are those of k8s/overlays/production; scripts/steps/kubernetes/terraform.test.ts compares them.
    sandboxes = {
      nodes  = var.sandbox_nodes
      labels = { "podium.dev/sandboxes" = "true" }
      taints = [{ key = "podium.dev/sandboxes", value = "true", effect = "NO_SCHEDULE" }]
      kubelet = {
        maxPods = 110
        # Nothing else bounds the processes of a pod.
        podPidsLimit = 256
      }
      security_group_ids = [aws_security_group.sandbox_nodes.id]
    }
  }
}

resource "aws_launch_template" "nodes" {
  for_each = local.node_groups

  name_prefix            = "${var.name}-${each.key}-"
  update_default_version = true
  vpc_security_group_ids = each.value.security_group_ids

  # EKS puts its own part before this one, with the cluster's address.
  user_data = base64encode(<<-EOT
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="//"

    --//
    Content-Type: application/node.eks.aws

    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec:
      kubelet:
        config: ${jsonencode(each.value.kubelet)}

    --//--
  EOT
  )

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = each.value.nodes.disk_gib
      encrypted             = true
      delete_on_termination = true
    }
  }

  # One hop: an answer ends at the node, so that no pod gets the node's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  dynamic "tag_specifications" {
    for_each = toset(["instance", "network-interface", "volume"])

    content {
      resource_type = tag_specifications.key
      tags          = merge(local.tags, { Name = "${var.name}-${each.key}" })
    }
  }
}

resource "aws_eks_node_group" "this" {
  for_each = local.node_groups

  cluster_name    = aws_eks_cluster.this.name
  node_group_name = each.key
  version         = aws_eks_cluster.this.version
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = local.private_subnet_ids
  ami_type        = "AL2023_x86_64_STANDARD"
  instance_types  = [each.value.nodes.instance_type]
  labels          = each.value.labels

  launch_template {
    id      = aws_launch_template.nodes[each.key].id
    version = aws_launch_template.nodes[each.key].latest_version
  }

  # A fixed number. Who adds an autoscaler raises max_size and ignores changes of desired_size.
  scaling_config {
    min_size     = each.value.nodes.count
    desired_size = each.value.nodes.count
    max_size     = each.value.nodes.count
  }

  update_config {
    max_unavailable = 1
  }

  dynamic "taint" {
    for_each = each.value.taints

    content {
      key    = taint.value.key
      value  = taint.value.value
      effect = taint.value.effect
    }
  }

  depends_on = [
    aws_eks_addon.nodes,
    aws_eks_addon.vpc_cni,
    aws_iam_role_policy_attachment.nodes,
    aws_vpc_security_group_egress_rule.https,
    aws_vpc_security_group_ingress_rule.control_plane,
    aws_vpc_security_group_ingress_rule.kubelet,
  ]
}
