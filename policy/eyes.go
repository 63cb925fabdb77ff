package policy

import (
	"slices"

	"xueshi/domain"
)

// CheckSeparateEyes refuses the stamp of an account that verified anyone of the submission: two pairs of eyes
// (spec §2). verifiedBy lists the accounts behind the verdicts.
func CheckSeparateEyes(actorAccount string, verifiedBy []string) *domain.Refusal {
	if slices.Contains(verifiedBy, actorAccount) {
		return domain.Refuse("", "eyes.same_account", "")
	}
	return nil
}

// CheckNotOwnFiling refuses the review by the account that filed (spec §2).
func CheckNotOwnFiling(actorAccount, filedBy string) *domain.Refusal {
	if actorAccount != "" && actorAccount == filedBy {
		return domain.Refuse("", "eyes.own_filing", "")
	}
	return nil
}
