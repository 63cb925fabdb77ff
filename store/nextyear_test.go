package store

import (
	"bytes"
	"errors"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
)

// 2021 is opened from a file of its own beside 2020, which is still open: only who is there is enrolled, and hours of
// one year count in no other (R10).
func TestR10_NextYearIsOpenedBesideThisOne(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 2)
	w.register(0, domain.Common, 30)
	if err := w.move(w.unit, 1, domain.Move{Kind: domain.MoveRetire, On: domain.NewDate(2020, 11, 2), Reason: "r"}); err != nil {
		t.Fatal(err)
	}
	source, _ := policy.Shipped("guangde-2020")
	source = bytes.ReplaceAll(source, []byte("2020"), []byte("2021"))
	source = bytes.Replace(source, []byte("leadDays: 30"), []byte("leadDays: 20"), 1)
	inTx(t, w.db, func(tx *Tx) error {
		if _, err := tx.OpenYear(t.Context(), w.clerk, "next", source); err != nil {
			return err
		}
		next, err := tx.Year(t.Context(), 2021)
		if err != nil || next.Enrolled != 1 || next.State != domain.StateOpen {
			t.Errorf("2021 is %+v: %v", next, err)
		}
		this, err := tx.Year(t.Context(), 2020)
		if err != nil || this.Enrolled != 1 || this.State != domain.StateOpen {
			t.Errorf("2020 is %+v: %v", this, err)
		}
		for year, want := range map[int]domain.Hours{2020: 30, 2021: 0} {
			s, err := tx.Standing(t.Context(), w.unit, year, w.people[0])
			if err != nil || s.Totals.Common != want {
				t.Errorf("%d counts %d hours: %v", year, s.Totals.Common, err)
			}
		}
		for year, want := range map[int]int{2020: 30, 2021: 20} {
			p, err := tx.Policy(t.Context(), year)
			if err != nil || p.Plans.LeadDays != want {
				t.Errorf("%d wants %d days: %v", year, p.Plans.LeadDays, err)
			}
		}
		return nil
	})
}

// A year that is over would end at once, with everybody incomplete.
func TestR17_AYearThatIsOverIsNotOpened(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 1)
	source, _ := policy.Shipped("guangde-2020")
	before := bytes.ReplaceAll(source, []byte("2020"), []byte("2019"))
	err := w.db.InTx(t.Context(), func(tx *Tx) error {
		_, err := tx.OpenYear(t.Context(), w.clerk, "before", before)
		return err
	})
	var refusals domain.Refusals
	if !errors.As(err, &refusals) || refusals[0].Code != "year.over" || refusals[0].Rule != "R17" {
		t.Errorf("2019 is opened in 2020: %v", err)
	}
}
