// Package store keeps every fact in Postgres and takes every decision there.
//
// A method on Tx is one command or one question inside a transaction: it locks what it decides on, loads the facts, asks
// package policy, and either refuses (domain.Refusals) or writes the change together with its timeline entry, its
// notices and its signal. A method on DB opens the transaction itself.
package store
