// Package api is the HTTP face of xueshi: Gin routes under huma, one file a resource.
//
// A handler is thin: typed input, one method of package store in one transaction, typed output. Who calls, whether the
// role may, answering a repeated request once, and turning refusals into RFC 9457 problems stand once, in the frame
// (handle.go, access.go, problem.go). What the actor may see and decide is checked in store, where the decision is
// taken; the roles at the door only save it the trouble.
//
// The OpenAPI 3.1 document comes from the Go types and is served at /api/openapi.json.
package api
