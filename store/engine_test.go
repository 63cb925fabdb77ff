package store_test

import (
	"context"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// What follows plays the engine: it does what the workflows' activities do, one after another.

// open opens the n-th step of a case.
func (w *town) open(caseID string, n int, name domain.StepName, state domain.CaseState) (s domain.Step) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		s, err = tx.OpenStep(ctx, store.StepRequest{CaseID: caseID, N: n, Name: name, State: state})
		return err
	})
	return s
}

// closeStep lets the time of a step come.
func (w *town) closeStep(caseID string, n int, outcome domain.StepOutcome) (s domain.Step) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		s, err = tx.CloseStep(ctx, caseID, n, outcome)
		return err
	})
	return s
}

func (w *town) end(caseID string, state domain.CaseState) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.EndCase(ctx, caseID, state) })
}

// decide decides a step; the comment is that which a return or a rejection needs.
func (w *town) decide(actor domain.Actor, caseID string, n int, outcome domain.StepOutcome, except ...store.Exception) {
	w.t.Helper()
	w.tx(decision(actor, store.Decision{CaseID: caseID, N: n, Outcome: outcome, Comment: "看过", Except: except, OriginalsSeen: true}))
}

// decision is a decision to be tried.
func decision(actor domain.Actor, d store.Decision) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Decide(ctx, actor, d)
		return err
	}
}

// plan is one that R1 has nothing to say against.
func (w *town) plan(startsOn, endsOn string) domain.Plan {
	return domain.Plan{
		ProviderID: w.base.OrgID, Series: "会计", Subject: "会计准则更新", Content: "新收入准则", Hours: 60, StartsOn: day(startsOn), EndsOn: day(endsOn),
		Place: "三楼会议室", Teachers: []string{"王老师"}, Roster: w.people,
	}
}

// file files a plan and opens its review.
func (w *town) file(plan domain.Plan) (receipt store.Receipt) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		receipt, err = tx.FilePlan(ctx, w.finance, plan)
		return err
	})
	w.open(receipt.ID, 1, "planReview", domain.StateFiled)
	return receipt
}

// accepted files a plan that the clerk accepts; its second step is the training.
func (w *town) accepted(plan domain.Plan) (caseID string) {
	w.t.Helper()
	caseID = w.file(plan).ID
	w.decide(w.clerk, caseID, 1, domain.Approved)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.AcceptPlan(ctx, caseID) })
	w.open(caseID, 2, domain.StepTraining, domain.StateAccepted)
	return caseID
}

// trained lets an accepted plan's last day be over; its third step asks for the results.
func (w *town) trained(plan domain.Plan) (caseID string) {
	w.t.Helper()
	caseID = w.accepted(plan)
	w.moveTo(plan.EndsOn.AddDays(1).String() + " 00:00")
	w.closeStep(caseID, 2, domain.Passed)
	w.open(caseID, 3, domain.StepResults, domain.StateTrained)
	return caseID
}

// evidence is what the notice wants with results.
func evidence() []string {
	return []string{"培训实施方案", "参训人员名单", "培训文件", "培训证书", "成绩证明"}
}

// passed are results of people who have all passed.
func passed(hours domain.Hours, people ...string) []domain.Result {
	results := make([]domain.Result, len(people))
	for i, id := range people {
		results[i] = domain.Result{PersonID: id, Passed: true, Hours: hours}
	}
	return results
}

// record records results at a plan's third step and opens their review.
func (w *town) record(caseID string, results []domain.Result) (ref store.LinesRef) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		ref, err = tx.RecordResults(ctx, w.base, caseID, results, evidence())
		return err
	})
	w.open(caseID, 4, policy.StepHoursReview, domain.StateRecorded)
	return ref
}

// registerPlan approves recorded hours and registers them.
func (w *town) registerPlan(caseID string, except ...store.Exception) {
	w.t.Helper()
	w.decide(w.clerk, caseID, 4, domain.Approved, except...)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.RegisterPlanHours(ctx, caseID) })
	w.end(caseID, domain.StateRegistered)
}

// transcript are lines that R7 has nothing to say against.
func transcript(people ...string) []domain.TranscriptLine {
	lines := make([]domain.TranscriptLine, len(people))
	for i, id := range people {
		lines[i] = domain.TranscriptLine{PersonID: id, Course: "《新时代专业技术人员新理念素养提升》", ExamOn: day("2020-05-20"), Score: 60}
	}
	return lines
}

// handIn hands transcripts in and opens their review.
func (w *town) handIn(actor domain.Actor, lines []domain.TranscriptLine) (ref store.LinesRef) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		ref, err = tx.FileTranscript(ctx, actor, 2020, lines)
		return err
	})
	w.open(ref.ID, 1, "transcriptReview", domain.StateFiled)
	return ref
}

// registerTranscript approves a transcript and registers it.
func (w *town) registerTranscript(caseID string, except ...store.Exception) {
	w.t.Helper()
	w.decide(w.clerk, caseID, 1, domain.Approved, except...)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.RegisterTranscript(ctx, caseID) })
	w.end(caseID, domain.StateRegistered)
}

// learned gives people all the hours of the year: a plan from 1 to 5 July at the earliest.
func (w *town) learned(people ...string) {
	w.t.Helper()
	w.registerTranscript(w.handIn(w.clerk2, transcript(people...)).ID)
	plan := w.plan("2020-07-01", "2020-07-05")
	plan.Roster = people
	id := w.trained(plan)
	w.record(id, passed(60, people...))
	w.registerPlan(id)
}

// submit submits people of the unit and opens their verification.
func (w *town) submit(people ...string) (caseID string) {
	w.t.Helper()
	ref := w.done(func(tx *store.Tx) (store.CaseRef, error) { return tx.Submit(w.t.Context(), w.unit, 2020, people) })
	w.open(ref.ID, 1, policy.StepVerification, domain.StateFiled)
	return ref.ID
}

// stamp verifies and stamps a submission.
func (w *town) stamp(caseID string, except ...store.Exception) {
	w.t.Helper()
	w.decide(w.clerk, caseID, 1, domain.Approved, except...)
	w.open(caseID, 2, policy.StepStamping, domain.StateVerified)
	w.decide(w.chief, caseID, 2, domain.Approved)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.StampPeople(ctx, caseID) })
	w.end(caseID, domain.StateStamped)
}

// closing does one pass of the year's closing and says whether the year is closed.
func (w *town) closing() (closed bool) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) })
	for closed := 1; closed > 0; {
		w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
			closed, err = tx.ExpireCases(ctx, w.year)
			return err
		})
	}
	for last := "-"; last != ""; {
		w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
			if last == "-" {
				last = ""
			}
			last, err = tx.DecideOutcomes(ctx, w.year, last)
			return err
		})
	}
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		look, err := tx.CloseYear(ctx, w.year)
		closed = look.Closed
		return err
	})
	return closed
}
