package activities

import (
	"context"
	"fmt"

	"go.temporal.io/sdk/activity"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/workflows"
)

// TurnYear opens and closes windows and says when to look again.
func (a *Activities) TurnYear(ctx context.Context, caseID string) (turn workflows.YearTurn, err error) {
	err = a.inTx(ctx, func(tx *store.Tx) error {
		t, err := tx.TurnYear(ctx, caseID)
		turn = workflows.YearTurn(t)
		return err
	})
	return turn, err
}

// ExpireCases closes whatever did not make it by the year's end, some at a time: what an attempt that was cut short has
// closed stays closed, and the next one finds the rest.
func (a *Activities) ExpireCases(ctx context.Context, caseID string) error {
	err := a.inTx(ctx, func(tx *store.Tx) error { return tx.BeginClosing(ctx, caseID) })
	if err != nil {
		return err
	}
	for closed := 1; closed > 0; {
		err := a.inTx(ctx, func(tx *store.Tx) (err error) {
			closed, err = tx.ExpireCases(ctx, caseID)
			return err
		})
		if err != nil {
			return err
		}
		activity.RecordHeartbeat(ctx, closed)
	}
	return nil
}

// DecideOutcomes gives everyone undecided an outcome, except whom the bureau still owes a decision. After a crash it
// goes on with the person it had come to.
func (a *Activities) DecideOutcomes(ctx context.Context, caseID string) error {
	last := ""
	if activity.HasHeartbeatDetails(ctx) {
		if err := activity.GetHeartbeatDetails(ctx, &last); err != nil {
			return fmt.Errorf("where the last attempt was: %w", err)
		}
	}
	for {
		err := a.inTx(ctx, func(tx *store.Tx) (err error) {
			last, err = tx.DecideOutcomes(ctx, caseID, last)
			return err
		})
		if err != nil || last == "" {
			return err
		}
		activity.RecordHeartbeat(ctx, last)
	}
}

// CloseYear freezes the year if nothing is undecided, and otherwise says when to look again.
func (a *Activities) CloseYear(ctx context.Context, caseID string) (look workflows.YearLook, err error) {
	err = a.inTx(ctx, func(tx *store.Tx) error {
		l, err := tx.CloseYear(ctx, caseID)
		look = workflows.YearLook(l)
		return err
	})
	return look, err
}

// Remind writes one day's reminders; without a day, those of the business day on which it runs.
func (a *Activities) Remind(ctx context.Context, day domain.Date) (sent int, err error) {
	err = a.inTx(ctx, func(tx *store.Tx) (err error) {
		if day.IsZero() {
			sent, err = tx.RemindToday(ctx)
			return err
		}
		sent, err = tx.Remind(ctx, day)
		return err
	})
	return sent, err
}

// Ping asks the database a question.
func (a *Activities) Ping(ctx context.Context) error {
	if err := a.DB.Pool().Ping(ctx); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	return nil
}
