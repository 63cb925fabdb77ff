{{- define "xueshi.labels" -}}
app.kubernetes.io/name: xueshi
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- /* What tells the pods of one process from the others: dict "root" $ "process" "api". */}}
{{- define "xueshi.selector" -}}
app.kubernetes.io/name: xueshi
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .process }}
{{- end }}

{{- /* What every pod has: an account without rights, and nothing it could change but /tmp. */}}
{{- define "xueshi.pod" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: tmp
    emptyDir: {}
{{- end }}

{{- define "xueshi.container" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
env:
  - name: DATABASE_URL
    valueFrom:
      secretKeyRef: {name: {{ .Values.database.secret }}, key: {{ .Values.database.key }}}
  - name: TEMPORAL_ADDRESS
    value: {{ .Values.temporal.address | quote }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
{{- end }}

{{- /* The pods of one process stand on different nodes where that can be: dict "root" $ "process" "api". */}}
{{- define "xueshi.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "xueshi.selector" . | nindent 8 }}
{{- end }}

{{- /* HorizontalPodAutoscaler and PodDisruptionBudget of a process: dict "root" $ "process" "api" "values" .Values.api. */}}
{{- define "xueshi.scaling" -}}
{{- if .values.autoscaling.enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ .root.Release.Name }}-{{ .process }}
  labels: {{- include "xueshi.labels" .root | nindent 4 }}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ .root.Release.Name }}-{{ .process }}}
  minReplicas: {{ .values.autoscaling.minReplicas }}
  maxReplicas: {{ .values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: {{ .values.autoscaling.cpuPercent }}}
---
{{- end }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .root.Release.Name }}-{{ .process }}
  labels: {{- include "xueshi.labels" .root | nindent 4 }}
spec:
  minAvailable: {{ .values.disruption.minAvailable }}
  selector:
    matchLabels: {{- include "xueshi.selector" . | nindent 6 }}
{{- end }}
