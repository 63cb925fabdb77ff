// Package policy is the authority on the year's rules: the policy file with its checks, and every rule of the
// specification as a pure function. It does no I/O (the shipped policy files are embedded) and never asks what time it
// is: instants and days are parameters.
//
// A rule that needs one of the year's values is a method of Policy; one that holds in every year is a plain function.
// Each answers with a value or with a named refusal (domain.Refusal) that carries the rule's number, the field, the
// arithmetic and what would be right. Days are days in the policy's zone.
//
// Clauses such as "notice 2(2)" are those of notice-2020: 二（二）.
package policy
