package policy

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"xueshi/domain"
)

// full is a policy in which every key that a policy may have is given, which the test sees to.
func full(t *testing.T) []byte {
	t.Helper()
	source, err := os.ReadFile("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, faults := Parse(source); len(faults) > 0 {
		t.Fatal(faults)
	}
	return source
}

// Whatever a policy may say is said in the full file: an unknown key is put into each of its mappings, and the fault
// names all that are known there.
func TestDiff_TheFullFileHasEveryKey(t *testing.T) {
	root, _ := parseYAML(full(t))
	given := map[string]map[string]bool{} // keys by the mapping's path, positions left out
	eachMapping(root, "", func(path string, node *yaml.Node) {
		path = kindOfMapping(path)
		if given[path] == nil {
			given[path] = map[string]bool{}
		}
		for i := 0; i < len(node.Content); i += 2 {
			given[path][node.Content[i].Value] = true
		}
		node.Content = append(node.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: "zzz"}, &yaml.Node{Kind: yaml.ScalarNode, Value: "1"})
	})
	r := &reader{lines: map[string]int{}}
	r.policy(r.object(root, ""))
	asked := 0
	for _, f := range r.faults {
		_, known, ok := strings.Cut(f.Reason, "known are ")
		if !ok || !strings.HasSuffix(f.Path, "zzz") {
			continue
		}
		asked++
		path := kindOfMapping(strings.TrimSuffix(strings.TrimSuffix(f.Path, "zzz"), "."))
		for key := range strings.SplitSeq(known, ", ") {
			if !given[path][key] {
				t.Errorf("%q may have %s, and the full file does not", path, key)
			}
		}
	}
	if asked < len(given) {
		t.Errorf("%d of %d mappings answered", asked, len(given))
	}
}

// kindOfMapping is the path without positions; steps are alike in every pipeline.
func kindOfMapping(path string) string {
	path = regexp.MustCompile(`\[\d+\]`).ReplaceAllString(path, "")
	return regexp.MustCompile(`^pipelines\..*`).ReplaceAllString(path, "pipelines.*")
}

func eachMapping(node *yaml.Node, path string, do func(path string, node *yaml.Node)) {
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i < len(node.Content); i += 2 {
			eachMapping(node.Content[i+1], strings.TrimPrefix(path+"."+node.Content[i].Value, "."), do)
		}
		do(path, node)
	case yaml.SequenceNode:
		for _, item := range node.Content {
			eachMapping(item, path, do)
		}
	default:
	}
}

// Every value of the full file is changed, one after the other, and the difference is seen. Whether the changed file is
// good does not matter here: many a value cannot change alone.
func TestDiff_EveryValueCounts(t *testing.T) {
	source := full(t)
	root, _ := parseYAML(source)
	tree := func(root *yaml.Node) *value {
		r := &reader{lines: map[string]int{}}
		return treeOf(r.policy(r.object(root, "")))
	}
	before := tree(root)
	for i, leaf := range leavesOf(root, "") {
		changed, _ := parseYAML(source)
		n := 0
		setLeaf(changed, i, &n, otherThan(leaf.value))
		changes := compare(nil, before, tree(changed))
		if len(changes) == 0 || len(changes) > 2 { // an element of another name is one that came and one that went
			t.Errorf("%s: %s is changed to %s, and the answer is %+v", leaf.path, leaf.value, otherThan(leaf.value), changes)
		}
	}
}

type leaf struct{ path, value string }

func leavesOf(node *yaml.Node, path string) []leaf {
	var all []leaf
	switch node.Kind {
	case yaml.ScalarNode:
		return []leaf{{path, node.Value}}
	case yaml.MappingNode:
		for i := 0; i < len(node.Content); i += 2 {
			all = append(all, leavesOf(node.Content[i+1], strings.TrimPrefix(path+"."+node.Content[i].Value, "."))...)
		}
	default:
		for _, item := range node.Content {
			all = append(all, leavesOf(item, path)...)
		}
	}
	return all
}

func setLeaf(node *yaml.Node, i int, n *int, value string) {
	if node.Kind == yaml.ScalarNode {
		if *n == i {
			node.Value = value
		}
		*n++
		return
	}
	for j, item := range node.Content {
		if node.Kind == yaml.SequenceNode || j%2 == 1 {
			setLeaf(item, i, n, value)
		}
	}
}

// otherThan is another value of the same sort.
func otherThan(value string) string {
	if n, err := strconv.Atoi(value); err == nil {
		return strconv.Itoa(n + 1)
	}
	if d, err := domain.ParseDate(value); err == nil {
		return d.AddDays(1).String()
	}
	for _, pair := range [][2]string{{"true", "false"}, {"any", "all"}, {"lunar", "listed"}, {"clerk", "chief"}, {"titleReview", "others"}} {
		if i := slices.Index(pair[:], value); i >= 0 {
			return pair[1-i]
		}
	}
	return value + "甲"
}

func TestDiff_TheOrderOfStepsCountsAndThatOfTheAnnexDoesNot(t *testing.T) {
	source, _ := Shipped("guangde-2020")
	swap := func(a, b string) []byte {
		swapped := bytes.Replace(source, []byte(a), []byte("\x00"), 1)
		swapped = bytes.Replace(swapped, []byte(b), []byte(a), 1)
		return bytes.Replace(swapped, []byte("\x00"), []byte(b), 1)
	}
	waiver := "{name: waiver, role: chief, withinWorkingDays: 3, when: plan.leadDays < policy.leadDays}"
	review := "{name: planReview, role: clerk, withinWorkingDays: 5, escalateTo: chief}"
	changes, err := Diff(source, swap(waiver, review))
	if err != nil || len(changes) != 1 || changes[0].Kind != Reordered || !slices.Equal(changes[0].Path, []string{"pipelines", "plan"}) {
		t.Errorf("%+v, %v", changes, err)
	}
	changes, err = Diff(source, swap("{series: 教师, department: 市教体局}", "{series: 卫生, department: 市卫健委}"))
	if err != nil || len(changes) != 0 {
		t.Errorf("%+v, %v", changes, err)
	}
	if _, err := Diff(source, []byte("name: x")); err == nil {
		t.Error("a faulty file is compared")
	}
}

func TestDiff_ADefaultWrittenOutIsNoDifference(t *testing.T) {
	source, _ := Shipped("guangde-2020")
	for _, written := range []string{"  maxHoursADay: 8\n", "closing: {lateSubmissionWorkingDays: 10}", "  kinds: []"} {
		if bytes.Count(source, []byte(written)) != 1 {
			t.Fatalf("%q is not there once", written)
		}
		changes, err := Diff(source, bytes.Replace(source, []byte(written), nil, 1))
		if err != nil || len(changes) != 0 {
			t.Errorf("without %q: %+v, %v", written, changes, err)
		}
	}
}
