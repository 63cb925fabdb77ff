package policy

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"xueshi/domain"
)

// The bounds of numbers in a policy: wide enough for any city, narrow enough to catch a slip of the finger.
const (
	maxHours          = 1000
	maxLeadDays       = 365
	maxWorkingDays    = 120
	maxScore          = 100
	maxYears          = 10
	maxSigners        = 20
	maxAheadDays      = 90
	maxHoursADay      = 24
	maxYearsPerVolume = 50
	lastSafeDay       = 28 // every month has it
	firstYear         = 2000
	lastYear          = 2099
)

// policy reads the whole file, section by section.
func (r *reader) policy(o *object) *Policy {
	p := &Policy{
		Name:         o.text("name"),
		Title:        o.text("title"),
		Year:         o.number("year", firstYear, lastYear),
		zone:         o.zone("zone"),
		ClosesOn:     o.date("closesOn"),
		Notice:       readNotice(o.object("notice")),
		Bureau:       readBureau(o.object("bureau")),
		Base:         readBase(o.object("base")),
		Hours:        readHours(o.object("hours")),
		Learning:     readLearning(o.object("learning")),
		Common:       readCommon(o.object("common")),
		Plans:        readPlans(o.object("plans")),
		Results:      readResults(o.object("results")),
		Claims:       readClaims(o.object("claims")),
		Certificates: readCertificates(r.object(o.maybe("certificates"), "certificates")),
		Exceptions:   readExceptions(r.object(o.maybe("exceptions"), "exceptions")),
		Feedback:     readFeedback(r.object(o.maybe("feedback"), "feedback")),
		Closing:      readClosing(r.object(o.maybe("closing"), "closing")),
		Numbers:      readNumbers(o.object("numbers")),
		Unlisted:     o.flag("unlistedToSupervisor"),
		Appeals:      readAppeals(r.object(o.maybe("appeals"), "appeals")),
	}
	o.list("hotlines", "hotlines", func(node *yaml.Node, path string) {
		p.Hotlines = append(p.Hotlines, readHotline(r.object(node, path)))
	})
	o.list("annex", "series with their departments", func(node *yaml.Node, path string) {
		p.Annex = append(p.Annex, readSeries(r.object(node, path)))
	})
	o.list("windows", "verification windows", func(node *yaml.Node, path string) {
		p.Windows = append(p.Windows, readWindow(r.object(node, path)))
	})
	o.optionalList("announcedLater", "cohorts", func(node *yaml.Node, path string) {
		p.Later = append(p.Later, r.cohort(node, path))
	})
	o.list("consequences", "consequences", func(node *yaml.Node, path string) {
		p.Consequences = append(p.Consequences, readConsequence(r.object(node, path)))
	})
	p.Pipelines = r.pipelines(o.object("pipelines"))
	p.Reminders = readReminders(o.object("reminders"))
	p.Calendar = readCalendar(o.object("calendar"))
	o.done()
	return p
}

// zone reads a named zone; "Local" would count other days on another machine.
func (o *object) zone(key string) *time.Location {
	name := o.text(key)
	if name == "" {
		return time.UTC
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		o.r.faultAt(o.sub(key), "%q is not a time zone; it is named like Asia/Shanghai", name)
		return time.UTC
	}
	return zone
}

func readNotice(o *object) Notice {
	defer o.done()
	return Notice{Title: o.text("title"), Number: o.optional("number"), IssuedOn: o.date("issuedOn")}
}

func readBureau(o *object) Bureau {
	defer o.done()
	return Bureau{Name: o.text("name"), Office: o.text("office"), StampText: o.text("stampText")}
}

func readBase(o *object) Base {
	defer o.done()
	return Base{Name: o.text("name")}
}

func readHotline(o *object) Hotline {
	defer o.done()
	return Hotline{Name: o.text("name"), Numbers: o.texts("numbers", "telephone numbers")}
}

func readHours(o *object) Requirement {
	defer o.done()
	return Requirement{
		Total:     domain.Hours(o.number("total", 1, maxHours)),
		Common:    domain.Hours(o.number("common", 0, maxHours)),
		Specialty: domain.Hours(o.number("specialty", 0, maxHours)),
	}
}

func readLearning(o *object) Period {
	defer o.done()
	return Period{From: o.date("from"), To: o.date("to")}
}

func readCommon(o *object) CommonSubject {
	defer o.done()
	return CommonSubject{
		Course:    bareTitle(o.text("course")),
		TaughtBy:  o.text("taughtBy"),
		Platform:  o.link("platform"),
		OpensOn:   o.date("opensOn"),
		PassScore: o.number("passScore", 1, maxScore),
		FeeBasis:  o.text("feeBasis"),
	}
}

// link reads a web address.
func (o *object) link(key string) string {
	address := o.text(key)
	if address != "" && !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		o.r.faultAt(o.sub(key), "must be a web address that begins with http:// or https://")
	}
	return address
}

func readPlans(o *object) PlanRules {
	defer o.done()
	return PlanRules{
		LeadDays:              o.number("leadDays", 0, maxLeadDays),
		CorrectionWorkingDays: o.number("correctionWorkingDays", 1, maxWorkingDays),
		FeeBases:              o.texts("feeBases", "fee bases"),
		MaxHoursADay:          o.optionalNumber("maxHoursADay", maxHoursADay, defaultHoursADay),
	}
}

func readResults(o *object) ResultRules {
	defer o.done()
	return ResultRules{
		WithinWorkingDays: o.number("withinWorkingDays", 1, maxWorkingDays),
		Evidence:          o.texts("evidence", "evidence"),
	}
}

func readClaims(o *object) ClaimRules {
	defer o.done()
	rules := ClaimRules{Evidence: o.texts("evidence", "evidence")}
	o.optionalList("kinds", "kinds of evidence with their hours", func(node *yaml.Node, path string) {
		rules.Kinds = append(rules.Kinds, readClaimKind(o.r.object(node, path)))
	})
	return rules
}

func readClaimKind(o *object) ClaimKind {
	defer o.done()
	return ClaimKind{
		Name:       o.text("name"),
		Hours:      domain.Hours(o.optionalNumber("hours", maxHours, 0)),
		CapPerYear: domain.Hours(o.optionalNumber("capPerYear", maxHours, 0)),
	}
}

// readCertificates reads a section that may be absent.
func readCertificates(o *object) CertificateRules {
	defer o.done()
	return CertificateRules{YearsPerVolume: o.optionalNumber("yearsPerVolume", maxYearsPerVolume, 0)}
}

// readClosing reads a section that may be absent: policies pinned before it was known must still be read.
func readClosing(o *object) ClosingRules {
	defer o.done()
	return ClosingRules{LateSubmissionWorkingDays: o.optionalNumber("lateSubmissionWorkingDays", maxWorkingDays, defaultLateWorkingDays)}
}

// readAppeals reads a section that may be absent, too.
func readAppeals(o *object) AppealRules {
	defer o.done()
	return AppealRules{WithinWorkingDays: o.optionalNumber("withinWorkingDays", maxWorkingDays, defaultAppealWorkingDays)}
}

func readNumbers(o *object) Numbers {
	defer o.done()
	return Numbers{
		Filing:      o.format("filing", true),
		Stamp:       o.format("stamp", true),
		Certificate: o.format("certificate", false),
	}
}

// format reads the format of a number.
func (o *object) format(key string, yearly bool) string {
	format := o.text(key)
	if format == "" {
		return ""
	}
	if wrong := checkFormat(format, yearly); wrong != "" {
		o.r.faultAt(o.sub(key), "%s", wrong)
	}
	return format
}

func readSeries(o *object) Series {
	defer o.done()
	return Series{Name: o.text("series"), Department: o.text("department")}
}

func readWindow(o *object) domain.Window {
	defer o.done()
	return domain.Window{
		Cohort:  o.r.cohort(o.need("cohort", cohortNames()), o.sub("cohort")),
		Series:  o.optional("series"),
		OpensOn: o.date("opensOn"), ClosesOn: o.date("closesOn"),
	}
}

// cohort reads one of the two cohorts.
func (r *reader) cohort(node *yaml.Node, path string) domain.Cohort {
	c := domain.Cohort(r.text(node, path, cohortNames()))
	if c != "" && !slices.Contains(cohorts(), c) {
		r.fault(node.Line, path, "%q is not a cohort; it must be %s", c, cohortNames())
		return ""
	}
	return c
}

func cohorts() []domain.Cohort {
	return []domain.Cohort{domain.CohortTitleReview, domain.CohortOthers}
}

func cohortNames() string {
	return fmt.Sprintf("%s or %s", domain.CohortTitleReview, domain.CohortOthers)
}

func readConsequence(o *object) ConsequenceRule {
	defer o.done()
	c := ConsequenceRule{Code: o.text("code"), Years: o.optionalNumber("years", maxYears, 0)}
	switch {
	case c.Code == "":
	case !slices.Contains(ConsequenceCodes(), c.Code):
		o.r.faultAt(o.sub("code"), "%q is not a consequence; known are %s", c.Code,
			strings.Join(ConsequenceCodes(), ", "))
	case postpones(c.Code) && o.fields["years"] == nil:
		o.r.faultAt(o.path, "%s needs years, by which it postpones", c.Code)
	case !postpones(c.Code) && c.Years != 0:
		o.r.faultAt(o.sub("years"), "%s postpones nothing; leave years out", c.Code)
	}
	return c
}

func readReminders(o *object) Reminders {
	defer o.done()
	r := Reminders{
		OnTheDay: o.flag("onTheDay"), OverdueEveryWorkingDay: o.flag("overdueEveryWorkingDay"),
		CoverageOnDay: o.optionalNumber("coverageOnDay", lastSafeDay, 0),
	}
	o.list("ahead", "days", func(node *yaml.Node, path string) {
		days := o.r.number(node, path, 1, maxAheadDays)
		if n := len(r.Ahead); n > 0 && days != 0 && days >= r.Ahead[n-1] {
			o.r.fault(node.Line, path, "%d does not come after %d; days ahead must fall, like 7, 3, 1", days, r.Ahead[n-1])
		}
		r.Ahead = append(r.Ahead, days)
	})
	r.At = o.text("at")
	if _, err := time.Parse(clockLayout, r.At); r.At != "" && (err != nil || len(r.At) != len(clockLayout)) {
		o.r.faultAt(o.sub("at"), "must be a time of the day like \"08:30\", not %q", r.At)
	}
	return r
}

// clockLayout is how a time of the day is written.
const clockLayout = "15:04"

func readCalendar(o *object) Calendar {
	defer o.done()
	c := Calendar{}
	switch source := o.text("holidays"); source {
	case "lunar":
		c.Lunar = true
	case "", "listed":
	default:
		o.r.faultAt(o.sub("holidays"), "must be lunar (the State Council's days as built in) or listed (only those below), not %q", source)
	}
	o.optionalList("extraHolidays", "days", func(node *yaml.Node, path string) {
		c.ExtraHolidays = append(c.ExtraHolidays, o.r.date(node, path))
	})
	o.optionalList("extraWorkingDays", "days", func(node *yaml.Node, path string) {
		c.ExtraWorkingDays = append(c.ExtraWorkingDays, o.r.date(node, path))
	})
	return c
}
