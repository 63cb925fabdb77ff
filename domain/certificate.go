package domain

// CertificateKind says why a booklet of the certificate is asked for (notice 4).
type CertificateKind string

// The kinds of requests for a certificate.
const (
	FirstIssue  CertificateKind = "firstIssue"  // 首次申领 (R19)
	Renewal     CertificateKind = "renewal"     // 续办: the booklet is full (R20)
	Replacement CertificateKind = "replacement" // 补办: it was lost or damaged (R20)
)

// Loss is what became of a booklet that is replaced.
type Loss string

// The losses that the notice knows.
const (
	Lost    Loss = "lost"
	Damaged Loss = "damaged"
)

// CertificateRequest asks for a booklet of one person's certificate.
type CertificateRequest struct {
	Kind     CertificateKind    `json:"kind"`
	Loss     Loss               `json:"loss"`     // of a replacement
	Number   string             `json:"number"`   // of a certificate that is older than this system; empty: none, or known already
	Volume   int                `json:"volume"`   // of its booklet
	Evidence []EvidenceOfCredit `json:"evidence"` // handed in again, for hours that enter a replacement
}

// EvidenceOfCredit is evidence, handed in again, of hours that stand in the ledger.
type EvidenceOfCredit struct {
	Line     int64  `json:"line"`     // of the ledger
	Document string `json:"document"` // what was handed in, e.g. 培训证书
}

// CertificateReceipt says into whose hands a booklet was given.
type CertificateReceipt struct {
	For    Receiver
	Name   string // of who signed
	Signed bool
}

// Receiver is for whom a booklet is received.
type Receiver string

// The receivers of a booklet: its person, or the unit that asked for it.
const (
	ForPerson Receiver = "person"
	ForUnit   Receiver = "unit"
)

// BookletEntry is one stamped year as it stands in a booklet.
type BookletEntry struct {
	Year      int    `json:"year"`
	Common    Hours  `json:"common"`
	Specialty Hours  `json:"specialty"`
	Serial    string `json:"serial" doc:"of the year's stamp (R15)"`
}
