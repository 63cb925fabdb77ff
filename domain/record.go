package domain

// RecordKind says what an entry of the record tells that is in no case's timeline.
type RecordKind string

// The kinds of entries.
const (
	RecordLoggedIn  RecordKind = "loggedIn"
	RecordLoggedOut RecordKind = "loggedOut"
	RecordNotIn     RecordKind = "notLoggedIn" // a log-in that failed
	RecordRefused   RecordKind = "refused"     // an access that was refused
	RecordDone      RecordKind = "done"        // an operation that changed something
	RecordExported  RecordKind = "exported"    // data left as a file
	RecordOutcome   RecordKind = "outcome"     // how a person's year ended; the database writes it by itself
	RecordCredit    RecordKind = "credit"      // a line of the ledger, which is its own entry
)
