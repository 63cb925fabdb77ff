package demo

import (
	"context"
	"fmt"

	"xueshi/domain"
)

// course is a plan with what becomes of it by mid-July. A day that is empty has not come, or never does.
type course struct {
	department string // log-in
	subject    int    // of the department's subjects
	percent    int    // of the series' people, from where the course before left off
	filed      string
	starts     string
	ends       string
	reviewed   string             // by a clerk, or by the chief where a waiver is asked for
	outcome    domain.StepOutcome // of the review; empty: approved
	comment    string
	corrected  string // and approved the day after
	changed    string // moved to another place
	cancelled  string
	withdrawn  string
	recorded   string // results
	registered string // hours
	waiver     string // why it could not come in time
}

// courses are the year's plans up to mid-July. Every department begins with one in June, whose hours are registered;
// what follows shows every state in which a plan can be found.
func courses() []course {
	list := []course{
		{department: "jiaoti", percent: 30, filed: "05-08 10:00", starts: "06-08", ends: "06-19", reviewed: "05-12", recorded: "06-22", registered: "06-24"},
		{department: "jiaoti", subject: 1, percent: 30, filed: "05-08 11:00", starts: "06-08", ends: "06-19", reviewed: "05-12 11:00", recorded: "06-22 14:00", registered: "06-29"},
		{department: "weijian", percent: 55, filed: "05-08 10:30", starts: "06-08", ends: "06-19", reviewed: "05-12", recorded: "06-23", registered: "06-24"},
		{department: "zhujian", percent: 55, filed: "05-08", starts: "06-08", ends: "06-19", reviewed: "05-13", recorded: "06-22", registered: "06-24"},
		{department: "shuili", percent: 60, filed: "05-08", starts: "06-08", ends: "06-19", reviewed: "05-13", recorded: "06-22", registered: "06-28"},
		{department: "nongye", percent: 55, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-13", recorded: "06-24", registered: "06-29"},
		{department: "ziran", percent: 50, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-13", recorded: "06-24", registered: "06-29"},
		{department: "jingxin", percent: 50, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-14", recorded: "06-22", registered: "06-28"},
		{department: "jiaotong", percent: 60, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-14", recorded: "06-23", registered: "06-28"},
		{department: "dangxiao", percent: 60, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-14", recorded: "06-23", registered: "06-28"},
		{department: "huanjing", percent: 60, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-14", recorded: "06-22", registered: "06-24"},
		{department: "caizheng", percent: 60, filed: "05-08", starts: "06-08", ends: "06-19", reviewed: "05-12", recorded: "06-22", registered: "06-24"},
		{department: "wenlv", percent: 55, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-14", recorded: "06-23", registered: "06-28"},
		{department: "rongmei", percent: 60, filed: "05-09", starts: "06-08", ends: "06-19", reviewed: "05-14", recorded: "06-24", registered: "06-29"},
	}
	return append(append(list, laterCourses()...), failedCourses()...)
}

// laterCourses are on their way.
func laterCourses() []course {
	return []course{
		// Hours wait for the bureau, or results for the provider, one of them overdue.
		{department: "weijian", subject: 1, percent: 15, filed: "05-20", starts: "06-22", ends: "07-03", reviewed: "05-22", recorded: "07-08"},
		{department: "jingxin", subject: 1, percent: 20, filed: "05-20", starts: "06-22", ends: "07-03", reviewed: "05-25", recorded: "07-10"},
		{department: "zhujian", subject: 1, percent: 15, filed: "05-21", starts: "06-22", ends: "07-03", reviewed: "05-25"},
		{department: "wenlv", subject: 1, percent: 20, filed: "05-21", starts: "06-22", ends: "07-03", reviewed: "05-26"},
		{department: "ziran", subject: 1, percent: 25, filed: "05-14", starts: "06-15", ends: "06-26", reviewed: "05-18"},
		// In training.
		{department: "jiaoti", subject: 2, percent: 15, filed: "06-03", starts: "07-06", ends: "07-17", reviewed: "06-05"},
		{department: "nongye", subject: 1, percent: 20, filed: "06-04", starts: "07-06", ends: "07-17", reviewed: "06-08"},
		{department: "caizheng", subject: 1, percent: 15, filed: "06-05", starts: "07-08", ends: "07-19", reviewed: "06-10"},
		// Returned and back in time; on file; one with a change under review.
		{department: "jiaotong", subject: 1, percent: 20, filed: "06-08", starts: "07-20", ends: "07-31", reviewed: "06-10", outcome: domain.Returned, comment: "请补充授课教师资质证明", corrected: "06-12"},
		{department: "huanjing", subject: 1, percent: 20, filed: "06-10", starts: "07-27", ends: "08-07", reviewed: "06-12", changed: "07-13"},
		{department: "shuili", subject: 1, percent: 20, filed: "06-16", starts: "08-03", ends: "08-14", reviewed: "06-18"},
		{department: "rongmei", subject: 1, percent: 20, filed: "06-16", starts: "08-03", ends: "08-14", reviewed: "06-18"},
		{department: "weijian", subject: 2, percent: 10, filed: "06-22", starts: "08-10", ends: "08-21", reviewed: "06-24"},
		// On the bureau's desk: overdue, waiting, and two that ask the chief for a waiver.
		{department: "jingxin", subject: 2, percent: 15, filed: "07-03", starts: "08-17", ends: "08-28"},
		{department: "dangxiao", subject: 1, percent: 20, filed: "07-10", starts: "08-17", ends: "08-28"},
		{department: "wenlv", subject: 2, percent: 10, filed: "07-13", starts: "08-24", ends: "09-04"},
		{department: "jiaoti", subject: 3, percent: 10, filed: "07-14", starts: "08-17", ends: "08-28"},
		{department: "caizheng", subject: 2, percent: 10, filed: "07-13", starts: "08-03", ends: "08-14", waiver: "省级师资仅八月上旬可到位"},
		{department: "zhujian", subject: 2, percent: 10, filed: "07-14", starts: "08-06", ends: "08-17", waiver: "汛期后集中开工，需提前完成安全培训"},
	}
}

// failedCourses wait for a correction, or came to nothing.
func failedCourses() []course {
	return []course{
		{department: "nongye", subject: 2, percent: 10, filed: "07-08", starts: "08-17", ends: "08-28", reviewed: "07-10", outcome: domain.Returned, comment: "收费依据请注明文件名称"},
		{department: "ziran", subject: 2, percent: 10, filed: "07-09", starts: "08-24", ends: "09-04", reviewed: "07-13", outcome: domain.Returned, comment: "参训名单与系列人数不符，请核对"},
		{department: "shuili", subject: 2, percent: 10, filed: "05-15", starts: "06-16", ends: "06-24", reviewed: "05-20", outcome: domain.Returned, comment: "请补充培训内容和课时安排"},
		{department: "rongmei", subject: 2, percent: 10, filed: "06-01", starts: "07-06", ends: "07-10", reviewed: "06-03", outcome: domain.Rejected, comment: "与六月班内容重复"},
		{department: "jiaotong", subject: 2, percent: 10, filed: "06-02", starts: "07-06", ends: "07-10", withdrawn: "06-04"},
		{department: "huanjing", subject: 2, percent: 10, filed: "05-26", starts: "07-06", ends: "07-10", reviewed: "05-28", cancelled: "06-29"},
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
		last := min(len(line), first+max(1, len(line)*c.percent/100)) //nolint:mnd // percent
		p.roster, taken[p.department.Series] = line[first:last], last
		events = append(events, p.events()...)
	}
	return events
}

// clerk deals the work out.
func clerk(i int) string { return fmt.Sprintf("clerk%d", 1+i%3) } //nolint:mnd // there are three

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
		on, what string
		do       func(ctx context.Context) error
	}{
		{p.filed, "files", p.file},
		{p.reviewed, "is answered about", p.review},
		{p.corrected, "corrects", p.correct},
		{p.changed, "changes", p.change},
		{p.cancelled, "cancels", p.cancel},
		{p.withdrawn, "withdraws", p.withdraw},
		{p.recorded, "has the results of", p.record},
		{p.registered, "gets the hours of", p.register},
	} {
		if e.on != "" {
			events = append(events, event{at(e.on), fmt.Sprintf("%s %s %s", p.department.Name, e.what, title), e.do})
		}
	}
	return events
}

// body is the plan as it is sent.
func (p *plan) body() map[string]any {
	const fee = 30_000 // fen
	return map[string]any{
		"providerId": p.orgs[p.provider()], "series": p.department.Series, "subject": p.department.Subjects[p.subject],
		"content": "专业知识更新、案例研讨、实际操作与考核", "hours": 60, "startsOn": "2020-" + p.starts, "endsOn": "2020-" + p.ends,
		"place": "培训中心", "teachers": []string{"特聘教师"}, "fee": fee, "feeBasis": p.policy.Plans.FeeBases[0],
		"roster": p.ids(p.roster), "waiverReason": p.waiver,
	}
}

// provider is who teaches: teachers and doctors have their own, all others go to the base.
func (p *plan) provider() string {
	switch p.course.department {
	case "jiaoti":
		return "jinxiu"
	case "weijian":
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
		return err //nolint:wrapcheck // Build wraps
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
func score(i int) int { return 62 + i*7%37 } //nolint:mnd // from 62 to 98

// register registers the hours, in some plans with an exception.
func (p *plan) register(ctx context.Context) error {
	d := decision{Outcome: domain.Approved}
	if p.subject == 0 && len(p.roster)%2 == 0 {
		d.Except = []exception{{p.people[p.roster[len(p.roster)/3]], "签到表与名单不一致，核实后再报"}}
	}
	return p.decide(ctx, p.clerk, p.id, d)
}
