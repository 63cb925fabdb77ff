package domain

// Claim asks for specialty hours by evidence of a piece of work (R9; notice 3(2)): a unit hands it in for one or several
// of its people.
type Claim struct {
	Evidence string        `json:"evidence"` // its kind, one of the policy's, e.g. 论文
	Title    string        `json:"title"`    // of the work
	Identity string        `json:"identity"` // what tells the work from all others: ISBN, journal and issue, certificate number
	FileHash string        `json:"fileHash"` // of the evidence's file, SHA-256 in hex; empty: none was made
	EarnedOn Date          `json:"earnedOn"`
	Authors  []ClaimAuthor `json:"authors"`
}

// ClaimAuthor is one of those who did the work, and the hours asked for.
type ClaimAuthor struct {
	PersonID string `json:"personId"`
	Hours    Hours  `json:"hours"` // 0: those of the policy's table
}

// ClaimGrant is what the bureau grants one author.
type ClaimGrant struct {
	PersonID string `json:"personId"`
	Hours    Hours  `json:"hours"`
}
