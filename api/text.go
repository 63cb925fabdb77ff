package api

import (
	"encoding/json"

	"xueshi/domain"
	"xueshi/texts"
)

// eventText is a timeline entry or a notice in Chinese.
func eventText(kind string, raw json.RawMessage) string {
	facts := map[string]any{}
	_ = json.Unmarshal(raw, &facts) // the store writes objects only
	return texts.Event(kind, facts)
}

func refusalTexts(refusals domain.Refusals) []string {
	list := make([]string, len(refusals))
	for i, r := range refusals {
		list[i] = texts.Refusal(r).Detail
	}
	return list
}
