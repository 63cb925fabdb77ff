package domain

// Role is what an account is allowed to be (spec §2). An account has exactly one.
type Role string

// The roles of spec §2.
const (
	RolePerson     Role = "person"
	RoleUnit       Role = "unit"
	RoleDepartment Role = "department"
	RoleProvider   Role = "provider"
	RoleClerk      Role = "clerk"
	RoleChief      Role = "chief"
	RoleAdmin      Role = "admin"
	RoleAuditor    Role = "auditor"
)

// Roles lists every role, in the order of spec §2.
func Roles() []Role {
	return []Role{RolePerson, RoleUnit, RoleDepartment, RoleProvider, RoleClerk, RoleChief, RoleAdmin, RoleAuditor}
}

// Bureau says whether the role works in the bureau's queues.
func (r Role) Bureau() bool { return r == RoleClerk || r == RoleChief }

// Guarded says whether the role needs a second factor and is logged out when idle for half an hour: it decides for others,
// or sees everything.
func (r Role) Guarded() bool { return r.SeesAll() || r == RoleAdmin }

// SeesAll says whether the role may read every case.
func (r Role) SeesAll() bool { return r.Bureau() || r == RoleAuditor }

// Actor is who does something: a logged-in account with its one role and what that role is tied to.
type Actor struct {
	AccountID string // uuid
	Login     string
	Name      string // as shown to others
	Role      Role
	OrgID     string // department, provider or unit; empty for the bureau and for persons
	PersonID  string // only for RolePerson
}

// OrgKind says which kind of organisation an org is.
type OrgKind string

// The kinds of organisations.
const (
	OrgDepartment OrgKind = "department"
	OrgProvider   OrgKind = "provider"
	OrgUnit       OrgKind = "unit"
)

// UnitKind is the kind of employer (spec §1).
type UnitKind string

// The kinds of units: 企业, 事业单位, 社会组织, 乡镇事业单位.
const (
	UnitEnterprise  UnitKind = "enterprise"
	UnitInstitution UnitKind = "institution"
	UnitSocial      UnitKind = "social"
	UnitTownship    UnitKind = "township"
)
