package texts

import (
	"regexp"
	"slices"
	"strings"

	"xueshi/policy"
)

// PolicyChanges says in Chinese in what two policies differ, a line for each change: 培训方案 · 提前备案日数：30 → 20.
// What differs in nothing but the year's number comes together in the last line.
func PolicyChanges(changes []policy.Change) []string {
	was, is := yearsOf(changes)
	var lines, yearOnly []string
	for _, c := range changes {
		if is != "" && c.Kind == policy.Changed && strings.ReplaceAll(c.Old[0].Text, was, is) == c.New[0].Text {
			yearOnly = append(yearOnly, policyLabel(c.Path)+" "+c.New[0].Text)
			continue
		}
		lines = append(lines, policyChange(c))
	}
	if len(yearOnly) > 0 {
		lines = append(lines, "只有年份不同（"+was+" → "+is+"）："+strings.Join(yearOnly, "；"))
	}
	return lines
}

// yearsOf returns the two policies' years; empty when it is the same one.
func yearsOf(changes []policy.Change) (was, is string) {
	for _, c := range changes {
		if slices.Equal(c.Path, []string{"year"}) {
			return c.Old[0].Text, c.New[0].Text
		}
	}
	return "", ""
}

func policyChange(c policy.Change) string {
	label := policyLabel(c.Path)
	was, is := policyDetails(c.Path, c.Old), policyDetails(c.Path, c.New)
	switch c.Kind {
	case policy.Added:
		return label + "：新增" + inBrackets("", is)
	case policy.Removed:
		return label + "：取消" + inBrackets("原为 ", was)
	case policy.Reordered:
		return label + "：顺序改为 " + is + "（原为 " + was + "）"
	case policy.Members:
		return label + "：" + members(was, is, policyDetails(c.Path, c.Now))
	default:
		return label + "：" + was + " → " + is
	}
}

// inBrackets adds what there is to say about an element; some are only named.
func inBrackets(before, text string) string {
	if text == "" {
		return ""
	}
	return "（" + before + text + "）"
}

func members(gone, came, now string) string {
	var parts []string
	if came != "" {
		parts = append(parts, "新增 "+came)
	}
	if gone != "" {
		parts = append(parts, "取消 "+gone)
	}
	if now == "" {
		now = "无"
	}
	return strings.Join(append(parts, "现为 "+now), "；")
}

// policyLabel names the place of a change: 办理流程 · 方案备案 · 方案审核.
func policyLabel(path []string) string {
	names := make([]string, len(path))
	for i, name := range path {
		names[i] = policyName(path[0], name)
	}
	return strings.Join(names, " · ")
}

// policyName names a section, a value or an element; some values are called otherwise in one section.
func policyName(section, name string) string {
	if text, ok := words["policy"][section+"."+name]; ok {
		return text
	}
	parts := strings.Split(name, "/") // of an element with two names, like cohort and series
	for i := range parts {
		parts[i] = policyWord(parts[i])
	}
	return strings.Join(parts, "、")
}

// policyDetails says what a place holds, without the names by which the place is called, and without what is not the case.
func policyDetails(path []string, details []policy.Detail) string {
	own := strings.Split(path[len(path)-1], "/")
	texts := make([]string, 0, len(details))
	for _, d := range details {
		if d.Name == nil {
			texts = append(texts, policyValue(path[len(path)-1], d.Text))
			continue
		}
		if !slices.Contains(own, d.Text) && d.Text != "false" {
			texts = append(texts, policyLabelIn(path[0], d.Name)+" "+policyValue(d.Name[len(d.Name)-1], d.Text))
		}
	}
	return strings.Join(texts, "、")
}

func policyLabelIn(section string, name []string) string {
	return strings.TrimPrefix(policyLabel(append([]string{section}, name...)), policyName(section, section)+" · ")
}

// policyValue is a value in Chinese where it is a word or a condition.
func policyValue(name, text string) string {
	if name == "when" {
		return condition(text)
	}
	return policyWord(text)
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

// condition says a step's condition in Chinese: 方案提前日数 少于 规定的提前备案日数.
func condition(source string) string {
	source = regexp.MustCompile(`[a-z]+\.[A-Za-z]+`).ReplaceAllStringFunc(source, func(fact string) string { return word("fact", fact) })
	source = strings.NewReplacer("<=", "不超过", ">=", "不少于", "<", "少于", ">", "多于", "==", "为", "!=", "不为", "&&", "且", "||", "或").Replace(source)
	return source
}
