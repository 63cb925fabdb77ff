package api

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"xueshi/domain"
	"xueshi/store"
)

// PageInput is embedded in the input of an operation that lists: pages follow each other by the sort keys of their last
// row, so that nothing is missed or shown twice while rows come and go.
type PageInput struct {
	Cursor string `query:"cursor" maxLength:"1000" doc:"next of the page before; empty: the first page"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}

// List is a page of a list.
type List[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"The cursor of the next page; absent on the last"`
}

// page is what the store is asked: one row more than is shown, so that listOf knows whether there are more.
func (p PageInput) page() (store.Page, error) {
	page := store.Page{Limit: p.Limit + 1}
	if p.Cursor == "" {
		return page, nil
	}
	text, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err != nil || json.Unmarshal(text, &page.After) != nil || len(page.After) == 0 {
		return store.Page{}, domain.Refuse("", "form.cursor", "cursor")
	}
	return page, nil
}

// listOf makes the page that p asked for of the rows the store gave; key returns a row's sort keys.
func listOf[T any](p PageInput, rows []T, key func(T) []string) (List[T], error) {
	if len(rows) <= p.Limit {
		return List[T]{Items: append([]T{}, rows...)}, nil // a list without rows is [], not null
	}
	rows = rows[:p.Limit]
	text, err := json.Marshal(key(rows[len(rows)-1]))
	if err != nil {
		return List[T]{}, fmt.Errorf("write cursor: %w", err)
	}
	return List[T]{Items: rows, Next: base64.RawURLEncoding.EncodeToString(text)}, nil
}
