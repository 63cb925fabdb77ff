package policy

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Parse reads a policy file. It returns every fault it can find, sorted by line; the policy is nil unless there are
// none.
func Parse(source []byte) (*Policy, Faults) {
	root, faults := parseYAML(source)
	if len(faults) > 0 {
		return nil, faults
	}
	r := &reader{lines: map[string]int{}}
	p := r.policy(r.object(root, ""))
	r.check(p)
	if len(r.faults) > 0 {
		return nil, r.faults.sorted()
	}
	return p, nil
}

// parseYAML reads exactly one document.
func parseYAML(source []byte) (*yaml.Node, Faults) {
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, Faults{{Line: 1, Reason: "the file is empty; start from a shipped policy"}}
	case err != nil:
		return nil, Faults{yamlFault(err)}
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, Faults{{Line: second.Line, Reason: "a second document begins; a policy file holds one"}}
	case !errors.Is(err, io.EOF):
		return nil, Faults{yamlFault(err)}
	}
	if len(document.Content) == 0 || document.Content[0].Tag == "!!null" {
		return nil, Faults{{Line: 1, Reason: "the file is empty; start from a shipped policy"}}
	}
	return document.Content[0], nil
}

var yamlLine = regexp.MustCompile(`^line (\d+): `)

// yamlFault takes the line out of the YAML reader's message, which is the only place where it stands.
func yamlFault(err error) Fault {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		message = strings.TrimPrefix(message, m[0])
		if n, convErr := strconv.Atoi(m[1]); convErr == nil {
			line = n
		}
	}
	return Fault{Line: line, Reason: "is not YAML: " + message}
}
