package texts

// Finding puts something that should be looked at into Chinese.
func Finding(kind string, facts map[string]any) string { return line(findings, kind, facts) }

// findings has a line for every kind of finding. Read only.
//
//nolint:gochecknoglobals // a constant table, which Go cannot say
var findings = map[string]string{
	"overlap":       "{on}：{case}与{other}的培训时间重叠，同一时间只计一次学时",
	"dailyHours":    "{on} 安排 {hours} 学时，超过每日 {most} 学时[（共有 {days} 天）]，请核对课次",
	"scoreChanged":  "{on} 的考试，{case}报 {score} 分，此前{other}报 {before} 分，请核对成绩单原件",
	"evidenceTwice": "{case}的材料《{work}》，{other}（{people}）已用过，请核对是否同一成果、由谁完成",
}
