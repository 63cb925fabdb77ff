package rehearsal

import (
	"reflect"
	"slices"
	"testing"
)

func TestFillKeepsTheTypeOfAWholeName(t *testing.T) {
	known := map[string]any{"n": 3.0, "P1": "id-1", "市财政局": "id-2"}
	for text, want := range map[string]any{
		"$n":              3.0,
		"${n}":            3.0,
		"no. $n of ${P1}": "no. 3 of id-1",
		"$市财政局":           "id-2",
		"${P1}x":          "id-1x",
		"$$n":             "$n",
		"$$":              "$",
		"":                "",
		"5 $":             "5 $",
	} {
		if got := fill([]any{map[string]any{"k": text}}, known); !reflect.DeepEqual(got, []any{map[string]any{"k": want}}) {
			t.Errorf("%q became %v, want %v", text, got, want)
		}
	}
}

func TestDifferencesComparesOnlyWhatIsNamed(t *testing.T) {
	got := map[string]any{
		"state": "filed", "n": 2.0, "lines": []any{map[string]any{"id": "a", "ok": true}, map[string]any{"id": "b"}}, "none": []any{},
	}
	for name, c := range map[string]struct {
		want  any
		paths []string
	}{
		"nothing named":         {map[string]any{}, nil},
		"equal":                 {map[string]any{"state": "filed", "n": 2.0}, nil},
		"other value":           {map[string]any{"state": "lapsed", "n": 2.0}, []string{"body.state"}},
		"missing":               {map[string]any{"x": 1.0}, []string{"body.x"}},
		"expected absent":       {map[string]any{"x": nil}, nil},
		"first of a list":       {map[string]any{"lines": []any{map[string]any{"id": "a"}}}, nil},
		"second of a list":      {map[string]any{"lines": []any{map[string]any{}, map[string]any{"id": "a"}}}, []string{"body.lines.1.id"}},
		"longer list":           {map[string]any{"lines": []any{map[string]any{}, map[string]any{}, map[string]any{}}}, []string{"body.lines"}},
		"empty list":            {map[string]any{"lines": []any{}}, []string{"body.lines"}},
		"empty list came":       {map[string]any{"none": []any{}}, nil},
		"another type":          {map[string]any{"n": "2"}, []string{"body.n"}},
		"a map where none came": {map[string]any{"n": map[string]any{"a": 1.0}}, []string{"body.n"}},
	} {
		t.Run(name, func(t *testing.T) {
			if paths := pathsOf(differences("body", c.want, got)); !slices.Equal(paths, c.paths) {
				t.Errorf("differences at %v, want %v", paths, c.paths)
			}
		})
	}
}

func pathsOf(different []Difference) []string {
	paths := make([]string, len(different))
	for i, d := range different {
		paths[i] = d.Path
	}
	return paths
}

func TestPickFollowsAPath(t *testing.T) {
	answer := map[string]any{"lines": []any{map[string]any{"id": "a"}}}
	if got, err := pick(answer, "lines.0.id"); err != nil || got != "a" {
		t.Errorf("picked %v, %v", got, err)
	}
	for _, path := range []string{"lines.1.id", "lines.x", "line", "lines.0.id.more"} {
		if got, err := pick(answer, path); err == nil {
			t.Errorf("%s picked %v", path, got)
		}
	}
}
