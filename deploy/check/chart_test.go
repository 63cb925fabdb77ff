package check

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/releaseutil"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/kubernetes/scheme"
)

const chartFolder = "../helm/xueshi"

// TestChartLints is helm lint --strict.
func TestChartLints(t *testing.T) {
	lint := action.NewLint()
	lint.Strict = true
	for _, err := range lint.Run([]string{chartFolder}, nil).Errors {
		t.Error(err)
	}
}

// TestChartRendersValidObjects is helm template, with every object read strictly into its Kubernetes type: a field that
// does not exist, stands in the wrong place or has the wrong type is a fault.
func TestChartRendersValidObjects(t *testing.T) {
	all := []string{
		"Deployment/x-api", "Deployment/x-worker", "HorizontalPodAutoscaler/x-api", "HorizontalPodAutoscaler/x-worker",
		"Ingress/x", "Job/x-migrate", "PodDisruptionBudget/x-api", "PodDisruptionBudget/x-worker", "Service/x-api",
	}
	off := map[string]any{"enabled": false}
	for name, c := range map[string]struct {
		values  map[string]any
		without []string
	}{
		"as it comes": {},
		"bare": {
			values: map[string]any{
				"ingress": off, "api": map[string]any{"autoscaling": off}, "worker": map[string]any{"autoscaling": off},
				"tolerations": []any{map[string]any{"key": "k", "operator": "Exists"}}, "nodeSelector": map[string]any{"a": "b"},
				"imagePullSecrets": []any{map[string]any{"name": "pull"}}, "podAnnotations": map[string]any{"a": "b"},
			},
			without: []string{"HorizontalPodAutoscaler/x-api", "HorizontalPodAutoscaler/x-worker", "Ingress/x"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := slices.DeleteFunc(slices.Clone(all), func(object string) bool { return slices.Contains(c.without, object) })
			if got := objects(t, render(t, c.values)); !slices.Equal(got, want) {
				t.Errorf("the chart has %v\nwanted      %v", got, want)
			}
		})
	}
}

func TestChartRefusesUnknownValues(t *testing.T) {
	loaded, err := loader.Load(chartFolder)
	if err != nil {
		t.Fatal(err)
	}
	_, err = chartutil.ToRenderValues(loaded, map[string]any{"temporl": map[string]any{}}, chartutil.ReleaseOptions{Name: "x"}, nil)
	if err == nil {
		t.Error("a misspelt value passed")
	}
}

// render returns the chart's documents by file.
func render(t *testing.T, values map[string]any) map[string]string {
	t.Helper()
	loaded, err := loader.Load(chartFolder)
	if err != nil {
		t.Fatal(err)
	}
	all, err := chartutil.ToRenderValues(loaded, values, chartutil.ReleaseOptions{Name: "x", Namespace: "y"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := engine.Render(loaded, all)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// objects reads every object and returns their kinds and names, sorted.
func objects(t *testing.T, files map[string]string) []string {
	t.Helper()
	strict := serializer.NewCodecFactory(scheme.Scheme, serializer.EnableStrict).UniversalDeserializer()
	var found []string
	for file, content := range files {
		if filepath.Ext(file) != ".yaml" {
			continue
		}
		for _, document := range releaseutil.SplitManifests(content) {
			if strings.TrimSpace(document) == "" {
				continue
			}
			object, kind, err := strict.Decode([]byte(document), nil, nil)
			if err != nil {
				t.Errorf("%s: %v\n%s", file, err, document)
				continue
			}
			found = append(found, fmt.Sprintf("%s/%s", kind.Kind, nameOf(t, object)))
		}
	}
	slices.Sort(found)
	return found
}

func nameOf(t *testing.T, object runtime.Object) string {
	t.Helper()
	fields, err := runtime.DefaultUnstructuredConverter.ToUnstructured(object)
	if err != nil {
		t.Fatal(err)
	}
	metadata, ok := fields["metadata"].(map[string]any)
	if !ok {
		t.Fatalf("no metadata in %v", fields)
	}
	return fmt.Sprint(metadata["name"])
}
