package rehearsal

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"xueshi/policy"
)

// Load reads a scenario and the policy it names: a shipped one, or a file beside it. Faults in either file come as
// policy.Faults, those of the scenario only when the policy has none.
func Load(path string) (*Scenario, error) {
	source, err := os.ReadFile(path) //nolint:gosec // the file the user asked for
	if err != nil {
		return nil, fmt.Errorf("scenario: %w", err)
	}
	s, faults := Parse(source, filepath.Dir(path))
	if err := faults.Err(); err != nil {
		return nil, fmt.Errorf("scenario %s:\n%w", path, err)
	}
	return s, nil
}

// Parse reads a scenario whose paths start in dir. It returns every fault it can find; the scenario is nil unless there
// are none.
func Parse(source []byte, dir string) (*Scenario, policy.Faults) {
	p := &parser{dir: dir}
	var raw file
	if !p.decode(source, &raw) {
		return nil, p.faults
	}
	s := p.scenario(&raw)
	if len(p.faults) > 0 {
		slices.SortStableFunc(p.faults, func(a, b policy.Fault) int { return cmp.Compare(a.Line, b.Line) })
		return nil, p.faults
	}
	return s, nil
}

// file is a scenario as it is written.
type file struct {
	Name     string       `yaml:"name"`
	Policy   string       `yaml:"policy"`
	Start    string       `yaml:"start"`
	Fixtures Fixtures     `yaml:"fixtures"`
	Steps    []rawStep    `yaml:"steps"`
	Expect   Expectations `yaml:"expect"`
}

type rawStep struct {
	Note   string    `yaml:"note"`
	At     string    `yaml:"at"`
	As     string    `yaml:"as"`
	Call   string    `yaml:"call"`
	With   yaml.Node `yaml:"with"`
	Body   yaml.Node `yaml:"body"`
	Upload string    `yaml:"upload"`
	Expect struct {
		Status int       `yaml:"status"`
		Body   yaml.Node `yaml:"body"`
	} `yaml:"expect"`
	Save map[string]string `yaml:"save"`
}

type parser struct {
	dir    string
	root   yaml.Node
	faults policy.Faults
}

// decode reads exactly one document, and no key that is not known.
func (p *parser) decode(source []byte, into *file) bool {
	for _, read := range []func(d *yaml.Decoder) error{
		func(d *yaml.Decoder) error { return d.Decode(&p.root) },
		func(d *yaml.Decoder) error { return d.Decode(into) },
	} {
		d := yaml.NewDecoder(bytes.NewReader(source))
		d.KnownFields(true)
		switch err := read(d); {
		case errors.Is(err, io.EOF):
			p.fault(1, "", "the file is empty")
			return false
		case err != nil:
			p.yamlFaults(err)
			return false
		}
		if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
			p.fault(1, "", "a second document begins; a scenario is one")
			return false
		}
	}
	return true
}

// yamlFaults takes the lines out of the YAML reader's messages, which is the only place where they stand.
func (p *parser) yamlFaults(err error) {
	messages := []string{strings.TrimPrefix(err.Error(), "yaml: ")}
	if several, ok := errors.AsType[*yaml.TypeError](err); ok {
		messages = several.Errors
	}
	for _, message := range messages {
		line := 1
		if m := regexp.MustCompile(`^line (\d+): `).FindStringSubmatch(message); m != nil {
			message = strings.TrimPrefix(message, m[0])
			if n, convErr := strconv.Atoi(m[1]); convErr == nil {
				line = n
			}
		}
		message = regexp.MustCompile(`^field (.*) not found in type .*$`).ReplaceAllString(message, "$1 is not known here")
		p.fault(line, "", "%s", message)
	}
}

func (p *parser) fault(line int, path, reason string, args ...any) {
	p.faults = append(p.faults, policy.Fault{Line: line, Path: path, Reason: fmt.Sprintf(reason, args...)})
}

// faultAt reports a fault at a place in the file: keys and positions from the top.
func (p *parser) faultAt(place []any, reason string, args ...any) {
	path := ""
	for _, key := range place {
		if i, ok := key.(int); ok {
			path += fmt.Sprintf("[%d]", i)
		} else {
			path = strings.TrimPrefix(path+"."+fmt.Sprint(key), ".")
		}
	}
	p.fault(p.line(place...), path, reason, args...)
}

// line returns the line of a place in the file, or of what is nearest above it.
func (p *parser) line(place ...any) int {
	node := &p.root
	if node.Kind == yaml.DocumentNode {
		node = node.Content[0]
	}
	for _, key := range place {
		next := child(node, key)
		if next == nil {
			break
		}
		node = next
	}
	return node.Line
}

func child(node *yaml.Node, key any) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if i, ok := key.(int); ok {
		if node.Kind == yaml.SequenceNode && i < len(node.Content) {
			return node.Content[i]
		}
		return nil
	}
	for i := 0; i+1 < len(node.Content) && node.Kind == yaml.MappingNode; i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}

// scenario makes sense of the file and checks every name in it.
func (p *parser) scenario(raw *file) *Scenario {
	s := &Scenario{Name: raw.Name, Dir: p.dir, Fixtures: raw.Fixtures, Expect: raw.Expect}
	if raw.Name == "" {
		p.faultAt([]any{"name"}, "is missing")
	}
	if s.PolicySource, s.Policy = p.policy(raw.Policy); s.Policy == nil {
		return nil
	}
	s.Start = p.time([]any{"start"}, raw.Start, s.Policy.Zone())
	names := p.fixtures(s)
	s.Steps = p.steps(raw.Steps, s, names)
	p.expectations(s)
	return s
}

// policy finds the policy by a shipped name, or by a path from the scenario's folder.
func (p *parser) policy(name string) ([]byte, *policy.Policy) {
	place := []any{"policy"}
	source, ok := policy.Shipped(name)
	if !ok {
		path := name
		if !filepath.IsAbs(path) {
			path = filepath.Join(p.dir, path)
		}
		var err error
		if source, err = os.ReadFile(path); err != nil || name == "" { //nolint:gosec // the file the scenario names
			p.faultAt(place, "%q is neither a shipped policy (%s) nor a file", name, strings.Join(policy.ShippedNames(), ", "))
			return nil, nil
		}
	}
	parsed, faults := policy.Parse(source)
	for _, f := range faults {
		p.faultAt(place, "the policy has a fault in %s", f)
	}
	return source, parsed
}

// time reads a business time like 2020-05-06T09:00 in the policy's zone.
func (p *parser) time(place []any, text string, zone *time.Location) time.Time {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t
		}
	}
	p.faultAt(place, "must be a time like 2020-05-06T09:00, not %q", text)
	return time.Time{}
}
