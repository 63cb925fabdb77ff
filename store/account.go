package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// Account is a login with its role and what it belongs to.
type Account struct {
	ID       string      `json:"id"`
	Login    string      `json:"login"`
	Name     string      `json:"name"`
	Role     domain.Role `json:"role" enum:"person,unit,department,provider,clerk,chief,admin,auditor"`
	OrgID    string      `json:"orgId,omitempty"`
	OrgName  string      `json:"orgName,omitempty"`
	PersonID string      `json:"personId,omitempty"`
	Disabled bool        `json:"disabled"`
	Version  int         `json:"version"`
}

// ETag is the account's version.
func (a Account) ETag() string { return etag(a.Version) }

const (
	accountColumns = `a.id, a.login, a.name, a.role, coalesce(a.org_id::text, ''), coalesce(o.name, ''), coalesce(a.person_id::text, ''),
		a.disabled, a.version`
	accountTables = ` FROM accounts a LEFT JOIN orgs o ON o.id = a.org_id `
)

// Account returns an account by its id.
func (tx *Tx) Account(ctx context.Context, id string) (Account, error) {
	rows, err := tx.Query(ctx, `SELECT `+accountColumns+accountTables+`WHERE a.id = $1`, id)
	return oneOf[Account](rows, err, "account")
}

// AccountFilter narrows a list of accounts; empty fields do not.
type AccountFilter struct {
	Page

	Role  domain.Role
	OrgID string
	Query string // part of login, name or organisation
}

// Accounts returns accounts by login.
func (tx *Tx) Accounts(ctx context.Context, f AccountFilter) ([]Account, error) {
	args := pgx.NamedArgs{"role": f.Role, "org": orNil(f.OrgID), "q": f.Query, "limit": f.Limit, "after": ""}
	if len(f.After) == 1 {
		args["after"] = f.After[0]
	}
	rows, err := tx.Query(ctx, `SELECT `+accountColumns+accountTables+`WHERE a.login > @after
		AND (@role::text = '' OR a.role = @role) AND (@org::uuid IS NULL OR a.org_id = @org)
		AND (@q::text = '' OR a.login ILIKE '%' || @q || '%' OR a.name ILIKE '%' || @q || '%' OR o.name ILIKE '%' || @q || '%')
		ORDER BY a.login LIMIT @limit`, args)
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Account], "accounts")
}

// NewAccount is an account to be made. OrgID is for departments, providers and units, PersonID for persons.
type NewAccount struct {
	Login        string
	Name         string
	PasswordHash string // of api.HashPassword
	Role         domain.Role
	OrgID        string
	PersonID     string

	FirstPassword bool // set by somebody else: to be changed at the first log-in
}

// CreateAccount makes an account. It refuses a login that is taken, and an organisation or person that does not fit the
// role.
func (tx *Tx) CreateAccount(ctx context.Context, a NewAccount) (Account, error) {
	if err := tx.checkAccount(ctx, a); err != nil {
		return Account{}, err
	}
	id := newID()
	_, err := tx.Exec(ctx, `INSERT INTO accounts (id, login, name, password_hash, role, org_id, person_id, first_password) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		id, a.Login, a.Name, a.PasswordHash, a.Role, orNil(a.OrgID), orNil(a.PersonID), a.FirstPassword)
	if violated(err) == "accounts_login_key" {
		return Account{}, domain.Refuse("", "account.login_taken", "login")
	}
	if err != nil {
		return Account{}, fmt.Errorf("create account: %w", err)
	}
	return tx.Account(ctx, id)
}

// CreateFirstAdmin makes the first account of a deployment, an admin. It refuses when there is any account.
func (tx *Tx) CreateFirstAdmin(ctx context.Context, login, name, passwordHash string) (Account, error) {
	if _, err := tx.Exec(ctx, `LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE`); err != nil { // of two first admins one is late
		return Account{}, fmt.Errorf("create first admin: %w", err)
	}
	status, err := tx.Setup(ctx)
	if err != nil {
		return Account{}, err
	}
	if status.Admin {
		return Account{}, domain.Refuse("", "setup.done", "")
	}
	return tx.CreateAccount(ctx, NewAccount{Login: login, Name: name, PasswordHash: passwordHash, Role: domain.RoleAdmin})
}

// Setup says how far the first set-up of a deployment has come.
type Setup struct {
	Admin         bool `json:"admin" doc:"there is an account"`
	Organisations bool `json:"organisations" doc:"there is a unit"`
	Year          bool `json:"year" doc:"a year was opened"`
	Rehearsal     bool `json:"rehearsal" doc:"business time can be moved; the log-in page offers the demonstration's accounts"`
}

// Setup says how far the first set-up has come.
func (tx *Tx) Setup(ctx context.Context) (Setup, error) {
	rows, err := tx.Query(ctx, `SELECT EXISTS (SELECT FROM accounts), EXISTS (SELECT FROM orgs WHERE kind = 'unit'), EXISTS (SELECT FROM years),
		(SELECT rehearsal FROM deployment)`)
	return oneOf[Setup](rows, err, "set-up")
}

// checkAccount says whether role, organisation and person of an account fit together.
func (tx *Tx) checkAccount(ctx context.Context, a NewAccount) error {
	kind, hasOrg := map[domain.Role]domain.OrgKind{
		domain.RoleDepartment: domain.OrgDepartment, domain.RoleProvider: domain.OrgProvider, domain.RoleUnit: domain.OrgUnit,
	}[a.Role]
	if !slices.Contains(domain.Roles(), a.Role) {
		return domain.Refuse("", "form.required", "role")
	}
	if hasOrg != (a.OrgID != "") {
		return domain.Refuse("", "account.org_mismatch", "orgId", "role", a.Role)
	}
	if (a.Role == domain.RolePerson) != (a.PersonID != "") {
		return domain.Refuse("", "account.person_mismatch", "personId", "role", a.Role)
	}
	var orgFits, personFits bool
	err := tx.QueryRow(ctx, `SELECT $1 = '' OR EXISTS (SELECT FROM orgs WHERE id::text = $1 AND kind = $2),
		$3 = '' OR EXISTS (SELECT FROM people WHERE id::text = $3)`,
		a.OrgID, kind, a.PersonID).Scan(&orgFits, &personFits)
	switch {
	case err != nil:
		return fmt.Errorf("check account: %w", err)
	case !orgFits:
		return domain.Refuse("", "account.org_mismatch", "orgId", "role", a.Role)
	case !personFits:
		return domain.Refuse("", "account.person_mismatch", "personId", "role", a.Role)
	default:
		return nil
	}
}

// AccountChange is what of an account can be changed; nil leaves as it is.
type AccountChange struct {
	Name         *string
	Disabled     *bool
	PasswordHash *string // of api.HashPassword; to be changed at the next log-in
	DropFactor   bool    // the second factor is taken away, because its holder has lost it
}

// UpdateAccount changes an account. A version other than 0 must be the account's, or somebody else has changed it
// meanwhile and this change is refused. A disabled account and one with a new password are logged out everywhere; nobody
// disables the own account, so that an admin is left.
func (tx *Tx) UpdateAccount(ctx context.Context, actor domain.Actor, id string, version int, c AccountChange) (Account, error) {
	disable := c.Disabled != nil && *c.Disabled
	if disable && actor.AccountID == id {
		return Account{}, domain.Refuse("", "account.own", "disabled")
	}
	tag, err := tx.Exec(ctx, `UPDATE accounts SET name = coalesce($3, name), disabled = coalesce($4, disabled),
		password_hash = coalesce($5, password_hash), first_password = first_password OR $5::text IS NOT NULL,
		totp_secret = CASE WHEN $6 THEN NULL ELSE totp_secret END, totp_since = CASE WHEN $6 THEN NULL ELSE totp_since END,
		recovery_codes = CASE WHEN $6 THEN '{}' ELSE recovery_codes END,
		version = version + 1 WHERE id = $1 AND ($2 = 0 OR version = $2)`, id, version, c.Name, c.Disabled, c.PasswordHash, c.DropFactor)
	if err != nil {
		return Account{}, fmt.Errorf("change account: %w", err)
	}
	account, err := tx.Account(ctx, id)
	if err != nil {
		return Account{}, err
	}
	if tag.RowsAffected() == 0 {
		return Account{}, versionChanged(account.Version)
	}
	if disable || c.PasswordHash != nil || c.DropFactor {
		if _, err := tx.Exec(ctx, `DELETE FROM sessions WHERE account_id = $1`, id); err != nil {
			return Account{}, fmt.Errorf("log account out: %w", err)
		}
	}
	return account, nil
}

// oneOf reads exactly one row by its columns' positions, and ErrNotFound if there is none.
func oneOf[T any](rows pgx.Rows, err error, what string) (T, error) {
	var none T
	if err != nil {
		return none, fmt.Errorf("%s: %w", what, err)
	}
	one, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[T])
	if err != nil {
		return none, notFound(err, what)
	}
	return one, nil
}
