// Package documents makes what leaves the house on paper (spec §8): typed data in, PDF out. It draws A4 pages as a
// Chinese office lays them out, with the round red seal where a seal belongs, and signs what is sealed, so that any PDF
// reader shows whether it was altered. It reads no database and asks no clock.
package documents
