// Package e2e holds tests of the whole product on its real parts: Postgres, the Temporal server, the API.
package e2e
