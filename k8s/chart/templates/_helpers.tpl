{{/* The name of everything that is made: the release's, which is "podium" in the examples. */}}
{{- define "podium.fullname" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-{{ .Chart.Name }}{{ end }}
{{- end }}

{{/* Labels of an object of one part: (list . "podium") */}}
{{- define "podium.labels" -}}
{{- $root := index . 0 -}}
{{ include "podium.selector" . }}
app.kubernetes.io/part-of: podium
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version }}
{{- end }}

{{/* What tells the pods of one part from others: (list . "podium") */}}
{{- define "podium.selector" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
{{- end }}

{{- define "podium.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{- define "podium.secretName" -}}
{{ .Values.secret.existing | default (printf "%s-secret" (include "podium.fullname" .)) }}
{{- end }}

{{- define "podium.environment" -}}
- configMapRef:
    name: {{ include "podium.fullname" . }}-config
- secretRef:
    name: {{ include "podium.secretName" . }}
{{- end }}

{{- define "podium.restricted" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* Settings of the server: what the chart knows, then what the values add. */}}
{{- define "podium.settings" -}}
{{- $sandboxes := .Values.sandboxes }}
{{- $own := dict
  "PODIUM_ENGINE" "kubernetes"
  "PODIUM_KUBERNETES_NAMESPACE" $sandboxes.namespace
  "PODIUM_KUBERNETES_IMAGE" (replace "{version}" .Chart.AppVersion $sandboxes.image)
  "PODIUM_SHUTDOWN_GRACE_MS" "30000"
  "PODIUM_PEER_PORT" "3001" }}
{{- with .Values.imagePullSecrets }}{{ $_ := set $own "PODIUM_KUBERNETES_PULL_SECRETS" (join "," .) }}{{ end }}
{{- with $sandboxes.priorityClass.name }}{{ $_ := set $own "PODIUM_KUBERNETES_PRIORITY_CLASS" . }}{{ end }}
{{- with $sandboxes.runtimeClass.name }}{{ $_ := set $own "PODIUM_KUBERNETES_RUNTIME_CLASS" . }}{{ end }}
{{- with .Values.seccomp.profile }}{{ $_ := set $own "PODIUM_KUBERNETES_SECCOMP" . }}{{ end }}
{{- range $name, $value := merge (dict) .Values.settings $own }}
{{- /* A number of a values file is a fraction to Helm, and would become "1e+06". */}}
{{ $name }}: {{ kindIs "float64" $value | ternary (toString $value | float64 | int64 | toString) (toString $value) | quote }}
{{- end }}
{{- end }}
