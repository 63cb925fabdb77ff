// Package pgtest gives each test a migrated database of its own on a real PostgreSQL.
//
// The server is private to the test process, started by the first test that asks, and gone
// with the process however that ends; no TestMain is needed. XUESHI_TEST_DATABASE_URL, a
// postgres:// URL whose account may create databases, names another server to use.
package pgtest
