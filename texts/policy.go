package texts

import (
	"strings"

	"xueshi/policy"
)

// PolicyChange says in Chinese in what two policies differ: 培训方案 · 提前备案日数：30 → 20.
func PolicyChange(c policy.Change) string {
	names := make([]string, len(c.Path))
	for i, part := range c.Path {
		names[i] = policyWord(part)
	}
	label := strings.Join(names, " · ")
	switch {
	case c.Old == "":
		return label + "：新增 " + policyWord(c.New)
	case c.New == "":
		return label + "：取消（原为 " + policyWord(c.Old) + "）"
	default:
		return label + "：" + policyWord(c.Old) + " → " + policyWord(c.New)
	}
}

// policyWord is the name of a section, value or word of a policy; what has none stays as it is.
func policyWord(name string) string {
	for _, table := range []string{"policy", "step", "role", "cohort"} {
		if text, ok := words[table][name]; ok {
			return text
		}
	}
	return name
}
