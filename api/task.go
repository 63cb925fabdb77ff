package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"xueshi/domain"
	"xueshi/store"
)

// ListTasksInput filters the caller's desk.
type ListTasksInput struct {
	PageInput
	Year    int             `query:"year"`
	Kind    domain.CaseKind `query:"kind" enum:"plan,transcript,submission,claim,certificate,feedback,exception"`
	Overdue bool            `query:"overdue"`
	Query   string          `query:"q" maxLength:"100" doc:"part of number, title or unit"`
	Order   string          `query:"order" enum:"due,clean" default:"due" doc:"clean: those first with which every rule check passed"`
	Desk    store.Desk      `query:"desk" enum:"mine,free" doc:"mine: what the caller holds, for oneself or as a stand-in; free: what nobody holds"`
}

// TaskList is a page of the desk, with counts of all of it.
type TaskList struct {
	List[store.CaseView]
	Counts []store.TaskCounts `json:"counts"`
}

func (s *Server) registerTasks() {
	handle(s, Operation{
		ID: "listTasks", Method: http.MethodGet, Path: "/api/tasks", Tag: "tasks", Summary: "What waits on the caller's desk, what is due first first",
		Roles: []domain.Role{domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief},
	}, listTasks)
	handle(s, Operation{
		ID: "getBacklog", Method: http.MethodGet, Path: "/api/backlog", Tag: "tasks",
		Summary: "What waits in the whole city, counted by step and by who holds it, and how old it is",
		Roles:   []domain.Role{domain.RoleClerk, domain.RoleChief, domain.RoleAuditor},
	}, getBacklog)
}

func getBacklog(ctx context.Context, tx *store.Tx, _ domain.Actor, _ *struct{}) (List[store.Backlog], error) {
	backlog, err := tx.Backlog(ctx)
	return List[store.Backlog]{Items: backlog}, err
}

func listTasks(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ListTasksInput) (TaskList, error) {
	page, err := in.page()
	if err != nil {
		return TaskList{}, err
	}
	tasks, err := tx.Tasks(ctx, actor, store.TaskFilter{Year: in.Year, Kind: in.Kind, Overdue: in.Overdue, Desk: in.Desk, Clean: in.Order == "clean", Query: in.Query, Page: page})
	if err != nil {
		return TaskList{}, err
	}
	counts, err := tx.CountTasks(ctx, actor)
	if err != nil {
		return TaskList{}, err
	}
	list, err := listOf(in.PageInput, tasks, taskKey)
	return TaskList{List: list, Counts: counts}, err
}

// taskKey is the order of either sorting.
func taskKey(c store.CaseView) []string {
	if c.Step == nil || c.Step.DueAt == nil {
		return []string{strconv.FormatBool(c.Step != nil && c.Step.Clean), "infinity", c.ID}
	}
	return []string{strconv.FormatBool(c.Step.Clean), c.Step.DueAt.Format(time.RFC3339Nano), c.ID}
}
