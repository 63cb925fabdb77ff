package rehearsal

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
)

// Client calls the operations of a running server by their names.
type Client struct {
	base       string
	transport  http.RoundTripper
	operations Operations
}

// Session is a logged-in account at the server.
type Session struct {
	client *Client
	http   *http.Client
}

// Request is one call. With holds path and query parameters by name.
type Request struct {
	Operation string
	With      map[string]any
	Body      any    // sent as JSON; nil: none
	Upload    string // path of a file sent instead of a body
	Key       string // Idempotency-Key, for who may have to ask again; empty: a fresh one
}

// Answer is what came back. Body is decoded JSON, the text of what is not JSON, or nil.
type Answer struct {
	Status int
	Body   any

	raw []byte
}

// Connect reads the server's OpenAPI document. The transport is http.DefaultTransport, or one that calls a handler in
// this process (see Handler).
func Connect(ctx context.Context, baseURL string, transport http.RoundTripper) (*Client, error) {
	c := &Client{base: strings.TrimSuffix(baseURL, "/"), transport: transport}
	anyone := &http.Client{Transport: transport}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+OpenAPIPath, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	status, document, err := exchange(anyone, request)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	if status != http.StatusOK {
		return nil, fmt.Errorf("connect: %s answered %d", request.URL, status)
	}
	c.operations, err = ReadOperations(document)
	return c, err
}

// Operations returns what the server can be asked.
func (c *Client) Operations() Operations { return c.operations }

// LogIn opens a session for an account.
func (c *Client) LogIn(ctx context.Context, login, password string) (*Session, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, fmt.Errorf("log in: %w", err)
	}
	s := &Session{client: c, http: &http.Client{Transport: c.transport, Jar: jar}}
	err = s.Ask(ctx, Request{Operation: "login", Body: map[string]any{"login": login, "password": password}}, nil)
	if err != nil {
		return nil, fmt.Errorf("log in as %s: %w", login, err)
	}
	return s, nil
}

// Call sends one request. An answer that refuses is an answer, not an error.
func (s *Session) Call(ctx context.Context, r Request) (Answer, error) {
	request, err := s.request(ctx, r)
	if err != nil {
		return Answer{}, fmt.Errorf("%s: %w", r.Operation, err)
	}
	status, body, err := exchange(s.http, request)
	if err != nil {
		return Answer{}, fmt.Errorf("%s: %w", r.Operation, err)
	}
	answer := Answer{Status: status, raw: body}
	if len(body) > 0 {
		if err := json.Unmarshal(body, &answer.Body); err != nil {
			answer.Body = string(body) // a document, not JSON
		}
	}
	return answer, nil
}

// Read reads the answer's JSON into a value.
func (a Answer) Read(into any) error {
	if err := json.Unmarshal(a.raw, into); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	return nil
}

// Ask is Call for an answer that must be a success, read into a value.
func (s *Session) Ask(ctx context.Context, r Request, into any) error {
	answer, err := s.Call(ctx, r)
	if err != nil {
		return err
	}
	if answer.Status == http.StatusUnauthorized {
		return fmt.Errorf("%s: %w", r.Operation, errNoSession)
	}
	if answer.Status >= http.StatusMultipleChoices {
		return fmt.Errorf("%s: %d %s", r.Operation, answer.Status, shown(answer.Body))
	}
	if into == nil {
		return nil
	}
	if err := answer.Read(into); err != nil {
		return fmt.Errorf("%s: %w", r.Operation, err)
	}
	return nil
}

// errNoSession says that the session is over: its account was closed.
var errNoSession = errors.New("not logged in")

func (s *Session) request(ctx context.Context, r Request) (*http.Request, error) {
	op, ok := s.client.operations[r.Operation]
	if !ok {
		return nil, errors.New("no such operation")
	}
	body, contentType, err := op.content(r)
	if err != nil {
		return nil, err
	}
	path, query := op.address(r.With)
	address := s.client.base + path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	request, err := http.NewRequestWithContext(ctx, op.Method, address, body)
	if err != nil {
		return nil, err //nolint:wrapcheck // wrapped by Call
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	if op.Method != http.MethodGet {
		request.Header.Set("Idempotency-Key", cmp.Or(r.Key, uuid.NewString()))
	}
	return request, nil
}

// content writes the request's body.
func (op Operation) content(r Request) (body io.Reader, contentType string, err error) {
	switch {
	case r.Upload != "":
		return op.form(r.Upload)
	case r.Body != nil:
		text, err := json.Marshal(r.Body)
		if err != nil {
			return nil, "", fmt.Errorf("body: %w", err)
		}
		return bytes.NewReader(text), "application/json", nil
	default:
		return http.NoBody, "", nil
	}
}

// form writes a file as the operation takes it: in a form's field.
func (op Operation) form(path string) (io.Reader, string, error) {
	content, err := os.ReadFile(path) //nolint:gosec // the file the scenario names
	if err != nil {
		return nil, "", fmt.Errorf("upload: %w", err)
	}
	body := new(bytes.Buffer)
	writer := multipart.NewWriter(body)
	part, err := writer.CreateFormFile(op.File, filepath.Base(path))
	if err != nil {
		return nil, "", fmt.Errorf("upload: %w", err)
	}
	if _, err := part.Write(content); err != nil {
		return nil, "", fmt.Errorf("upload: %w", err)
	}
	if err := writer.Close(); err != nil {
		return nil, "", fmt.Errorf("upload: %w", err)
	}
	return body, writer.FormDataContentType(), nil
}

func exchange(client *http.Client, request *http.Request) (status int, body []byte, err error) {
	response, err := client.Do(request)
	if err != nil {
		return 0, nil, err //nolint:wrapcheck // wrapped by the callers; says method and address
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	body, err = io.ReadAll(response.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("read the answer of %s: %w", request.URL, err)
	}
	return response.StatusCode, body, nil
}

// Handler is a transport that calls a handler in this process.
type Handler struct{ http.Handler }

// RoundTrip serves the request and returns what the handler wrote.
func (h Handler) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := &recorder{header: http.Header{}, status: http.StatusOK}
	inward := r.Clone(r.Context())
	inward.RequestURI = (&url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}).String()
	inward.RemoteAddr = "127.0.0.1:0"
	h.ServeHTTP(recorder, inward)
	return &http.Response{
		Status: http.StatusText(recorder.status), StatusCode: recorder.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: recorder.header, Body: io.NopCloser(&recorder.body), ContentLength: int64(recorder.body.Len()), Request: r,
	}, nil
}

// recorder keeps what a handler writes.
type recorder struct {
	header http.Header
	status int
	wrote  bool
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if !r.wrote {
		r.status, r.wrote = status, true
	}
}

func (r *recorder) Write(p []byte) (int, error) {
	r.wrote = true
	return r.body.Write(p) //nolint:wrapcheck // a buffer's Write never fails
}
