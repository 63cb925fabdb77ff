package policy

import (
	"fmt"

	"xueshi/domain"
)

// CheckNotLive refuses a person who is in another submission that is still being decided, or stamped already (R14).
// liveCase is that submission's number, empty for none.
func CheckNotLive(liveCase string, stamped bool) *domain.Refusal {
	switch {
	case stamped:
		return domain.Refuse("R14", "submission.stamped_already", "personId", "case", liveCase)
	case liveCase != "":
		return domain.Refuse("R14", "submission.live_already", "personId", "case", liveCase)
	default:
		return nil
	}
}

// Verdict is what the bureau decided about one person of a submission (R14).
type Verdict struct {
	PersonID      string `json:"personId"`
	Verified      bool   `json:"verified"`      // false: returned
	OriginalsSeen bool   `json:"originalsSeen"` // must be true to verify
	Comment       string `json:"comment"`       // required when returned
}

// CheckVerdicts checks a verification of a submission (R14; notice 3(2)): one verdict for each person submitted and for
// nobody else, originals seen of everyone verified, a comment for everyone returned.
func CheckVerdicts(verdicts []Verdict, submitted []string) domain.Refusals {
	var rs domain.Refusals
	wanted := make(map[string]bool, len(submitted))
	for _, person := range submitted {
		wanted[person] = true
	}
	seen := make(map[string]bool, len(verdicts))
	for i, v := range verdicts {
		if r := checkVerdict(v, seen[v.PersonID], wanted[v.PersonID]); r != nil {
			rs = append(rs, r.At(fmt.Sprintf("people[%d]", i)))
		}
		seen[v.PersonID] = true
	}
	missing := 0
	for _, person := range submitted {
		if !seen[person] {
			missing++
		}
	}
	if missing > 0 {
		rs = append(rs, *domain.Refuse("R14", "verification.people_missing", "people",
			"missing", missing, "submitted", len(submitted)))
	}
	return rs
}

func checkVerdict(v Verdict, twice, submitted bool) *domain.Refusal {
	switch {
	case !submitted:
		return domain.Refuse("R14", "verification.not_submitted", "personId")
	case twice:
		return domain.Refuse("R14", "verification.twice", "personId")
	case v.Verified && !v.OriginalsSeen:
		return domain.Refuse("R14", "verification.originals_not_seen", "originalsSeen")
	case !v.Verified && blank(v.Comment):
		return domain.Refuse("R14", "verification.no_comment", "comment")
	default:
		return nil
	}
}

// CheckStampable lets the chief stamp only what was verified (R15). verified counts the submission's people who were.
func CheckStampable(state domain.CaseState, verified int) *domain.Refusal {
	switch {
	case state == domain.StateStamped:
		return domain.Refuse("R15", "stamp.done", "")
	case state != domain.StateVerified || verified == 0:
		return domain.Refuse("R15", "stamp.not_verified", "", "state", state, "verified", verified)
	default:
		return nil
	}
}
