// Package engine is how the product's processes speak with Temporal: the connection, the
// namespace, and moving a workflow's time. It knows nothing of workflows or of the server.
package engine
