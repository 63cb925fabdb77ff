package store

import (
	"context"
	"fmt"
	"maps"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// caseScope is the condition on cases c that says which of them the actor may see (spec §2). Its parameters are in
// scopeArgs. A case that was copied to an account is seen by it, too (抄送).
func caseScope(actor domain.Actor) string {
	const copied = ` OR c.id IN (SELECT k.case_id FROM copies k WHERE k.account_id = @actor_account))`
	switch actor.Role {
	case domain.RoleClerk, domain.RoleChief, domain.RoleAuditor:
		return `true`
	case domain.RoleDepartment:
		return `(c.kind = 'year' OR c.department_id = @actor_org OR c.unit_id IN (SELECT u.id FROM orgs u WHERE u.supervised_by = @actor_org)` + copied
	case domain.RoleProvider:
		return `(c.kind = 'year' OR c.provider_id = @actor_org` + copied
	case domain.RoleUnit:
		return `(c.kind = 'year' OR c.unit_id = @actor_org` + copied
	case domain.RolePerson:
		return `(c.kind = 'year' OR c.person_id = @actor_person)`
	default: // an admin sees no case content
		return `c.kind = 'year'`
	}
}

// personScope is the condition on people p that says which of them the actor may see.
func personScope(actor domain.Actor) string {
	switch actor.Role {
	case domain.RoleClerk, domain.RoleChief, domain.RoleAuditor:
		return `true`
	case domain.RoleDepartment:
		return `(p.series IN (SELECT s.series FROM department_series s WHERE s.department_id = @actor_org)
			OR p.unit_id IN (SELECT u.id FROM orgs u WHERE u.supervised_by = @actor_org))`
	case domain.RoleProvider:
		return `p.id IN (SELECT r.person_id FROM rosters r JOIN cases c ON c.id = r.case_id WHERE c.provider_id = @actor_org)`
	case domain.RoleUnit:
		return `p.unit_id = @actor_org`
	case domain.RolePerson:
		return `p.id = @actor_person`
	default:
		return `false`
	}
}

// scopeArgs are the parameters of the scopes, together with the given ones.
func scopeArgs(actor domain.Actor, args pgx.NamedArgs) pgx.NamedArgs {
	all := pgx.NamedArgs{"actor_org": orNil(actor.OrgID), "actor_person": orNil(actor.PersonID), "actor_account": orNil(actor.AccountID)}
	maps.Copy(all, args)
	return all
}

func (tx *Tx) canSee(ctx context.Context, actor domain.Actor, caseID string) (bool, error) {
	if actor.Role.SeesAll() {
		return true, nil
	}
	var ok bool
	err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM cases c WHERE c.id = @id AND `+caseScope(actor)+`)`,
		scopeArgs(actor, pgx.NamedArgs{"id": caseID})).Scan(&ok)
	if err != nil {
		return false, fmt.Errorf("scope of case: %w", err)
	}
	return ok, nil
}

// canSeePerson answers ErrNotFound for a person outside the actor's scope.
func (tx *Tx) canSeePerson(ctx context.Context, actor domain.Actor, personID string) error {
	var ok bool
	err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM people p WHERE p.id = @id AND `+personScope(actor)+`)`,
		scopeArgs(actor, pgx.NamedArgs{"id": personID})).Scan(&ok)
	if err != nil {
		return fmt.Errorf("scope of person: %w", err)
	}
	if !ok {
		return ErrNotFound
	}
	return nil
}
