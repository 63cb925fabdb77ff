// Package recorder is what keeps the record going: every second it has new entries placed in the tree, and every minute
// it signs what the tree has become, outside of the database. Any number may run; one at a time places entries, and each
// signs with a key of its own, as a witness independent of the others.
package recorder
