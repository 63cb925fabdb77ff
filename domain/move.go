package domain

// PersonStatus says whether a person works in the unit they belong to.
type PersonStatus string

// The statuses of people. Only active people are enrolled in a year that is opened.
const (
	StatusActive  PersonStatus = "active"
	StatusLeft    PersonStatus = "left"
	StatusRetired PersonStatus = "retired"
	StatusDied    PersonStatus = "died"
)

// MoveKind is what happened to a person.
type MoveKind string

// The kinds of moves.
const (
	MoveTransfer MoveKind = "transfer" // to another unit
	MoveLeave    MoveKind = "leave"    // left the city, or professional work
	MoveRetire   MoveKind = "retire"
	MoveDeath    MoveKind = "death"
	MoveReturn   MoveKind = "return" // after having left or retired
	MoveMerger   MoveKind = "merger" // with the whole unit, into another
)

// Move is something that happened to a person on a day, with its reason.
type Move struct {
	Kind   MoveKind
	On     Date
	ToUnit string // of a transfer or a return
	Reason string
}
