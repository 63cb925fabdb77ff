package policy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

// accounting is a good plan of 市财政局.
func accounting(tb testing.TB) domain.Plan {
	tb.Helper()
	return domain.Plan{
		DepartmentID: "cz", ProviderID: "base", Series: "会计", Subject: "政府会计准则", Content: "准则与实务",
		Hours: 24, StartsOn: day(tb, "2020-07-01"), EndsOn: day(tb, "2020-07-03"),
		Sessions: []domain.Session{
			{On: day(tb, "2020-07-01"), From: "08:30", To: "11:30"},
			{On: day(tb, "2020-07-01"), From: "11:30", To: "17:30"},
			{On: day(tb, "2020-07-03"), From: "08:30", To: "24:00"},
		},
		Place: "广德市委党校", Teachers: []string{"李老师"}, Fee: 12000, FeeBasis: "皖物价局规定的标准",
		Roster: []string{"p1", "p2"},
	}
}

func TestR1_APlanIsCompleteAndOfTheFilersSeries(t *testing.T) {
	p := shipped(t)
	finance := PlanContext{FilerDepartment: "市财政局"}
	for _, c := range []struct {
		name    string
		edit    func(*domain.Plan)
		context PlanContext
		want    []string
	}{
		{"as it should be", func(*domain.Plan) {}, finance, nil},
		{"no sessions: whole days", func(q *domain.Plan) { q.Sessions = nil }, finance, nil},
		{"one day", func(q *domain.Plan) { q.EndsOn, q.Sessions = q.StartsOn, nil }, finance, nil},
		{"nothing filled in", func(q *domain.Plan) { *q = domain.Plan{} }, finance, []string{
			"plan.incomplete departmentId", "plan.incomplete providerId", "plan.incomplete series",
			"plan.incomplete subject", "plan.incomplete content", "plan.incomplete startsOn", "plan.incomplete endsOn",
			"plan.incomplete place", "plan.incomplete teachers", "plan.incomplete roster", "plan.no_hours hours",
		}},
		{"a blank place", func(q *domain.Plan) { q.Place = " 　" }, finance, []string{"plan.incomplete place"}},
		{"a teacher without a name", func(q *domain.Plan) { q.Teachers = []string{"李", ""} }, finance, []string{"plan.incomplete teachers"}},
		{"no hours", func(q *domain.Plan) { q.Hours = 0 }, finance, []string{"plan.no_hours hours"}},
		{"a person twice", func(q *domain.Plan) { q.Roster = []string{"p1", "p2", "p1"} }, finance, []string{"plan.roster_twice roster"}},
		{"ends before it starts", func(q *domain.Plan) { q.EndsOn = day(t, "2020-06-30") }, finance, []string{"plan.ends_before_start endsOn"}},
		{"a session backwards", func(q *domain.Plan) { q.Sessions[0].To = "08:30" }, finance, []string{"plan.session_times sessions[0]"}},
		{"a session at no time", func(q *domain.Plan) { q.Sessions[0].From = "24:30" }, finance, []string{"plan.session_times sessions[0]"}},
		{
			"a session on another day",
			func(q *domain.Plan) { q.Sessions[2].On = day(t, "2020-07-04") }, finance,
			[]string{"plan.session_outside sessions[2].on"},
		},
		{"sessions over each other", func(q *domain.Plan) { q.Sessions[1].From = "11:29" }, finance, []string{"plan.sessions_overlap sessions[1]"}},
		{"another department's series", func(*domain.Plan) {}, PlanContext{FilerDepartment: "市教体局"}, []string{"plan.other_series series"}},
		{
			"a series of two names is one", func(q *domain.Plan) { q.Series = "经济" },
			PlanContext{FilerDepartment: "市经信局"},
			[]string{"plan.not_supervisor series"},
		},
		{"unlisted, by the supervisor", func(q *domain.Plan) { q.Series = "律师" }, PlanContext{FilerDepartment: "市司法局", RosterSupervised: true}, nil},
		{
			"unlisted, by somebody else", func(q *domain.Plan) { q.Series = "律师" },
			PlanContext{FilerDepartment: "市司法局"},
			[]string{"plan.not_supervisor series"},
		},
		{
			"supervision does not open a listed series", func(*domain.Plan) {},
			PlanContext{FilerDepartment: "市教体局", RosterSupervised: true},
			[]string{"plan.other_series series"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan := accounting(t)
			c.edit(&plan)
			got := p.CheckPlan(plan, c.context)
			wantCodes(t, got, c.want...)
			wantRule(t, got, "R1")
		})
	}
}

func TestR1_TheAnswerNamesTheRightDepartment(t *testing.T) {
	p := shipped(t)
	got := p.CheckPlan(accounting(t), PlanContext{FilerDepartment: "市教体局"})
	wantCodes(t, got, "plan.other_series series")
	wantFacts(t, &got[0], map[string]any{"department": "市财政局", "filer": "市教体局", "series": "会计"})
	if own, ok := got[0].Facts["own"].([]string); !ok || !slices.Equal(own, []string{"教师"}) {
		t.Errorf("the filer's own series are %v", got[0].Facts["own"])
	}
}

func TestR1_EverySeriesIsFiledByItsDepartment(t *testing.T) {
	p := shipped(t)
	for _, s := range p.Annex {
		plan := accounting(t)
		plan.Series = s.Name
		wantCodes(t, p.CheckPlan(plan, PlanContext{FilerDepartment: s.Department}))
	}
}

func TestR1_WithoutTheAnnexesLastLineAnUnlistedSeriesIsUnknown(t *testing.T) {
	p := parseWith(t, "unlistedToSupervisor: true", "unlistedToSupervisor: false")
	plan := accounting(t)
	plan.Series = "律师"
	wantCodes(t, p.CheckPlan(plan, PlanContext{FilerDepartment: "市司法局", RosterSupervised: true}), "plan.unknown_series series")
}

func TestR10_APlanLiesInTheYear(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		starts, ends string
		want         []string
	}{
		{"2020-01-01", "2020-12-31", nil},
		{"2019-12-31", "2020-01-02", []string{"hours.other_year startsOn"}},
		{"2020-12-30", "2021-01-01", []string{"hours.other_year endsOn"}},
		{"2021-01-01", "2021-01-02", []string{"hours.other_year startsOn", "hours.other_year endsOn"}},
	} {
		plan := accounting(t)
		plan.StartsOn, plan.EndsOn, plan.Sessions = day(t, c.starts), day(t, c.ends), nil
		got := p.CheckPlan(plan, PlanContext{FilerDepartment: "市财政局"})
		wantCodes(t, got, c.want...)
		wantRule(t, got, "R10")
	}
}

func TestR22_AFeeNamesItsBasis(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		fee   int
		basis string
		want  []string
	}{
		{0, "", nil},
		{0, "皖物价局规定的标准", nil},
		{1, "皖物价局规定的标准", nil},
		{1, "", []string{"plan.fee_without_basis feeBasis"}},
		{1, " ", []string{"plan.fee_without_basis feeBasis"}},
		{-1, "皖物价局规定的标准", []string{"plan.fee_negative fee"}},
	} {
		plan := accounting(t)
		plan.Fee, plan.FeeBasis = c.fee, c.basis
		got := p.CheckPlan(plan, PlanContext{FilerDepartment: "市财政局"})
		wantCodes(t, got, c.want...)
		wantRule(t, got, "R22")
	}
}

func TestR8_TwoPlansAtOneTime(t *testing.T) {
	session := func(on, from, to string) domain.Session {
		return domain.Session{On: day(t, on), From: from, To: to}
	}
	plan := func(from, to string, sessions ...domain.Session) domain.Plan {
		return domain.Plan{StartsOn: day(t, from), EndsOn: day(t, to), Sessions: sessions}
	}
	for _, c := range []struct {
		name string
		a, b domain.Plan
		want string // the first day; empty: none
	}{
		{"days apart", plan("2020-07-01", "2020-07-03"), plan("2020-07-04", "2020-07-05"), ""},
		{"whole days that meet", plan("2020-07-01", "2020-07-03"), plan("2020-07-03", "2020-07-05"), "2020-07-03"},
		{"one inside the other", plan("2020-07-01", "2020-07-31"), plan("2020-07-10", "2020-07-11"), "2020-07-10"},
		{
			"a whole day and a session", plan("2020-07-01", "2020-07-03"),
			plan("2020-07-01", "2020-07-31", session("2020-07-02", "19:00", "21:00")), "2020-07-02",
		},
		{
			"morning and afternoon", plan("2020-07-01", "2020-07-01", session("2020-07-01", "08:30", "12:00")),
			plan("2020-07-01", "2020-07-01", session("2020-07-01", "12:00", "17:30")), "",
		},
		{
			"a minute in common", plan("2020-07-01", "2020-07-01", session("2020-07-01", "08:30", "12:01")),
			plan("2020-07-01", "2020-07-01", session("2020-07-01", "12:00", "17:30")), "2020-07-01",
		},
		{
			"the same days, never the same session", plan("2020-07-01", "2020-07-02", session("2020-07-01", "08:00", "18:00")),
			plan("2020-07-01", "2020-07-02", session("2020-07-02", "08:00", "18:00")), "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, pair := range [][2]domain.Plan{{c.a, c.b}, {c.b, c.a}} {
				on, meets := Overlap(pair[0], pair[1])
				if meets != (c.want != "") || on != day(t, c.want) {
					t.Errorf("meet %v on %q, want %q", meets, on, c.want)
				}
			}
		})
	}
}

func TestR8_OverlapDoesNotAskWhoIsFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) domain.Plan {
			from := domain.NewDate(2020, 7, rapid.IntRange(1, 20).Draw(t, name))
			plan := domain.Plan{StartsOn: from, EndsOn: from.AddDays(rapid.IntRange(0, 6).Draw(t, name+" days"))}
			for i := range rapid.IntRange(0, 3).Draw(t, name+" sessions") {
				hours := []string{"08:00", "10:00", "12:00", "14:00", "16:00"}
				h := rapid.IntRange(0, 3).Draw(t, name+" hour")
				plan.Sessions = append(plan.Sessions, domain.Session{On: from.AddDays(i), From: hours[h], To: hours[h+1]})
			}
			return plan
		}
		a, b := draw("a"), draw("b")
		on, meets := Overlap(a, b)
		back, backMeets := Overlap(b, a)
		if meets != backMeets || on != back {
			t.Fatalf("%v %v, the other way round %v %v", on, meets, back, backMeets)
		}
	})
}
