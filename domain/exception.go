package domain

// ExceptionRequest asks that people may be submitted outside of every window, and after the year's end, for a time
// (R17): who was kept from it by illness, maternity or force majeure. The chief decides.
type ExceptionRequest struct {
	People   []string `json:"people"`
	Reason   string   `json:"reason"`
	Evidence string   `json:"evidence"` // what is enclosed, e.g. 住院证明
	From     Date     `json:"from"`     // both days belong to it
	Until    Date     `json:"until"`
}
