package policy

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// edited returns the shipped file with some texts replaced, given as pairs; each must stand in it exactly once.
func edited(tb testing.TB, pairs ...string) []byte {
	tb.Helper()
	source, _ := Shipped("guangde-2020")
	for i := 0; i < len(pairs); i += 2 {
		if n := bytes.Count(source, []byte(pairs[i])); n != 1 {
			tb.Fatalf("%q stands %d times in the shipped file", pairs[i], n)
		}
		source = bytes.Replace(source, []byte(pairs[i]), []byte(pairs[i+1]), 1)
	}
	return source
}

// parseWith returns the policy of the shipped file with some texts replaced.
func parseWith(tb testing.TB, pairs ...string) *Policy {
	tb.Helper()
	p, faults := Parse(edited(tb, pairs...))
	if err := faults.Err(); err != nil {
		tb.Fatal(err)
	}
	return p
}

// lineWith returns the number of the first line that holds the text.
func lineWith(t *testing.T, source []byte, text string) int {
	t.Helper()
	for i, line := range strings.Split(string(source), "\n") {
		if strings.Contains(line, text) {
			return i + 1
		}
	}
	t.Fatalf("no line holds %q", text)
	return 0
}

// Every kind of fault, made by one replacement in the shipped file. The fault's line is that of `on`.
func TestParse_NamesLineAndReasonOfEveryFault(t *testing.T) {
	for _, c := range []struct {
		name, old, with, on, path, reason string
	}{
		{"unknown key", "stampText:", "stampTxet:", "stampTxet", "bureau.stampTxet", "is not known here; known are name, office, stampText"},
		{"missing key", "  stampText: 广德市专业技术人员继续教育审核专用章 #", "  #", "广德市人力资源和社会保障局", "bureau.stampText", "is missing; it must be a text"},
		{"key twice", "  passScore: 60\n", "  passScore: 60\n  passScore: 61\n", "passScore: 61", "common.passScore", "is given twice"},
		{"missing section", "base: {", "# base: {", "name: guangde-2020", "base", "is missing; it must be a mapping"},
		{"mapping wanted", "base: {name: 宣城市机械电子工程学校}", "base: 宣城市机械电子工程学校", "base:", "base", "must be a mapping of names to values"},
		{"list wanted", "announcedLater: [others]", "announcedLater: others", "announcedLater:", "announcedLater", "must be a list of cohorts"},
		{"text wanted", "office: 人社局事业专技科", "office: [人社局事业专技科]", "office:", "bureau.office", "must be a text that is not empty"},
		{"blank text", "office: 人社局事业专技科", `office: "  "`, "office:", "bureau.office", "must be a text that is not empty"},
		{
			"number wanted", "passScore: 60", "passScore: sixty", "passScore",
			"common.passScore", "must be a whole number from 1 to 100, not \"sixty\"",
		},
		{"quoted number", "passScore: 60", `passScore: "60"`, "passScore", "common.passScore", "must be a whole number"},
		{"fraction", "passScore: 60", "passScore: 59.5", "passScore", "common.passScore", "must be a whole number"},
		{"number out of range", "passScore: 60", "passScore: 101", "passScore", "common.passScore", "must be a whole number from 1 to 100"},
		{"negative number", "leadDays: 30", "leadDays: -1", "leadDays: -1", "plans.leadDays", "must be a whole number from 0 to 365"},
		{
			"flag wanted", "unlistedToSupervisor: true", "unlistedToSupervisor: maybe",
			"unlistedToSupervisor", "unlistedToSupervisor", "must be true or false",
		},
		{
			"no day of the calendar", "opensOn: 2020-05-20", "opensOn: 2020-02-30", "2020-02-30",
			"common.opensOn", "must be a day of the calendar like 2020-06-01",
		},
		{"zone", "Asia/Shanghai", "Asia/Guangde", "zone:", "zone", "is not a time zone"},
		{"the machine's zone", "Asia/Shanghai", "Local", "zone:", "zone", "is not a time zone"},
		{"year", "year: 2020", "year: 20", "year: 20", "year", "must be a whole number from 2000 to 2099"},
		{"web address", "http://xc.zjzx.ah.cn", "xc.zjzx.ah.cn", "platform:", "common.platform", "must be a web address"},
		{"specialty above total", "specialty: 60}", "specialty: 91}", "hours:", "hours.specialty", "91 is more than the total of 90"},
		{"sum above total", "common: 30,", "common: 31,", "hours:", "hours.common", "it would have to be 91"},
		{"close in another year", "closesOn: 2020-12-31\n\n", "closesOn: 2021-12-31\n\n", "closesOn: 2021", "closesOn", "2021-12-31 is not in 2020"},
		{
			"learning upside down", "from: 2020-01-01, to: 2020-12-31", "from: 2020-06-01, to: 2020-05-31",
			"learning:", "learning.to", "2020-05-31 is before learning.from 2020-06-01",
		},
		{
			"closed while learning goes on", "closesOn: 2020-12-31\n\n", "closesOn: 2020-12-30\n\n",
			"closesOn: 2020-12-30", "closesOn", "2020-12-30 is before learning.to 2020-12-31",
		},
		{"platform opens outside", "opensOn: 2020-05-20", "opensOn: 2019-05-20", "opensOn: 2019", "common.opensOn", "2019-05-20 is not in 2020"},
		{
			"window upside down", "closesOn: 2020-09-30", "closesOn: 2020-06-30", "cohort: titleReview",
			"windows[0].closesOn", "2020-06-30 is before windows[0].opensOn 2020-07-01",
		},
		{
			"window of last year", "opensOn: 2020-07-01", "opensOn: 2019-07-01",
			"cohort: titleReview", "windows[0].opensOn", "2019-07-01 is not in 2020",
		},
		{
			"window after the close", "closesOn: 2020-09-30", "closesOn: 2021-01-01", "cohort: titleReview",
			"windows[0].closesOn", "2021-01-01 is after the year closes on 2020-12-31",
		},
		{"unknown cohort", "cohort: titleReview", "cohort: everybody", "cohort: everybody", "windows[0].cohort", "must be titleReview or others"},
		{
			"unknown series", "cohort: titleReview,", "cohort: titleReview, series: 建筑,",
			"series: 建筑", "windows[0].series", "建筑 does not stand in the annex",
		},
		{
			"windows overlap", "announcedLater:",
			"  - {cohort: titleReview, opensOn: 2020-09-30, closesOn: 2020-10-31}\nannouncedLater:",
			"2020-10-31", "windows[1]", "overlaps windows[0]",
		},
		{
			"cohort without window", "announcedLater: [others]", "announcedLater: []",
			"cohort: titleReview", "windows", "has none for everyone of others",
		},
		{
			"window and later", "announcedLater: [others]", "announcedLater: [others, titleReview]",
			"announcedLater", "announcedLater", "names titleReview, which has a window",
		},
		{"series twice", "series: 会计", "series: 教师", "市财政局", "annex[10].series", "教师 stands in annex[0] already"},
		{
			"unknown consequence", "code: no_excellent", "code: no_bonus", "no_bonus",
			"consequences[4].code", "is not a consequence; known are tenure_postponed",
		},
		{"consequence twice", "{code: no_excellent}", "{ code: no_appointment }", "{ code", "consequences[4].code", "is named twice"},
		{"postponed by nothing", "code: grade_postponed, years: 1", "code: grade_postponed", "grade_postponed", "consequences[1]", "needs years"},
		{
			"years of no postponement", "code: no_excellent", "code: no_excellent, years: 2",
			"no_excellent", "consequences[4].years", "postpones nothing",
		},
		{"format without number", "广继备〔{year}〕{seq:04}号", "广继备〔{year}〕号", "filing:", "numbers.filing", "must contain {seq}"},
		{"format without year", "广继审〔{year}〕{seq:05}号", "广继审{seq:05}号", "stamp:", "numbers.stamp", "must contain {year}"},
		{
			"format with another hole", "广继证{seq:07}号", "广继证{seq:07}{month}号", "certificate:",
			"numbers.certificate", "may only hold {year}, {seq} or {seq:0N}",
		},
		{"format with two numbers", "广继证{seq:07}号", "广继证{seq:07}{seq}号", "certificate:", "numbers.certificate", "exactly once"},
		{"text twice", "论文]", "著作]", "著作]", "claims.evidence[2]", "著作 is named twice"},
		{"empty list", "feeBases: [皖物价局规定的标准]", "feeBases: []", "feeBases", "plans.feeBases", "must name at least one"},
		{
			"unknown role", "planReview, role: clerk", "planReview, role: mayor", "role: mayor",
			"pipelines.plan[1].role", "must be one of clerk, chief, department",
		},
		{
			"admin decides no case", "planReview, role: clerk", "planReview, role: admin",
			"role: admin", "pipelines.plan[1].role", "cannot decide here",
		},
		{
			"escalates to itself", "role: clerk, withinWorkingDays: 3, escalateTo: chief",
			"role: chief, withinWorkingDays: 3, escalateTo: chief",
			"changeReview", "pipelines.change[0].escalateTo", "is the role that decides already",
		},
		{
			"no signers", "changeReview, role: clerk", "changeReview, role: clerk, signers: 0",
			"changeReview", "pipelines.change[0].signers", "must be a whole number from 1 to 20",
		},
		{
			"step name twice", "name: changeReview", "name: planReview",
			"role: clerk, withinWorkingDays: 3,", "pipelines.change[0].name", "is taken by plan",
		},
		{
			"step name of the lifecycle", "name: changeReview", "name: training",
			"name: training", "pipelines.change[0].name", "is taken by the lifecycle",
		},
		{
			"condition does not parse", "plan.leadDays < policy.leadDays", "plan.leadDays <",
			"name: waiver", "pipelines.plan[0].when", "is no condition",
		},
		{
			"condition with an unknown fact", "plan.leadDays < policy.leadDays", "plan.moon < 3",
			"name: waiver", "pipelines.plan[0].when", "known are plan.fee, plan.hours, plan.leadDays",
		},
		{
			"condition is a number", "plan.leadDays < policy.leadDays", "plan.leadDays + 1",
			"name: waiver", "pipelines.plan[0].when", "must be true or false",
		},
		{
			"condition compares unlike things", "plan.leadDays < policy.leadDays",
			"plan.leadDays < plan.series", "name: waiver", "pipelines.plan[0].when", "is no condition",
		},
		{
			"nothing is always taken", "name: changeReview,", "name: changeReview, when: plan.fee > 0,",
			"name: changeReview", "pipelines.change", "has no step without a condition",
		},
		{
			"no verification", "name: verification", "name: look", "name: look",
			"pipelines.submission", "must have the steps verification and, after it, stamping",
		},
		{"a clerk stamps", "stamping, role: chief", "stamping, role: clerk", "name: stamping", "pipelines.submission[1].role", "must be chief"},
		{
			"stamping on a condition", "stamping, role: chief,",
			"stamping, role: chief, when: batch.size > 1,", "name: stamping", "pipelines.submission[1].when", "must be left out",
		},
		{
			"missing pipeline",
			"  change:\n    - {name: changeReview, role: clerk, withinWorkingDays: 3, escalateTo: chief}\n", "",
			"  plan:", "pipelines.change", "is missing; it must be a list of steps",
		},
		{"rungs that do not fall", "ahead: [7, 3, 1]", "ahead: [7, 7, 1]", "ahead:", "reminders.ahead[1]", "days ahead must fall"},
		{"time of the day", `at: "08:30"`, `at: "8.30"`, "ahead:", "reminders.at", "must be a time of the day like \"08:30\""},
		{"source of holidays", "holidays: lunar", "holidays: solar", "holidays: solar", "calendar.holidays", "must be lunar"},
		{
			"extra day in another year", "extraHolidays: []", "extraHolidays: [2019-06-01]",
			"extraHolidays:", "calendar.extraHolidays[0]", "neither in 2020 nor in 2021",
		},
		{
			"day off and worked", "extraWorkingDays: []", "extraWorkingDays: [2020-06-12, 2020-06-12]",
			"extraWorkingDays:", "calendar.extraWorkingDays[1]", "stands in calendar.extraWorkingDays[0] already",
		},
		{"no YAML", "hotlines: #", "hotlines: [ #", "", "", "is not YAML"},
		{"a second document", "calendar:\n", "---\ncalendar:\n", "---", "", "a second document begins"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := edited(t, c.old, c.with)
			p, faults := Parse(source)
			if p != nil || len(faults) == 0 {
				t.Fatal("the policy is accepted")
			}
			found := slices.ContainsFunc(faults, func(f Fault) bool {
				return f.Path == c.path && strings.Contains(f.Reason, c.reason) &&
					(c.on == "" || f.Line == lineWith(t, source, c.on))
			})
			if !found {
				t.Errorf("no fault of %q %q at %q; found\n%v", c.path, c.reason, c.on, faults)
			}
		})
	}
}

func TestParse_ReportsAllFaultsAtOnceByLine(t *testing.T) {
	_, faults := Parse(edited(t,
		"Asia/Shanghai", "Asia/Guangde",
		"passScore: 60", "passScore: 600",
		"planReview, role: clerk", "planReview, role: mayor",
		"series: 会计", "series: 教师",
	))
	if len(faults) != 4 {
		t.Fatalf("%d faults, want 4:\n%v", len(faults), faults)
	}
	if !slices.IsSortedFunc(faults, func(a, b Fault) int { return a.Line - b.Line }) {
		t.Errorf("not sorted by line:\n%v", faults)
	}
	if !strings.HasPrefix(faults.Error(), "line 5: zone: \"Asia/Guangde\"") {
		t.Errorf("written as %q", faults.Error())
	}
}

func TestParse_AYearWithoutBuiltInHolidays(t *testing.T) {
	next := bytes.ReplaceAll(edited(t, "year: 2020", "year: 2031"), []byte("2020-"), []byte("2031-"))
	_, faults := Parse(next)
	if len(faults) != 1 || faults[0].Path != "calendar.holidays" {
		t.Fatalf("faults:\n%v", faults)
	}
	next = bytes.ReplaceAll(next, []byte("extraHolidays: []"), []byte("extraHolidays: [2031-10-01]"))
	if _, faults = Parse(next); len(faults) > 0 {
		t.Fatalf("with days listed:\n%v", faults)
	}
}

func TestParse_Empty(t *testing.T) {
	for _, source := range []string{"", "\n", "# nothing\n", "---\n"} {
		if p, faults := Parse([]byte(source)); p != nil || len(faults) == 0 || faults[0].Line != 1 {
			t.Errorf("%q: %v", source, faults)
		}
	}
	if Faults(nil).Err() != nil {
		t.Error("no faults are an error")
	}
}

func TestParse_ALineStandsForAnother(t *testing.T) {
	p := parseWith(t, "office: 人社局事业专技科", "office: &office 人社局事业专技科", "{name: 人社局事业专技科,", "{name: *office,")
	if p.Hotlines[0].Name != p.Bureau.Office {
		t.Errorf("an alias reads as %q", p.Hotlines[0].Name)
	}
}

// FuzzParse: whatever the file, Parse answers with a policy or with faults that name a line of it.
func FuzzParse(f *testing.F) {
	source, _ := Shipped("guangde-2020")
	f.Add(source)
	for _, s := range []string{
		"", "name: x", "[1, 2]", "a: &a [*a]", "year: 2020\nyear: 2021", "hours: {total: 1e9}", "? {a: b}\n: c",
		"pipelines: {plan: [{name: x, role: clerk, withinWorkingDays: 1, when: '1/0 == 1'}]}",
		"calendar: {holidays: lunar, extraHolidays: [0000-01-01]}\nyear: 2099", "\t", "a: !!binary x", "--- a\n--- b",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		p, faults := Parse(source)
		if (p == nil) != (len(faults) > 0) {
			t.Fatalf("a policy %v with %d faults", p != nil, len(faults))
		}
		lines := bytes.Count(source, []byte("\n")) + bytes.Count(source, []byte("\r")) + 1
		for _, fault := range faults {
			if fault.Line < 1 || fault.Line > lines+1 || fault.Reason == "" {
				t.Fatalf("a fault at line %d of %d: %q", fault.Line, lines, fault.Reason)
			}
		}
	})
}
