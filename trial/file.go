package trial

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"xueshi/domain"
	"xueshi/rehearsal"
	"xueshi/store"
)

// handIn is something handed in for a list of people.
type handIn struct {
	login     string
	operation string
	with      map[string]any
	list      string                               // the field in which the people stand
	people    []string                             // by the source's id
	body      func(people []string) map[string]any // for these of them
}

// file files a case once more.
func (t *trial) file(ctx context.Context, c *played) error {
	var h handIn
	switch c.rec.Kind {
	case domain.KindPlan:
		h = t.planIn(c, c.rec.FiledAt)
		h.operation = "filePlan"
	case domain.KindTranscript:
		h = t.transcriptIn(c)
		h.operation = "fileTranscript"
	case domain.KindClaim:
		h = t.claimIn(c)
		h.operation = "fileClaim"
	case domain.KindException:
		h = t.exceptionIn(c)
		h.operation = "fileException"
	default:
		h = t.submissionIn(c)
	}
	return t.handIn(ctx, c, h)
}

// correct sends a returned case back as it was sent back.
func (t *trial) correct(ctx context.Context, c *played, at time.Time) error {
	if c.id == "" {
		return nil
	}
	var h handIn
	switch c.rec.Kind {
	case domain.KindPlan:
		h = t.planIn(c, at)
		h.operation = "correctPlan"
	case domain.KindTranscript:
		h = t.transcriptIn(c)
		h.operation = "correctTranscript"
	case domain.KindException:
		h = t.exceptionIn(c)
		h.operation = "correctException"
	default:
		h = t.claimIn(c)
		h.operation = "correctClaim"
	}
	h.with = map[string]any{"caseId": c.id}
	full := h.body
	h.body = func(people []string) map[string]any {
		body := full(people)
		delete(body, "year")
		return body
	}
	return t.handIn(ctx, c, h)
}

// handIn hands in. Whoever is refused is left out, and the rest is handed in again; what is refused for everybody is
// noted for everybody.
func (t *trial) handIn(ctx context.Context, c *played, h handIn) error {
	for {
		answer, refused, err := t.call(ctx, h.login, rehearsal.Request{Operation: h.operation, With: h.with, Body: h.body(h.people)})
		if err != nil {
			return err
		}
		if refused == nil {
			return t.taken(ctx, c, h, answer)
		}
		rest, whole := t.leaveOut(c, h, refused)
		if whole || len(rest) == 0 {
			t.fail(c, h.people, refused.Errors[0])
			return nil
		}
		h.people = rest
	}
}

// leaveOut notes who is refused, and returns the others; whole says that something else is refused, too.
func (t *trial) leaveOut(c *played, h handIn, refused *problem) (rest []string, whole bool) {
	place := regexp.MustCompile(`^` + h.list + `\[(\d+)\]`)
	out := map[int]bool{}
	for _, f := range refused.Errors {
		m := place.FindStringSubmatch(f.Field)
		if m == nil {
			whole = true
			continue
		}
		i, err := strconv.Atoi(m[1])
		if err != nil || i >= len(h.people) {
			whole = true
			continue
		}
		out[i] = true
		t.noteLine(c, h.people[i], f.reason(c.rec.Title))
	}
	for i, person := range h.people {
		if !out[i] {
			rest = append(rest, person)
		}
	}
	return rest, whole
}

// taken notes what was taken: the case's id, and the lines that were refused in it.
func (t *trial) taken(ctx context.Context, c *played, h handIn, answer rehearsal.Answer) error {
	var ref struct {
		ID    string `json:"id"`
		Lines []struct {
			PersonID string          `json:"personId"`
			State    string          `json:"state"`
			Refusals domain.Refusals `json:"refusals"`
			Texts    []string        `json:"texts"`
		} `json:"lines"`
	}
	if err := answer.Read(&ref); err != nil {
		return err
	}
	c.id = ref.ID
	maps.DeleteFunc(c.people, func(string, bool) bool { return true })
	for _, person := range h.people {
		c.people[person] = true
	}
	for _, line := range ref.Lines {
		if line.State != "refused" {
			continue
		}
		person := t.city.sources[line.PersonID]
		delete(c.people, person)
		for i, r := range line.Refusals {
			t.noteLine(c, person, fault{Code: r.Code, Rule: r.Rule, Message: line.Texts[i]}.reason(c.rec.Title))
		}
	}
	return t.goOn(ctx, c)
}

func (t *trial) ids(people []string) []string {
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = t.city.people[p]
	}
	return ids
}

func (t *trial) loginOf(role domain.Role, org string) string { return t.city.desks[desk{role, org}][0] }

// planIn is a plan as it stood in the end, with who was on its roster at the time.
func (t *trial) planIn(c *played, at time.Time) handIn {
	p, on := c.rec.Plan, t.shift.old.Day(at)
	people := []string{}
	for _, seat := range c.rec.Roster {
		if !seat.JoinedOn.After(on) {
			people = append(people, seat.PersonID)
		}
	}
	sessions := make([]domain.Session, len(p.Sessions))
	for i, s := range p.Sessions {
		sessions[i] = domain.Session{On: t.shift.day(s.On), From: s.From, To: s.To}
	}
	return handIn{
		login: t.loginOf(domain.RoleDepartment, t.filer(c)), list: "roster", people: people,
		body: func(people []string) map[string]any {
			return map[string]any{
				"providerId": t.city.orgs[p.ProviderID], "series": p.Series, "subject": p.Subject, "content": p.Content, "hours": p.Hours,
				"startsOn": t.shift.day(p.StartsOn), "endsOn": t.shift.day(p.EndsOn), "sessions": sessions, "place": p.Place, "teachers": p.Teachers,
				"fee": p.Fee, "feeBasis": p.FeeBasis, "waiverReason": p.WaiverReason, "roster": t.ids(people),
			}
		},
	}
}

// filer is the department that the next annex names for the plan's series, or the one that filed.
func (t *trial) filer(c *played) string {
	name, listed := t.shift.next.DepartmentOf(c.rec.Plan.Series)
	for _, o := range t.record.Orgs {
		if listed && o.Kind == domain.OrgDepartment && o.Name == name {
			return t.city.orgs[o.ID]
		}
	}
	return t.city.orgs[c.rec.Plan.DepartmentID]
}

// onePerPerson takes for each person the line that counted, of who stood on several; in the order of the first.
func onePerPerson(lines []store.RecordedResult) (people []string, by map[string]store.RecordedResult) {
	by = map[string]store.RecordedResult{}
	for _, l := range lines {
		before, twice := by[l.PersonID]
		if !twice {
			people = append(people, l.PersonID)
		}
		if !twice || before.State == "refused" {
			by[l.PersonID] = l
		}
	}
	return people, by
}

func (t *trial) transcriptIn(c *played) handIn {
	h := handIn{login: importLogin, list: "lines"}
	people, lines := onePerPerson(c.rec.People)
	h.people = people
	if c.rec.UnitID != nil {
		h.login = t.loginOf(domain.RoleUnit, t.city.orgs[*c.rec.UnitID])
	}
	h.body = func(people []string) map[string]any {
		list := make([]map[string]any, len(people))
		for i, person := range people {
			list[i] = t.line(lines[person])
		}
		return map[string]any{"year": t.shift.next.Year, "lines": list}
	}
	return h
}

// line is a line of a transcript; the year's course is the next year's course.
func (t *trial) line(l store.RecordedResult) map[string]any {
	line := map[string]any{"personId": t.city.people[l.PersonID], "course": l.Course, "score": l.Score}
	if l.State != "refused" || strings.Contains(l.Course, t.shift.old.Common.Course) { // it was the year's, however it was written
		line["course"] = t.shift.next.Common.Course
	}
	if l.ExamOn != nil {
		line["examOn"] = t.shift.day(*l.ExamOn)
	}
	return line
}

func (t *trial) claimIn(c *played) handIn {
	h := handIn{login: t.loginOf(domain.RoleUnit, t.city.orgs[*c.rec.UnitID]), list: "authors"}
	people, asked := onePerPerson(c.rec.People)
	h.people = people
	v := c.rec.Claim
	h.body = func(people []string) map[string]any {
		authors := make([]map[string]any, len(people))
		for i, person := range people {
			authors[i] = map[string]any{"personId": t.city.people[person], "hours": asked[person].Hours}
			if t.shift.next.ClaimKind(v.Evidence).Hours > 0 { // the table says
				delete(authors[i], "hours")
			}
		}
		body := map[string]any{
			"year": t.shift.next.Year, "evidence": v.Evidence, "title": v.Title, "identity": v.Identity, "earnedOn": t.shift.day(v.EarnedOn), "authors": authors,
		}
		if v.FileHash != "" {
			body["fileHash"] = v.FileHash
		}
		return body
	}
	return h
}

func (t *trial) exceptionIn(c *played) handIn {
	v := c.rec.Excepts
	h := handIn{login: t.loginOf(domain.RoleUnit, t.city.orgs[*c.rec.UnitID]), list: "people"}
	for _, p := range c.rec.People {
		h.people = append(h.people, p.PersonID)
	}
	h.body = func(people []string) map[string]any {
		return map[string]any{
			"year": t.shift.next.Year, "people": t.ids(people), "reason": v.Reason, "evidence": v.Evidence, "from": t.shift.day(v.From), "until": t.shift.day(v.Until),
		}
	}
	return h
}

func (t *trial) submissionIn(c *played) handIn {
	h := handIn{operation: "submit", login: t.loginOf(domain.RoleUnit, t.city.orgs[*c.rec.UnitID]), list: "people"}
	for _, p := range c.rec.People {
		h.people = append(h.people, p.PersonID)
	}
	h.body = func(people []string) map[string]any {
		return map[string]any{"year": t.shift.next.Year, "people": t.ids(people)}
	}
	return h
}

// seat lets people join or leave a plan. Who left it otherwise, because they retired, cannot leave again.
func (t *trial) seat(ctx context.Context, c *played, operation string, people []string) error {
	if c.id == "" {
		return nil
	}
	h := handIn{
		login: t.loginOf(domain.RoleDepartment, t.filer(c)), operation: operation, with: map[string]any{"caseId": c.id}, list: "people", people: people,
		body: func(people []string) map[string]any { return map[string]any{"people": t.ids(people)} },
	}
	for {
		_, refused, err := t.call(ctx, h.login, rehearsal.Request{Operation: h.operation, With: h.with, Body: h.body(h.people)})
		if err != nil {
			return err
		}
		if refused == nil {
			for _, person := range h.people {
				c.people[person] = operation == "joinRoster" || c.people[person] // their result is recorded all the same
			}
			return nil
		}
		rest, whole := h.people, operation == "leaveRoster"
		if !whole {
			rest, whole = t.leaveOut(c, h, refused)
		}
		if whole || len(rest) == 0 {
			return nil
		}
		h.people = slices.Clone(rest)
	}
}
