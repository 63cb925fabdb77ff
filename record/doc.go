// Package record is the arithmetic of the record: how an entry is hashed, how the hashes make a tree (RFC 6962, by
// golang.org/x/mod/sumdb/tlog), how a tree is signed (golang.org/x/mod/sumdb/note), and what each of them proves. It
// knows no database; package store keeps the rows, package recorder the clock.
//
// Who can write to the database can write to every table of it, the tree included. What they cannot do is to make the
// tree fit a checkpoint that was signed before and lies elsewhere.
package record
