package policy

import (
	"testing"

	"xueshi/domain"
)

func TestR5_AChangeFiling(t *testing.T) {
	p := shipped(t) // the accepted plan: 2020-07-01 to 2020-07-03
	for _, c := range []struct {
		name, on string
		edit     func(*domain.Plan)
		want     []string
	}{
		{"another place", "2020-06-20", func(q *domain.Plan) { q.Place = "继续教育基地" }, nil},
		{"another teacher on the first day", "2020-07-01", func(q *domain.Plan) { q.Teachers = []string{"王老师"} }, nil},
		{"fewer hours", "2020-06-20", func(q *domain.Plan) { q.Hours = 20 }, nil},
		{"other sessions", "2020-06-20", func(q *domain.Plan) { q.Sessions = nil }, nil},
		{"a day longer, while it runs", "2020-07-02", func(q *domain.Plan) { q.EndsOn = day(t, "2020-07-04") }, nil},
		{"nothing", "2020-06-20", func(*domain.Plan) {}, []string{"change.nothing"}},
		{"only the roster", "2020-06-20", func(q *domain.Plan) { q.Roster = []string{"p9"} }, []string{"change.nothing"}},
		{
			"later, with 30 days from the change", "2020-06-20",
			func(q *domain.Plan) {
				q.StartsOn, q.EndsOn, q.Sessions = day(t, "2020-07-20"), day(t, "2020-07-22"), nil
			},
			nil,
		},
		{
			"later, with 29 days from the change", "2020-06-21",
			func(q *domain.Plan) {
				q.StartsOn, q.EndsOn, q.Sessions = day(t, "2020-07-20"), day(t, "2020-07-22"), nil
			},
			[]string{"plan.too_late startsOn"},
		},
		{
			"earlier", "2020-06-01", func(q *domain.Plan) { q.StartsOn = day(t, "2020-06-30") },
			[]string{"plan.too_late startsOn"},
		},
		{
			"the first day once it has come", "2020-07-01", func(q *domain.Plan) { q.StartsOn = day(t, "2020-07-02"); q.Sessions = nil },
			[]string{"change.already_started startsOn"},
		},
		{
			"an end in the past", "2020-07-03", func(q *domain.Plan) { q.EndsOn = day(t, "2020-07-02"); q.Sessions = nil },
			[]string{"change.ends_in_past endsOn"},
		},
		{"on the last day", "2020-07-03", func(q *domain.Plan) { q.Place = "继续教育基地" }, nil},
		{"when it is over", "2020-07-04", func(q *domain.Plan) { q.Place = "继续教育基地" }, []string{"change.training_over"}},
		{"what cannot change", "2020-06-20", func(q *domain.Plan) { q.Series, q.Fee, q.Place = "教师", 1, "继续教育基地" }, []string{
			"change.field_fixed series", "change.field_fixed fee",
		}},
		{"to no place", "2020-06-20", func(q *domain.Plan) { q.Place = "" }, []string{"plan.incomplete place"}},
		{
			"a session left outside", "2020-06-20",
			func(q *domain.Plan) { q.EndsOn = day(t, "2020-07-02") },
			[]string{"plan.session_outside sessions[2].on"},
		},
		{"into the next year", "2020-06-20", func(q *domain.Plan) { q.EndsOn = day(t, "2021-01-01") }, []string{"hours.other_year endsOn"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := accounting(t)
			c.edit(&changed)
			wantCodes(t, p.CheckChange(accounting(t), changed, day(t, c.on)), c.want...)
		})
	}
}

func TestR5_PeopleJoinUntilTheFirstDay(t *testing.T) {
	starts := day(t, "2020-07-01")
	for _, c := range []struct {
		today    string
		onRoster bool
		want     []string
	}{
		{"2020-06-30", false, nil},
		{"2020-07-01", false, nil},
		{"2020-07-02", false, []string{"roster.closed"}},
		{"2020-06-30", true, []string{"roster.on_already personId"}},
	} {
		wantCodes(t, one(CheckJoin(starts, day(t, c.today), c.onRoster)), c.want...)
	}
}

func TestR5_PeopleLeaveAtAnyTime(t *testing.T) {
	wantCodes(t, one(CheckLeave(true)))
	wantCodes(t, one(CheckLeave(false)), "roster.not_on personId")
}

func TestR6_CoverageCountsWhoIsInNoPlan(t *testing.T) {
	gaps := CoverageGaps([]Coverage{
		{Department: "市财政局", Series: "会计", UnitKind: domain.UnitEnterprise, People: 40, InPlan: 10},
		{Department: "市财政局", Series: "会计", UnitKind: domain.UnitInstitution, People: 20, InPlan: 20},
		{Department: "市教体局", Series: "教师", UnitKind: domain.UnitTownship, People: 5, InPlan: 4},
		{Department: "市教体局", Series: "教师", UnitKind: domain.UnitSocial, People: 3, InPlan: 0},
		{Department: "市教体局", Series: "教师", UnitKind: domain.UnitInstitution, People: 0, InPlan: 0},
	})
	want := []struct {
		department string
		missing    int
		named      bool
	}{{"市财政局", 30, true}, {"市财政局", 0, false}, {"市教体局", 1, true}, {"市教体局", 3, false}, {"市教体局", 0, false}}
	if len(gaps) != len(want) {
		t.Fatalf("gaps %+v", gaps)
	}
	for i, w := range want {
		if g := gaps[i]; g.Department != w.department || g.Missing != w.missing || g.Named != w.named {
			t.Errorf("gap %d is %+v, want %+v", i, g, w)
		}
	}
}
