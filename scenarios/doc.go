// Package scenarios holds years to rehearse, and the test that plays each of them on the real engine, the real database
// and the real API.
package scenarios
