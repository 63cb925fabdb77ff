package policy

import (
	"slices"

	"xueshi/domain"
)

// CheckChange checks a change filing handed in on the day (R5): only dates, place, teachers and hours of an accepted
// plan can change, not after the training has ended, the first day not once it has come, and a new first day keeps R2
// counted from the change's filing day. The roster is not compared; people join and leave by themselves.
func (p *Policy) CheckChange(old, changed domain.Plan, changedOn domain.Date) domain.Refusals {
	if changedOn.After(old.EndsOn) {
		return domain.Refusals{*domain.Refuse("R5", "change.training_over", "", "endsOn", old.EndsOn, "changedOn", changedOn)}
	}
	rs := fixedFields(old, changed)
	if unchanged(old, changed) {
		rs = append(rs, *domain.Refuse("R5", "change.nothing", ""))
	}
	changed.Roster = old.Roster
	rs = append(rs, completePlan(changed)...)
	rs = append(rs, checkPlanDays(changed)...)
	rs = append(rs, p.checkPlanYear(changed)...)
	rs = add(rs, p.checkNewStart(old, changed, changedOn))
	if !changed.EndsOn.IsZero() && changed.EndsOn.Before(changedOn) {
		rs = append(rs, *domain.Refuse("R5", "change.ends_in_past", "endsOn", "endsOn", changed.EndsOn, "changedOn", changedOn))
	}
	return rs
}

// checkNewStart keeps R2 for a first day that moves, and keeps it where it is once it has come.
func (p *Policy) checkNewStart(old, changed domain.Plan, changedOn domain.Date) *domain.Refusal {
	switch {
	case changed.StartsOn == old.StartsOn || changed.StartsOn.IsZero():
		return nil
	case !changedOn.Before(old.StartsOn):
		return domain.Refuse("R5", "change.already_started", "startsOn",
			"startsOn", old.StartsOn, "changedOn", changedOn, "newStart", changed.StartsOn)
	default:
		return p.CheckLead(changedOn, changed.StartsOn)
	}
}

// fixedFields refuses changes of what a change filing cannot change.
func fixedFields(old, changed domain.Plan) domain.Refusals {
	var rs domain.Refusals
	for _, f := range []struct {
		name string
		same bool
	}{
		{"departmentId", old.DepartmentID == changed.DepartmentID},
		{"providerId", old.ProviderID == changed.ProviderID},
		{"series", old.Series == changed.Series},
		{"subject", old.Subject == changed.Subject},
		{"content", old.Content == changed.Content},
		{"fee", old.Fee == changed.Fee},
		{"feeBasis", old.FeeBasis == changed.FeeBasis},
	} {
		if !f.same {
			rs = append(rs, *domain.Refuse("R5", "change.field_fixed", f.name, "name", f.name))
		}
	}
	return rs
}

// unchanged says whether nothing that a change filing can change is different.
func unchanged(old, changed domain.Plan) bool {
	return old.StartsOn == changed.StartsOn && old.EndsOn == changed.EndsOn && old.Hours == changed.Hours &&
		old.Place == changed.Place && slices.Equal(old.Teachers, changed.Teachers) &&
		slices.Equal(old.Sessions, changed.Sessions)
}

// CheckJoin lets people join an accepted plan until its first day, which is the last day to do so (R5).
func CheckJoin(startsOn, today domain.Date, onRoster bool) *domain.Refusal {
	switch {
	case onRoster:
		return domain.Refuse("R5", "roster.on_already", "personId")
	case today.After(startsOn):
		return domain.Refuse("R5", "roster.closed", "", "startsOn", startsOn, "today", today)
	default:
		return nil
	}
}

// CheckLeave lets people leave a roster at any time (R5); only who is not on it cannot.
func CheckLeave(onRoster bool) *domain.Refusal {
	if onRoster {
		return nil
	}
	return domain.Refuse("R5", "roster.not_on", "personId")
}
