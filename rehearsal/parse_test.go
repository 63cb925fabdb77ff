package rehearsal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// good is a scenario that uses every part of the format.
const good = `name: one of everything
policy: guangde-2020
start: 2020-05-06T09:00
fixtures:
  providers: [{id: V1, name: 广德某进修学校}]
  units: [{id: U1, code: 91341822000000001W, name: 广德某会计师事务所, kind: enterprise, supervisedBy: 市财政局}]
  people: [{id: P1, name: 张三, idNumber: "99999919880101001X", unit: U1, series: 会计, titleReview: true}]
  accounts: [{id: cz, role: department, of: 市财政局}, {id: u1, role: unit, of: U1}, {id: k1, role: clerk}, {id: b1, role: provider, of: base}]
steps:
  - at: 2020-05-08T10:00
    as: cz
    call: filePlan
    body: &plan {startsOn: 2020-06-10, providerId: $base, roster: [$P1], hours: 60, free: true, none: null}
    expect: {status: 201, body: {state: filed}}
    save: {plan: id}
  - as: cz
    call: correctPlan
    with: {caseId: $plan}
    body: {<<: *plan, hours: 30}
  - at: 2020-12-31T23:59
expect:
  people: {P1: {common: 30, specialty: 60, outcome: completed}}
  reminders: {cz: {atLeast: 1}}
`

func TestParseReadsEveryPart(t *testing.T) {
	s, faults := Parse([]byte(good), ".")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	shanghai := s.Policy.Zone()
	if want := time.Date(2020, 5, 6, 9, 0, 0, 0, shanghai); !s.Start.Equal(want) {
		t.Errorf("start is %s, want %s", s.Start, want)
	}
	if len(s.Steps) != 3 || s.Steps[2].Call != "" || s.Steps[0].Line != 10 || s.Steps[0].Status != 201 {
		t.Errorf("steps are %+v", s.Steps)
	}
	body, ok := s.Steps[1].Body.(map[string]any)
	if !ok || body["startsOn"] != "2020-06-10" || body["hours"] != 30.0 || body["free"] != true || body["none"] != nil {
		t.Errorf("the merged body is %v", s.Steps[1].Body)
	}
	if want := s.Expect.People["P1"]; want.Common == nil || *want.Common != 30 || *s.Expect.Reminders["cz"].AtLeast != 1 {
		t.Errorf("expectations are %+v", s.Expect)
	}
}

func TestParseNamesLineAndReasonOfEveryFault(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string // what is replaced in the good file
		line     int
		reason   string // a part of it
	}{
		"unknown key":           {"  - as: cz\n", "  - ass: cz\n", 16, "ass is not known here"},
		"not YAML":              {"start: 2020-05-06T09:00", "\tstart: 1", 2, "found a tab character"},
		"unknown policy":        {"policy: guangde-2020", "policy: atlantis", 2, "neither a shipped policy"},
		"start is no time":      {"start: 2020-05-06T09:00", "start: soon", 3, "must be a time like"},
		"unit code":             {"91341822000000001W", "913418220000000010", 6, "not a unit code"},
		"ID number":             {"99999919880101001X", "999999198801010016", 7, "not an ID number"},
		"kind of unit":          {"kind: enterprise", "kind: shop", 6, "not a kind of unit"},
		"supervisor":            {"supervisedBy: 市财政局", "supervisedBy: 财政部", 6, "not a department"},
		"person's unit":         {"unit: U1, series", "unit: U2, series", 7, "not a unit"},
		"role":                  {"role: clerk", "role: king", 8, "not a role"},
		"account of nobody":     {"role: unit, of: U1", "role: unit, of: P1", 8, "must be of a unit"},
		"clerk of somebody":     {"role: clerk", "role: clerk, of: U1", 8, "must be of a nobody"},
		"id taken twice":        {"{id: k1,", "{id: u1,", 8, "account already"},
		"unknown account":       {"  - as: cz\n", "  - as: xx\n", 16, "not an account"},
		"name saved later":      {"roster: [$P1]", "roster: [$plan]", 10, "$plan is not known here"},
		"time goes back":        {"at: 2020-12-31T23:59", "at: 2020-05-07T10:00", 20, "time goes forward only"},
		"neither call nor time": {"  - at: 2020-12-31T23:59", "  - note: nothing", 20, "neither a call nor a time"},
		"expects of nothing":    {"  - at: 2020-12-31T23:59", "  - at: 2020-12-31T23:59\n    expect: {status: 200}", 20, "has no call"},
		"body and upload":       {"    with: {caseId: $plan}", "    upload: x.xlsx", 18, "take one"},
		"body named twice":      {"hours: 30}", "hours: 30, hours: 31}", 16, "hours is named twice"},
		"nobody's expectation":  {"people: {P1:", "people: {P2:", 22, "not a person"},
		"no such outcome":       {"outcome: completed", "outcome: done", 22, "must be completed"},
		"nobody's reminders":    {"reminders: {cz:", "reminders: {P1:", 23, "not an account"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(good, c.old) {
				t.Fatalf("the good file has no %q", c.old)
			}
			s, faults := Parse([]byte(strings.Replace(good, c.old, c.new, 1)), t.TempDir())
			if s != nil || len(faults) == 0 {
				t.Fatal("taken for good")
			}
			for _, f := range faults {
				if f.Line == c.line && strings.Contains(f.Reason, c.reason) {
					return
				}
			}
			t.Errorf("want line %d with %q, got:\n%s", c.line, c.reason, faults.Error())
		})
	}
}

func TestLoadReadsAPolicyBesideTheScenario(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s.yaml")
	if err := os.WriteFile(path, []byte(strings.Replace(good, "guangde-2020", "mine.yaml", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "mine.yaml"), []byte("name: mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), "line 2: policy: the policy has a fault in line") {
		t.Errorf("the policy's faults are not told: %v", err)
	}
}
