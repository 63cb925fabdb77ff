package domain

// Feedback is what a trainee reports of the training (R21; notice 5(1)).
type Feedback struct {
	Title   string `json:"title"`
	Content string `json:"content"`
	PlanID  string `json:"planId"` // the case of the plan that it is about; empty: none
}
