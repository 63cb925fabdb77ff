package domain

// FieldRemark names a field to correct, with what is wrong with it.
type FieldRemark struct {
	Field  string `json:"field" minLength:"1" maxLength:"200" doc:"as it was handed in, e.g. startsOn or lines[3].score"`
	Remark string `json:"remark" maxLength:"500"`
}

// FieldChange is what a correction changed of one field; a line that came has no old value, one that went no new one.
type FieldChange struct {
	Field string `json:"field"`
	Old   any    `json:"old,omitempty"`
	New   any    `json:"new,omitempty"`
}
