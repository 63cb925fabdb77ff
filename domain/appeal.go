package domain

// Appeal asks the bureau to look once more at an incomplete year and what follows from it (复核): handed in by the person, or
// by the unit for them.
type Appeal struct {
	PersonID string   `json:"personId"`
	Grounds  string   `json:"grounds"`  // why the year should count
	Evidence []string `json:"evidence"` // what is shown for it, by name
}
