package api

import (
	"encoding/json"
	"testing"
)

func TestTheDocumentNeedsNothing(t *testing.T) {
	s, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	document, err := s.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		OpenAPI    string                    `json:"openapi"`
		Paths      map[string]map[string]any `json:"paths"`
		Components struct {
			Schemas map[string]any `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(document, &got); err != nil {
		t.Fatal(err)
	}
	if got.OpenAPI != "3.1.0" {
		t.Errorf("OpenAPI version is %q", got.OpenAPI)
	}
	if got.Components.Schemas["Problem"] == nil || got.Components.Schemas["ErrorModel"] != nil {
		t.Error("the document describes another error model than Problem")
	}
}
