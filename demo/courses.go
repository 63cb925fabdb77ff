package demo

import (
	"context"
	"fmt"
	"slices"

	"xueshi/domain"
)

// course is a plan with what becomes of it by mid-July. A day that is left out has not come, or never does.
type course struct {
	department string // log-in
	subject    int    // of the department's subjects
	percent    int    // of the series' people, from where the course before left off
	filed      domain.Date
	starts     domain.Date
	ends       domain.Date
	reviewed   domain.Date        // by a clerk, or by the chief where a waiver is asked for
	outcome    domain.StepOutcome // of the review; empty: approved
	comment    string
	corrected  domain.Date // and approved the day after
	changed    domain.Date // moved to another place
	cancelled  domain.Date
	withdrawn  domain.Date
	recorded   domain.Date // results
	registered domain.Date // hours
	waiver     string      // why it could not come in time
}

// courses are the year's plans up to mid-July. Every department begins with one in June, whose hours are registered;
// what follows shows every state in which a plan can be found.
func courses() []course {
	first := []course{
		{department: education, percent: 30, filed: may(8), reviewed: may(12), recorded: june(22), registered: june(24)},
		{department: education, subject: 1, percent: 30, filed: may(8), reviewed: may(12), recorded: june(22), registered: june(29)},
		{department: health, percent: 55, filed: may(8), reviewed: may(12), recorded: june(23), registered: june(24)},
		{department: construction, percent: 55, filed: may(8), reviewed: may(13), recorded: june(22), registered: june(24)},
		{department: water, percent: 60, filed: may(8), reviewed: may(13), recorded: june(22), registered: june(28)},
		{department: farming, percent: 55, filed: may(9), reviewed: may(13), recorded: june(24), registered: june(29)},
		{department: forestry, percent: 50, filed: may(9), reviewed: may(13), recorded: june(24), registered: june(29)},
		{department: economy, percent: 50, filed: may(9), reviewed: may(14), recorded: june(22), registered: june(28)},
		{department: traffic, percent: 60, filed: may(9), reviewed: may(14), recorded: june(23), registered: june(28)},
		{department: partySchool, percent: 60, filed: may(9), reviewed: may(14), recorded: june(23), registered: june(28)},
		{department: environment, percent: 60, filed: may(9), reviewed: may(14), recorded: june(22), registered: june(24)},
		{department: finance, percent: 60, filed: may(8), reviewed: may(12), recorded: june(22), registered: june(24)},
		{department: culture, percent: 55, filed: may(9), reviewed: may(14), recorded: june(23), registered: june(28)},
		{department: media, percent: 60, filed: may(9), reviewed: may(14), recorded: june(24), registered: june(29)},
	}
	for i := range first {
		first[i].starts, first[i].ends = june(8), june(19)
	}
	return slices.Concat(first, laterCourses(), failedCourses())
}

// laterCourses are on their way.
func laterCourses() []course {
	return []course{
		// Hours wait for the bureau, or results for the provider, one of them overdue.
		{department: health, subject: 1, percent: 15, filed: may(20), starts: june(22), ends: july(3), reviewed: may(22), recorded: july(8)},
		{department: economy, subject: 1, percent: 20, filed: may(20), starts: june(22), ends: july(3), reviewed: may(25), recorded: july(10)},
		{department: construction, subject: 1, percent: 15, filed: may(21), starts: june(22), ends: july(3), reviewed: may(25)},
		{department: culture, subject: 1, percent: 20, filed: may(21), starts: june(22), ends: july(3), reviewed: may(26)},
		{department: forestry, subject: 1, percent: 25, filed: may(14), starts: june(15), ends: june(26), reviewed: may(18)},
		// In training.
		{department: education, subject: 2, percent: 15, filed: june(3), starts: july(6), ends: july(17), reviewed: june(5)},
		{department: farming, subject: 1, percent: 20, filed: june(4), starts: july(6), ends: july(17), reviewed: june(8)},
		{department: finance, subject: 1, percent: 15, filed: june(5), starts: july(8), ends: july(19), reviewed: june(10)},
		// Returned and back in time; on file; one with a change under review.
		{
			department: traffic, subject: 1, percent: 20, filed: june(8), starts: july(20), ends: july(31), reviewed: june(10),
			outcome: domain.Returned, comment: "请补充授课教师资质证明", corrected: june(12),
		},
		{department: environment, subject: 1, percent: 20, filed: june(10), starts: july(27), ends: august(7), reviewed: june(12), changed: july(13)},
		{department: water, subject: 1, percent: 20, filed: june(16), starts: august(3), ends: august(14), reviewed: june(18)},
		{department: media, subject: 1, percent: 20, filed: june(16), starts: august(3), ends: august(14), reviewed: june(18)},
		{department: health, subject: 2, percent: 10, filed: june(22), starts: august(10), ends: august(21), reviewed: june(24)},
		// On the bureau's desk: overdue, waiting, and two that ask the chief for a waiver.
		{department: economy, subject: 2, percent: 15, filed: july(3), starts: august(17), ends: august(28)},
		{department: partySchool, subject: 1, percent: 20, filed: july(10), starts: august(17), ends: august(28)},
		{department: culture, subject: 2, percent: 10, filed: july(13), starts: august(24), ends: september(4)},
		{department: education, subject: 3, percent: 10, filed: july(14), starts: august(17), ends: august(28)},
		{department: finance, subject: 2, percent: 10, filed: july(13), starts: august(3), ends: august(14), waiver: "省级师资仅八月上旬可到位"},
		{department: construction, subject: 2, percent: 10, filed: july(14), starts: august(6), ends: august(17), waiver: "汛期后集中开工，需提前完成安全培训"},
	}
}

// failedCourses wait for a correction, or came to nothing.
func failedCourses() []course {
	return []course{
		{department: farming, subject: 2, percent: 10, filed: july(8), starts: august(17), ends: august(28), reviewed: july(10), outcome: domain.Returned, comment: "收费依据请注明文件名称"},
		{
			department: forestry, subject: 2, percent: 10, filed: july(9), starts: august(24), ends: september(4), reviewed: july(13),
			outcome: domain.Returned, comment: "参训名单与系列人数不符，请核对",
		},
		{department: water, subject: 2, percent: 10, filed: may(15), starts: june(16), ends: june(24), reviewed: may(20), outcome: domain.Returned, comment: "请补充培训内容和课时安排"},
		{department: media, subject: 2, percent: 10, filed: june(1), starts: july(6), ends: july(10), reviewed: june(3), outcome: domain.Rejected, comment: "与六月班内容重复"},
		{department: traffic, subject: 2, percent: 10, filed: june(2), starts: july(6), ends: july(10), withdrawn: june(4)},
		{department: environment, subject: 2, percent: 10, filed: may(26), starts: july(6), ends: july(10), reviewed: may(28), cancelled: june(29)},
	}
}

// courseEvents are what happens to the courses.
func (b *builder) courseEvents() []event {
	var events []event
	taken := map[string]int{} // how many of a series' people are on a roster already
	for i, c := range courses() {
		p := &plan{builder: b, course: c, clerk: clerk(i), department: b.departmentOf(c.department)}
		line := b.roster[p.department.Series]
		first := taken[p.department.Series]
		last := min(len(line), first+max(1, len(line)*c.percent/100)) // percent
		p.roster, taken[p.department.Series] = line[first:last], last
		events = append(events, p.events()...)
	}
	return events
}

// clerk deals the work out.
func clerk(i int) string { return fmt.Sprintf("clerk%d", 1+i%3) } // there are three

func (b *builder) departmentOf(login string) Department {
	for _, d := range b.city.Departments {
		if d.Login == login {
			return d
		}
	}
	return Department{}
}

// plan is a course that is being played.
type plan struct {
	*builder
	course

	department Department
	clerk      string
	roster     []int
	id         string
}

// events are what happens to the plan, each on its day.
func (p *plan) events() []event {
	var events []event
	title := p.department.Subjects[p.subject]
	for _, e := range []struct {
		on   domain.Date
		hour int
		what string
		do   func(ctx context.Context) error
	}{
		{p.filed, 9, "files", p.file},
		{p.reviewed, 10, "is answered about", p.review},
		{p.corrected, 14, "corrects", p.correct},
		{p.changed, 15, "changes", p.change},
		{p.cancelled, 15, "cancels", p.cancel},
		{p.withdrawn, 15, "withdraws", p.withdraw},
		{p.recorded, 11, "has the results of", p.record},
		{p.registered, 16, "gets the hours of", p.register},
	} {
		if !e.on.IsZero() {
			events = append(events, event{at(e.on, e.hour), fmt.Sprintf("%s %s %s", p.department.Name, e.what, title), e.do})
		}
	}
	return events
}

// body is the plan as it is sent.
func (p *plan) body() map[string]any {
	const fee = 30_000 // fen
	return map[string]any{
		"providerId": p.orgs[p.provider()], "series": p.department.Series, "subject": p.department.Subjects[p.subject],
		"content": "专业知识更新、案例研讨、实际操作与考核", "hours": 60, "startsOn": p.starts, "endsOn": p.ends,
		"place": "培训中心", "teachers": []string{"特聘教师"}, "fee": fee, "feeBasis": p.policy.Plans.FeeBases[0],
		"roster": p.ids(p.roster), "waiverReason": p.waiver,
	}
}

// provider is who teaches: teachers and doctors have their own, all others go to the base.
func (p *plan) provider() string {
	switch p.course.department {
	case education:
		return "jinxiu"
	case health:
		return "weixiao"
	default:
		return "base"
	}
}

func (b *builder) ids(people []int) []string {
	ids := make([]string, len(people))
	for i, person := range people {
		ids[i] = b.people[person]
	}
	return ids
}

func (p *plan) path() map[string]any { return map[string]any{"caseId": p.id} }

func (p *plan) file(ctx context.Context) error {
	var filed struct {
		ID string `json:"id"`
	}
	err := p.ask(ctx, p.department.Login, "filePlan", nil, p.body(), &filed)
	p.id = filed.ID
	return err
}

func (p *plan) review(ctx context.Context) error {
	outcome := p.outcome
	if outcome == "" {
		outcome = domain.Approved
	}
	return p.decide(ctx, p.clerk, p.id, decision{Outcome: outcome, Comment: p.comment})
}

func (p *plan) correct(ctx context.Context) error {
	if err := p.ask(ctx, p.department.Login, "correctPlan", p.path(), p.body(), nil); err != nil {
		return err
	}
	if err := p.Mover.Settle(ctx); err != nil {
		return err
	}
	return p.decide(ctx, p.clerk, p.id, decision{Outcome: domain.Approved})
}

func (p *plan) change(ctx context.Context) error {
	body := p.body()
	body["place"] = "开发区实训中心"
	delete(body, "roster")
	return p.ask(ctx, p.department.Login, "changePlan", p.path(), body, nil)
}

func (p *plan) cancel(ctx context.Context) error {
	return p.ask(ctx, p.department.Login, "cancelPlan", p.path(), map[string]any{"comment": "场地因汛情征用"}, nil)
}

func (p *plan) withdraw(ctx context.Context) error {
	return p.ask(ctx, p.department.Login, "withdraw", p.path(), map[string]any{"comment": "师资调整，另行报送"}, nil)
}

// record records everybody's result; one in twenty-five fails.
func (p *plan) record(ctx context.Context) error {
	const failing = 25
	results := make([]map[string]any, len(p.roster))
	for i, person := range p.roster {
		result := map[string]any{"personId": p.people[person], "passed": true, "hours": 60, "score": score(i)}
		if i%failing == failing-1 {
			result = map[string]any{"personId": p.people[person], "passed": false, "hours": 0, "score": 45, "comment": "缺课过多"}
		}
		results[i] = result
	}
	return p.ask(ctx, p.provider(), "recordResults", p.path(), map[string]any{"results": results, "evidence": p.policy.Results.Evidence}, nil)
}

// score is some passing score.
func score(i int) int { return 62 + i*7%37 } // from 62 to 98

// register registers the hours, in some plans with an exception.
func (p *plan) register(ctx context.Context) error {
	d := decision{Outcome: domain.Approved}
	if p.subject == 0 && len(p.roster)%2 == 0 {
		d.Except = []exception{{p.people[p.roster[len(p.roster)/3]], "签到表与名单不一致，核实后再报"}}
	}
	return p.decide(ctx, p.clerk, p.id, d)
}
