package api

import (
	"encoding/json"

	"xueshi/domain"
	"xueshi/policy"
)

// eventText is a timeline entry or a notice in Chinese.
func eventText(kind string, raw json.RawMessage) string {
	facts := map[string]any{}
	_ = json.Unmarshal(raw, &facts) // the store writes objects only
	return kind
}

func adviceText(a policy.Advice) string { return a.Code }

func reasonText(r policy.Reason) string { return r.Code }

func consequenceText(c policy.Consequence) string { return c.Code }

func refusalTexts(refusals domain.Refusals) []string {
	list := make([]string, len(refusals))
	for i, r := range refusals {
		list[i] = message(r)
	}
	return list
}
