package api

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"

	"xueshi/domain"
	"xueshi/store"
)

// stage is a case as a state has it: its kind, and the step that is open. This table has a line for every state.
type stage struct {
	kind domain.CaseKind
	step domain.StepName // none: the case has ended, or is a year
	desk domain.Role
}

func stages() map[domain.CaseState]stage {
	return map[domain.CaseState]stage{
		domain.StateFiled:      {domain.KindPlan, "planReview", domain.RoleClerk},
		domain.StateReturned:   {domain.KindPlan, domain.StepCorrection, domain.RoleDepartment},
		domain.StateAccepted:   {domain.KindPlan, domain.StepTraining, domain.RoleDepartment},
		domain.StateChanging:   {domain.KindPlan, "changeReview", domain.RoleClerk},
		domain.StateTrained:    {domain.KindPlan, domain.StepResults, domain.RoleProvider},
		domain.StateRecorded:   {domain.KindPlan, "hoursReview", domain.RoleClerk},
		domain.StateVerified:   {domain.KindSubmission, "stamping", domain.RoleChief},
		domain.StateRegistered: {domain.KindPlan, "", ""},
		domain.StateStamped:    {domain.KindSubmission, "", ""},
		domain.StateAnswered:   {domain.KindFeedback, "", ""},
		domain.StateNumbered:   {domain.KindCertificate, "sealing", domain.RoleClerk},
		domain.StateSealed:     {domain.KindCertificate, domain.StepDelivery, domain.RoleClerk},
		domain.StateIssued:     {domain.KindCertificate, "", ""},
		domain.StateGranted:    {domain.KindException, "", ""},
		domain.StateUpheld:     {domain.KindAppeal, "", ""},
		domain.StateRejected:   {domain.KindPlan, "", ""},
		domain.StateWithdrawn:  {domain.KindPlan, "", ""},
		domain.StateCancelled:  {domain.KindPlan, "", ""},
		domain.StateLapsed:     {domain.KindPlan, "", ""},
		domain.StateExpired:    {domain.KindPlan, "", ""},
		domain.StateOpen:       {domain.KindYear, "", ""},
		domain.StateClosing:    {domain.KindYear, "", ""},
		domain.StateClosed:     {domain.KindYear, "", ""},
	}
}

// placed is a case in a state, as one of its kinds has it.
type placed struct {
	stage

	state domain.CaseState
}

// everyStage lists every state, and the stages of kinds of cases that have hardly a state of their own.
func everyStage() []placed {
	all := []placed{
		{stage{domain.KindClaim, "confirmation", domain.RoleDepartment}, domain.StateFiled},
		{stage{domain.KindClaim, "claimReview", domain.RoleClerk}, domain.StateFiled},
		{stage{domain.KindClaim, domain.StepCorrection, domain.RoleUnit}, domain.StateReturned},
		{stage{domain.KindClaim, "", ""}, domain.StateRegistered},
		{stage{domain.KindCertificate, "certificateReview", domain.RoleClerk}, domain.StateFiled},
		{stage{domain.KindCertificate, domain.StepCorrection, domain.RoleUnit}, domain.StateReturned},
		{stage{domain.KindFeedback, "sorting", domain.RoleDepartment}, domain.StateFiled},
		{stage{domain.KindFeedback, "answering", domain.RoleClerk}, domain.StateFiled},
		{stage{domain.KindFeedback, domain.StepCorrection, domain.RolePerson}, domain.StateReturned},
		{stage{domain.KindException, "exceptionReview", domain.RoleClerk}, domain.StateFiled},
		{stage{domain.KindException, "exceptionDecision", domain.RoleChief}, domain.StateFiled},
		{stage{domain.KindException, domain.StepCorrection, domain.RoleUnit}, domain.StateReturned},
		{stage{domain.KindAppeal, "appealReview", domain.RoleClerk}, domain.StateFiled},
		{stage{domain.KindAppeal, "appealDecision", domain.RoleChief}, domain.StateFiled},
		{stage{domain.KindAppeal, domain.StepCorrection, domain.RoleUnit}, domain.StateReturned},
	}
	for state, s := range stages() {
		all = append(all, placed{s, state})
	}
	return all
}

// lifecycle says whether the step is one that the workflow asks by itself, and no review.
func (s stage) lifecycle() bool {
	return s.step == domain.StepCorrection || s.step == domain.StepTraining || s.step == domain.StepResults || s.step == domain.StepDelivery
}

// sees says whether the role's account of the test sees a case of the stage (spec §2). This list has every role.
func (s stage) sees(role domain.Role) bool {
	switch role {
	case domain.RoleClerk, domain.RoleChief, domain.RoleAuditor:
		return true
	case domain.RoleDepartment:
		return s.kind != domain.KindCertificate && s.kind != domain.KindSubmission && s.kind != domain.KindException
	case domain.RoleProvider:
		return s.kind == domain.KindPlan || s.kind == domain.KindYear
	case domain.RoleUnit:
		return s.kind != domain.KindPlan && s.kind != domain.KindFeedback
	case domain.RolePerson:
		return s.kind == domain.KindYear || s.kind == domain.KindCertificate || s.kind == domain.KindFeedback || s.kind == domain.KindAppeal
	case domain.RoleAdmin:
		return s.kind == domain.KindYear
	default:
		return false
	}
}

// onDesk says whether the open step lies on the role's desk.
func (s stage) onDesk(role domain.Role) bool {
	switch s.desk {
	case "":
		return false
	case domain.RoleClerk:
		return role.Bureau()
	case domain.RoleProvider:
		return role == domain.RoleProvider || role == domain.RoleDepartment
	default:
		return role == s.desk
	}
}

// filed says whether the role's account filed the case.
func (s stage) filed(role domain.Role) bool {
	switch s.kind {
	case domain.KindPlan:
		return role == domain.RoleDepartment
	case domain.KindFeedback:
		return role == domain.RolePerson
	case domain.KindAppeal:
		return role == domain.RoleUnit || role == domain.RolePerson // the unit's, for them
	default:
		return role == domain.RoleUnit
	}
}

const (
	done  = "done"  // it takes effect
	ruled = "ruled" // the state and the role allow it; what the command's own rules say is tested elsewhere
)

// action is one thing that can be done to a case: an operation, what is sent, and what comes of it.
type action struct {
	operation string
	body      map[string]any
	want      func(s stage, state domain.CaseState, role domain.Role) string
}

// desks is a server with an account of every role, logged in, and a colleague at every desk.
type desks struct {
	*bench

	callers    map[domain.Role]*caller
	ids        map[domain.Role]string
	colleagues map[domain.Role]string
}

// actions has a line for every operation that changes a case, and three for the three decisions.
func (o *desks) actions() []action {
	person := "00000000-0000-7000-8000-000000000000"
	return []action{
		{"decide", map[string]any{"outcome": "approved", "comment": "同意"}, onStep(func(s stage, _ domain.Role) string {
			switch s.step {
			case "claimReview": // the notice is silent: the bureau sets the hours
				return "claim.hours_unset"
			case "certificateReview": // nobody has seen the applicant
				return "certificate.id_not_seen"
			case "sorting", "answering":
				return "feedback.no_topic"
			default:
				return review(s, true)
			}
		})},
		{"decide", map[string]any{"outcome": "returned", "comment": "请补正"}, onStep(func(s stage, _ domain.Role) string { return review(s, true) })},
		{"decide", map[string]any{"outcome": "rejected", "comment": "不符"}, onStep(func(s stage, _ domain.Role) string {
			return review(s, s.step != "stamping" && s.step != "sealing" && s.step != "appealReview" && s.kind != domain.KindFeedback)
		})},
		{"takeTask", nil, onStep(func(s stage, role domain.Role) string {
			if role != s.desk { // the chief decides in a clerk's place, and takes nothing away
				return "step.not_yours"
			}
			return done
		})},
		{"giveBackTask", nil, onStep(func(stage, domain.Role) string { return "step.not_taken" })},
		{"handOver", map[string]any{"to": "colleague"}, onStep(func(stage, domain.Role) string { return done })},
		{"addSigner", map[string]any{"to": "colleague", "place": "after"}, onStep(func(s stage, _ domain.Role) string {
			if s.lifecycle() {
				return "signer.no_review"
			}
			return done
		})},
		{"withdraw", map[string]any{}, onCase(func(s stage, state domain.CaseState, role domain.Role) string {
			switch {
			case !slices.Contains([]domain.CaseState{domain.StateFiled, domain.StateReturned, domain.StateChanging}, state):
				return "case.not_withdrawable"
			case !s.filed(role):
				return "case.not_your_filing"
			default:
				return done
			}
		})},
		{"urge", map[string]any{}, onCase(func(s stage, _ domain.CaseState, role domain.Role) string {
			switch {
			case !s.filed(role):
				return "urge.not_your_filing"
			case s.desk == role:
				return "urge.own_desk"
			default:
				return done
			}
		})},
		{"copyCase", map[string]any{"to": "colleague"}, onCase(func(s stage, _ domain.CaseState, role domain.Role) string {
			if !role.Bureau() && !s.onDesk(role) {
				return "step.not_yours"
			}
			return done
		})},
		{"correctPlan", map[string]any{}, answers(domain.StepCorrection)},
		{"changePlan", map[string]any{}, answers(domain.StepTraining)},
		{"cancelPlan", map[string]any{"comment": "人数不足"}, answers(domain.StepTraining)},
		{"recordResults", map[string]any{"results": []any{}}, answers(domain.StepResults)},
		{"correctTranscript", map[string]any{"lines": []any{}}, answers(domain.StepCorrection)},
		{"correctAppeal", map[string]any{"grounds": "x"}, answers(domain.StepCorrection)},
		{"correctClaim", map[string]any{"evidence": "论文", "title": "x", "identity": "x", "earnedOn": "2020-03-01", "authors": []any{}}, answers(domain.StepCorrection)},
		{"correctFeedback", map[string]any{"title": "x", "content": "x"}, answers(domain.StepCorrection)},
		{"correctCertificate", map[string]any{"kind": "firstIssue"}, answers(domain.StepCorrection)},
		{"handOutCertificate", map[string]any{"for": "person", "name": "x", "signed": true}, answers(domain.StepDelivery)},
		{"correctException", map[string]any{"people": []any{}, "reason": "x", "evidence": "x", "from": "2020-12-01", "until": "2020-12-02"}, answers(domain.StepCorrection)},
		{"joinRoster", map[string]any{"people": []string{person}}, roster},
		{"leaveRoster", map[string]any{"people": []string{person}}, roster},
	}
}

func review(s stage, allowed bool) string {
	if s.lifecycle() || !allowed {
		return "decision.not_allowed"
	}
	return done
}

// onStep is what becomes of an action on the first step by somebody on whose desk it lies; for all others it is the same.
func onStep(want func(s stage, role domain.Role) string) func(stage, domain.CaseState, domain.Role) string {
	return func(s stage, _ domain.CaseState, role domain.Role) string {
		switch {
		case s.kind == domain.KindYear:
			return "not_found" // a year has no steps
		case s.step == "":
			return "step.already_decided"
		case !s.onDesk(role):
			return "step.not_yours"
		default:
			return want(s, role)
		}
	}
}

// onCase is what becomes of an action on a case that waits for something.
func onCase(want func(stage, domain.CaseState, domain.Role) string) func(stage, domain.CaseState, domain.Role) string {
	return func(s stage, state domain.CaseState, role domain.Role) string {
		if s.step == "" {
			return "case.nothing_open"
		}
		return want(s, state, role)
	}
}

// answers is what becomes of a command that answers one step of the lifecycle.
func answers(step domain.StepName) func(stage, domain.CaseState, domain.Role) string {
	return onCase(func(s stage, _ domain.CaseState, role domain.Role) string {
		switch {
		case s.step != step:
			return "case.other_step"
		case !s.onDesk(role):
			return "step.not_yours"
		default:
			return ruled
		}
	})
}

// roster is what becomes of people who join and leave: at any time until the case has ended, by their own rules (R5).
func roster(stage, domain.CaseState, domain.Role) string { return ruled }

func newDesks(t *testing.T) *desks {
	t.Helper()
	o := &desks{bench: setup(t), callers: map[domain.Role]*caller{}, ids: map[domain.Role]string{}, colleagues: map[domain.Role]string{}}
	o.year()
	for _, role := range domain.Roles() {
		o.callers[role] = o.account(role)
		a := store.NewAccount{Login: string(role) + "2", Name: string(role) + "2", Role: role, PasswordHash: "x"}
		switch role { //nolint:exhaustive // the others belong to nobody
		case domain.RoleDepartment:
			a.OrgID = o.department
		case domain.RoleProvider:
			a.OrgID = o.provider
		case domain.RoleUnit:
			a.OrgID = o.unit
		case domain.RolePerson:
			a.PersonID = o.person(2)
		}
		o.tx(func(tx *store.Tx) error {
			made, err := tx.CreateAccount(t.Context(), a)
			o.colleagues[role] = made.ID
			return err
		})
		o.ids[role] = o.query(`SELECT id::text FROM accounts WHERE login = $1`, string(role))
	}
	return o
}

func (o *desks) query(sql string, args ...any) (text string) {
	o.Helper()
	if err := o.db.Pool().QueryRow(o.Context(), sql, args...).Scan(&text); err != nil {
		o.Fatal(err)
	}
	return text
}

// put writes a case in the state, with its step.
func (o *desks) put(state domain.CaseState, s stage) (id string) {
	o.Helper()
	id = uuid.NewString()
	run := func(sql string, args ...any) {
		if _, err := o.db.Pool().Exec(o.Context(), sql, args...); err != nil {
			o.Fatal(err)
		}
	}
	var department, provider, unit, person, filer *string
	switch s.kind {
	case domain.KindPlan:
		department, provider = &o.department, &o.provider
		account := o.ids[domain.RoleDepartment]
		filer = &account
	case domain.KindSubmission, domain.KindClaim, domain.KindCertificate, domain.KindException, domain.KindAppeal:
		unit = &o.unit
		if s.kind == domain.KindClaim || s.kind == domain.KindAppeal {
			department = &o.department
		}
		if s.kind == domain.KindAppeal {
			its := o.query(`SELECT person_id::text FROM accounts WHERE login = 'person'`)
			person = &its
		}
		account := o.ids[domain.RoleUnit]
		filer = &account
	case domain.KindFeedback:
		account, trainee := o.ids[domain.RolePerson], o.query(`SELECT person_id::text FROM accounts WHERE login = 'person'`)
		department, person, filer = &o.department, &trainee, &account
	default:
	}
	if s.kind == domain.KindCertificate {
		asked := o.query(`SELECT person_id::text FROM accounts WHERE login = 'person'`)
		person = &asked
	}
	run(`INSERT INTO cases (id, kind, year, title, state, department_id, provider_id, unit_id, person_id, filed_by, filed_at, following)
		VALUES ($1, $2, 2020, 'case', $3, $4, $5, $6, $7, $8, now(), false)`,
		id, s.kind, state, department, provider, unit, person, filer)
	if s.kind == domain.KindYear {
		return id
	}
	if s.kind == domain.KindPlan {
		run(`INSERT INTO plans (case_id, series, subject, content, hours, starts_on, ends_on, sessions, place, teachers, fee, fee_basis, first_filed_on, filed_on)
			VALUES ($1, '会计', 'x', 'x', 60, '2020-08-01', '2020-08-05', '[]', 'x', '{x}', 0, '', '2020-06-01', '2020-06-01')`, id)
	}
	if s.kind == domain.KindCertificate {
		run(`UPDATE certificate_requests SET state = 'dropped'`) // of the case before
		run(`INSERT INTO certificate_requests (case_id, person_id, kind, evidence) SELECT id, person_id, 'firstIssue', '[]' FROM cases WHERE id = $1`, id)
	}
	if s.kind == domain.KindException {
		run(`INSERT INTO exceptions (case_id, reason, evidence, from_on, until_on) VALUES ($1, 'x', 'x', '2021-01-05', '2021-01-20')`, id)
		run(`DELETE FROM exception_people`)
		run(`INSERT INTO exception_people (case_id, line, year, person_id) SELECT $1::uuid, 0, 2020, id FROM people LIMIT 1`, id)
	}
	if s.kind == domain.KindFeedback {
		run(`INSERT INTO feedbacks (case_id, content) VALUES ($1, 'x')`, id)
	}
	if s.kind == domain.KindAppeal {
		run(`INSERT INTO appeals (case_id, year, person_id, grounds, evidence, state, was_outcome) VALUES ($1, 2020, $2, 'x', '{}', 'dropped', 'incomplete')`, id, person)
	}
	if s.kind == domain.KindClaim {
		run(`INSERT INTO claims (case_id, evidence, title, identity, earned_on) VALUES ($1, '论文', 'x', 'x', '2020-03-01')`, id)
		run(`INSERT INTO claim_authors (case_id, line, person_id, fingerprint, asked) SELECT $1::uuid, 0, person_id, $1::text, 10 FROM accounts WHERE login = 'person2'`, id)
	}
	step, desk, org, outcome := s.step, s.desk, map[domain.Role]*string{domain.RoleDepartment: department, domain.RoleProvider: provider, domain.RoleUnit: unit}[s.desk], (*string)(nil)
	if s.step == "" {
		approved := "approved"
		step, desk, outcome = "planReview", domain.RoleClerk, &approved
	}
	run(`INSERT INTO steps (case_id, n, name, role, org_id, opened_at, outcome) VALUES ($1, 1, $2, $3, $4, now(), $5)`, id, step, desk, org, outcome)
	return id
}

// Every action × every state × every role has the outcome that the tables say.
func TestEveryActionInEveryStateByEveryRole(t *testing.T) {
	t.Parallel()
	o := newDesks(t)
	byID := map[string]Operation{}
	for _, op := range o.server.operations {
		byID[op.ID] = op
	}
	for _, at := range everyStage() {
		state, s := at.state, at.stage
		id := o.put(state, s)
		for _, a := range o.actions() {
			op := byID[a.operation]
			for _, role := range domain.Roles() {
				want := a.want(s, state, role)
				switch {
				case !op.allows(role):
					want = "access.role"
				case !s.sees(role) && want != ruled:
					want = "not_found"
				}
				got := o.try(op, a, s, role, id)
				if got != want && (want != ruled || got == "internal") {
					t.Errorf("%s %v of a case %s by a %s: %s, want %s", a.operation, a.body, state, role, got, want)
				}
				if got == done {
					id = o.put(state, s)
				}
			}
		}
	}
}

// try does the action and says what came of it.
func (o *desks) try(op Operation, a action, s stage, role domain.Role, id string) string {
	o.Helper()
	body := map[string]any{}
	for name, value := range a.body {
		if value == "colleague" {
			value = o.colleagues[s.desk]
			if s.desk == "" || s.desk == domain.RolePerson { // who is no reader of copies
				value = o.colleagues[domain.RoleClerk]
			}
			if a.operation == "copyCase" {
				value = []any{value}
			}
		}
		body[name] = value
	}
	r := o.callers[role].call(op.Method, strings.NewReplacer("{caseId}", id, "{n}", "1").Replace(op.Path), body)
	if r.Status < http.StatusBadRequest {
		return done
	}
	return r.str("code")
}

// The tables are complete: no operation on a case, no state and no role is missing.
func TestTheTablesOfActionsAreComplete(t *testing.T) {
	t.Parallel()
	o := &desks{}
	named := map[string]bool{}
	for _, a := range o.actions() {
		named[a.operation] = true
	}
	s, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range s.operations {
		if changes := op.mutates() && strings.Contains(op.Path, "{caseId}"); changes != named[op.ID] {
			t.Errorf("%s changes a case: %v; in the table: %v", op.ID, changes, named[op.ID])
		}
	}
	states := constantsOf(t, "CaseState")
	for _, state := range states {
		if _, ok := stages()[domain.CaseState(state)]; !ok {
			t.Errorf("state %s is not in the table", state)
		}
	}
	if len(states) != len(stages()) {
		t.Errorf("the table has %d states, the domain %d", len(stages()), len(states))
	}
	for _, role := range constantsOf(t, "Role") {
		if !slices.Contains(domain.Roles(), domain.Role(role)) {
			t.Errorf("role %s is in no list", role)
		}
		if !slices.Contains([]domain.Role{
			domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief, domain.RoleAdmin, domain.RoleAuditor,
		}, domain.Role(role)) {
			t.Errorf("nothing says what a %s sees", role)
		}
	}
}

// constantsOf returns the values of the domain's constants of a type, from its source.
func constantsOf(t *testing.T, typeName string) (values []string) {
	t.Helper()
	files, err := os.ReadDir("../domain")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "domain", f.Name()), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != typeName {
				return true
			}
			for _, v := range spec.Values {
				if lit, ok := v.(*ast.BasicLit); ok {
					text, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					values = append(values, text)
				}
			}
			return true
		})
	}
	return values
}
