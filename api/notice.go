package api

import (
	"context"
	"net/http"
	"strconv"

	"xueshi/domain"
	"xueshi/store"
)

// NoticeList is a page of the caller's notices.
type NoticeList struct {
	List[store.Notice]
	Unread int `json:"unread"`
}

// ReadNoticesInput says up to which notice the caller has read.
type ReadNoticesInput struct {
	Body struct {
		UpTo int64 `json:"upTo"`
	}
}

func (s *Server) registerNotices() {
	handle(s, Operation{ID: "listNotices", Method: http.MethodGet, Path: "/api/notices", Tag: "notices", Summary: "What the caller was told, the newest first"}, listNotices)
	handle(s, Operation{
		ID: "readNotices", Method: http.MethodPost, Path: "/api/notices/read", Tag: "notices", Summary: "Mark notices as read", Status: http.StatusNoContent, Quiet: true,
	}, readNotices)
}

func listNotices(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PageInput) (NoticeList, error) {
	page, err := in.page()
	if err != nil {
		return NoticeList{}, err
	}
	notices, unread, err := tx.Notices(ctx, actor, page)
	if err != nil {
		return NoticeList{}, err
	}
	for i := range notices {
		notices[i].Text = eventText(notices[i].Kind, notices[i].Facts)
	}
	list, err := listOf(*in, notices, func(n store.Notice) []string { return []string{strconv.FormatInt(n.ID, 10)} })
	return NoticeList{List: list, Unread: unread}, err
}

func readNotices(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ReadNoticesInput) (nothing, error) {
	return nothing{}, tx.ReadNotices(ctx, actor, in.Body.UpTo)
}
