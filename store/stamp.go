package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// StampState is what has become of a stamp.
type StampState string

// The states of a stamp; empty: there is no such stamp.
const (
	StampValid    StampState = "valid"
	StampReplaced StampState = "replaced" // made void, and the same person-year was stamped again
	StampVoid     StampState = "void"
)

// StampCheck is the public answer about a stamped year (R15).
type StampCheck struct {
	Valid     bool          `json:"valid"`
	State     StampState    `json:"state,omitempty" enum:"valid,replaced,void" doc:"absent: there is no such stamp"`
	Serial    string        `json:"serial"`
	Year      int           `json:"year,omitempty"`
	Name      string        `json:"name,omitempty" doc:"masked"`
	Unit      string        `json:"unit,omitempty"`
	Totals    domain.Totals `json:"totals,omitzero" doc:"hours at that time"`
	StampedAt *time.Time    `json:"stampedAt,omitempty"`
}

// CheckStamp answers anyone who knows a serial number and its check code; a wrong pair is answered like an unknown one.
func (tx *Tx) CheckStamp(ctx context.Context, serial, code string) (StampCheck, error) {
	c := StampCheck{Serial: serial}
	var found StampCheck
	err := tx.QueryRow(ctx, `SELECT s.year, p.name, u.name, s.common, s.specialty, s.stamped_at, CASE WHEN s.voided_at IS NULL THEN 'valid'
			WHEN EXISTS (SELECT FROM stamps l WHERE l.year = s.year AND l.person_id = s.person_id AND l.voided_at IS NULL) THEN 'replaced' ELSE 'void' END
		FROM stamps s JOIN people p ON p.id = s.person_id JOIN orgs u ON u.id = s.unit_id WHERE s.serial = $1 AND s.code = $2 AND s.code <> ''`, serial, code).
		Scan(&found.Year, &found.Name, &found.Unit, &found.Totals.Common, &found.Totals.Specialty, &found.StampedAt, &found.State)
	if errors.Is(err, pgx.ErrNoRows) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("check stamp: %w", err)
	}
	found.Serial, found.Valid, found.Name = serial, found.State == StampValid, MaskName(found.Name)
	return found, nil
}

// MaskName shows the family name only.
func MaskName(name string) string {
	r := []rune(name)
	for i := 1; i < len(r); i++ {
		r[i] = '＊'
	}
	return string(r)
}

// VoidStamp takes a person-year's stamp back, with a reason, while the year is open (R15): papers that bear it are void
// from now on, the year is undecided again, and the unit may submit the person once more. Only a chief can.
func (tx *Tx) VoidStamp(ctx context.Context, actor domain.Actor, year int, person, reason string) (StampCheck, error) {
	if strings.TrimSpace(reason) == "" {
		return StampCheck{}, domain.Refuse("R15", "stamp.no_reason", "reason")
	}
	if _, err := tx.openYear(ctx, year, "year"); err != nil {
		return StampCheck{}, err
	}
	var serial, code, caseID string
	err := tx.QueryRow(ctx, `SELECT s.serial, s.code, s.case_id FROM enrolments e JOIN stamps s ON s.serial = e.serial
		WHERE e.year = $1 AND e.person_id = $2 AND s.voided_at IS NULL FOR UPDATE`, year, person).Scan(&serial, &code, &caseID)
	if errors.Is(err, pgx.ErrNoRows) {
		return StampCheck{}, domain.Refuse("R15", "stamp.none", "personId")
	}
	if err != nil {
		return StampCheck{}, fmt.Errorf("void stamp: %w", err)
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE stamps SET voided_at = $2, voided_by = $3, reason = $4 WHERE serial = $1`, serial, tx.now, actor.AccountID, reason)
	b.Queue(`UPDATE enrolments SET outcome = NULL, serial = NULL, check_code = NULL, decided_at = NULL WHERE year = $1 AND person_id = $2`, year, person)
	b.Queue(`UPDATE submission_people SET state = 'returned', comment = $3 WHERE case_id = $1 AND person_id = $2 AND state = 'stamped'`, caseID, person, reason)
	b.Queue(`DELETE FROM booklet_entries WHERE serial = $1`, serial) // struck out; the next stamp is entered anew (R20)
	facts := map[string]any{"serial": serial, "reason": reason}
	tx.queueEvent(b, caseID, &actor.AccountID, "stampVoided", facts)
	tx.queueNotice(b, caseID, 0, "stampVoided", facts)
	if err := tx.send(ctx, b, "void stamp"); err != nil {
		return StampCheck{}, err
	}
	return tx.CheckStamp(ctx, serial, code)
}
