package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"

	"github.com/google/uuid"
)

// caller is one person's connection to the API. It writes HTTP by itself, because what a client costs is measured with
// what it asks for, and net/http's costs as much as the server.
type caller struct {
	conn   net.Conn
	reader *bufio.Reader
	out    bytes.Buffer
	host   string
	cookie string
}

func dial(ctx context.Context, address, cookie string) (*caller, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("reach the API: %w", err)
	}
	c := &caller{conn: conn, reader: bufio.NewReader(conn), host: address, cookie: cookie}
	if err := c.greet(); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return c, nil
}

// greet says something at once: who connects and is silent for long is hung up on, and a busy machine takes its time
// between connecting and the first command.
func (c *caller) greet() error {
	c.out.Reset()
	fmt.Fprintf(&c.out, "GET /livez HTTP/1.1\r\nHost: %s\r\n\r\n", c.host)
	_, _, err := c.exchange("/livez")
	return err
}

// dialAll opens n connections whose owners are logged in by turns.
func dialAll(ctx context.Context, address string, cookies []string, n int) (callers []*caller, hangUp func() error, err error) {
	hangUp = func() (err error) {
		for _, c := range callers {
			err = errors.Join(err, c.conn.Close())
		}
		return err
	}
	for i := range n {
		c, err := dial(ctx, address, cookies[i%len(cookies)])
		if err != nil {
			return nil, nil, errors.Join(err, hangUp())
		}
		callers = append(callers, c)
	}
	return callers, hangUp, nil
}

// post sends a command, as the page does: with a fresh Idempotency-Key. Any answer but a success is an error.
func (c *caller) post(path string, body []byte) (header http.Header, answer []byte, err error) {
	c.out.Reset()
	fmt.Fprintf(&c.out, "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nIdempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n",
		path, c.host, c.cookie, uuid.NewString(), len(body))
	c.out.Write(body)
	return c.exchange(path)
}

// exchange sends what is in out and reads the answer.
func (c *caller) exchange(path string) (header http.Header, answer []byte, err error) {
	if _, err := c.conn.Write(c.out.Bytes()); err != nil {
		return nil, nil, fmt.Errorf("send: %w", err)
	}
	response, err := http.ReadResponse(c.reader, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("read the answer: %w", err)
	}
	answer, err = io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return nil, nil, fmt.Errorf("read the answer: %w", err)
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		return nil, nil, fmt.Errorf("%s: %s %s", path, response.Status, answer)
	}
	return response.Header, answer, nil
}

// logIn returns the cookie of a new session.
func logIn(ctx context.Context, address, login, password string) (cookie string, err error) {
	c, err := dial(ctx, address, "")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, c.conn.Close()) }()
	body, err := json.Marshal(map[string]string{"login": login, "password": password})
	if err != nil {
		return "", fmt.Errorf("log in: %w", err)
	}
	header, _, err := c.post("/api/session", body)
	if err != nil {
		return "", fmt.Errorf("log in as %s: %w", login, err)
	}
	cookies := (&http.Response{Header: header}).Cookies()
	if len(cookies) == 0 {
		return "", fmt.Errorf("log in as %s: no cookie", login)
	}
	return cookies[0].Name + "=" + cookies[0].Value, nil
}

// decide decides on a step.
func (c *caller) decide(caseID string, n int, decision []byte) error {
	_, _, err := c.post(fmt.Sprintf("/api/cases/%s/steps/%d/decision", caseID, n), decision)
	return err
}
