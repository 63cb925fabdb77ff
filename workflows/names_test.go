package workflows_test

import (
	"reflect"
	"testing"

	"xueshi/activities"
	"xueshi/domain"
	"xueshi/worker"
	"xueshi/workflows"
)

// The world of the plays has the activities of the program, with the same signatures, and no others.
func TestWorldHasTheActivitiesOfTheProgram(t *testing.T) {
	t.Parallel()
	wanted, played := methods(&activities.Activities{}), methods(&world{})
	for name, signature := range wanted {
		if played[name] != signature {
			t.Errorf("activity %s%s is played as %q", name, signature, played[name])
		}
	}
	for name := range played {
		if wanted[name] == "" {
			t.Errorf("the world plays %s, which is no activity", name)
		}
	}
}

// methods are the exported methods of a value, with their signatures.
func methods(v any) map[string]string {
	found := map[string]string{}
	for i := range reflect.TypeOf(v).NumMethod() {
		found[reflect.TypeOf(v).Method(i).Name] = reflect.ValueOf(v).Method(i).Type().String()
	}
	return found
}

func TestEveryKindOfCaseHasAWorkflow(t *testing.T) {
	t.Parallel()
	for _, kind := range []domain.CaseKind{domain.KindYear, domain.KindPlan, domain.KindTranscript, domain.KindSubmission, domain.KindClaim, domain.KindCertificate, domain.KindFeedback, domain.KindException, domain.KindAppeal} {
		if worker.Workflows()[workflows.Type(kind)] == nil {
			t.Errorf("%s has no workflow: %q", kind, workflows.Type(kind))
		}
	}
	if got := workflows.Type("other"); got != "" {
		t.Errorf("an unknown kind has the workflow %q", got)
	}
	if got := workflows.ID(domain.KindPlan, "7"); got != "plan/7" {
		t.Errorf("a plan's workflow id is %q", got)
	}
}
