package check

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

const composeFolder = "../compose"

// TestComposeFileLoads is docker compose config: the schema, the references between services, and every variable.
func TestComposeFileLoads(t *testing.T) {
	project := load(t, "SITE=xueshi.example.org", "POSTGRES_PASSWORD=a", "XUESHI_PASSWORD=b", "TEMPORAL_PASSWORD=c", "STANDBY_PASSWORD=d")
	for _, service := range []string{"postgres", "postgres-standby", "temporal-frontend", "temporal-history", "migrate", "api", "worker", "proxy"} {
		if !slices.Contains(project.ServiceNames(), service) {
			t.Errorf("no service %s", service)
		}
	}
	for _, service := range []string{"api", "worker"} {
		process := project.Services[service]
		if replicas := process.GetScale(); replicas != 2 {
			t.Errorf("%s runs %d times", service, replicas)
		}
	}
	if got := project.Services["temporal-history"].Environment["POSTGRES_PWD"]; got == nil || *got != "c" {
		t.Error("the anchors did not carry Temporal's password")
	}
}

// TestComposeMountsExist: Docker would make a folder of a file that is missing, and say nothing.
func TestComposeMountsExist(t *testing.T) {
	project := load(t, "SITE=s", "POSTGRES_PASSWORD=a", "XUESHI_PASSWORD=b", "TEMPORAL_PASSWORD=c", "STANDBY_PASSWORD=d")
	for name, service := range project.Services {
		for _, volume := range service.Volumes {
			if volume.Type != types.VolumeTypeBind {
				continue
			}
			if info, err := os.Stat(volume.Source); err != nil || info.IsDir() {
				t.Errorf("%s mounts %s: no such file", name, volume.Source)
			}
		}
	}
}

func TestComposeFileNeedsItsPasswords(t *testing.T) {
	options, err := cli.NewProjectOptions([]string{filepath.Join(composeFolder, "compose.yaml")}, cli.WithEnv([]string{"SITE=s"}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := options.LoadProject(t.Context()); err == nil {
		t.Error("it loads without a password")
	}
}

func load(t *testing.T, env ...string) *types.Project {
	t.Helper()
	options, err := cli.NewProjectOptions([]string{filepath.Join(composeFolder, "compose.yaml")}, cli.WithEnv(env))
	if err != nil {
		t.Fatal(err)
	}
	project, err := options.LoadProject(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return project
}
