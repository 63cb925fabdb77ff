// Package domain holds the words of the product: cases, steps, decisions, hours, outcomes, roles and refusals.
//
// It imports the standard library only and decides no rule; the rules are in package policy.
package domain
