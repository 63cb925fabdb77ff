// Package demo invents a whole city, the same from the same seed, and plays its year from the notice to mid-July 2020
// through the public API: what the demonstration serves (spec §10).
//
// Everything in it is invented. ID numbers begin with 999999, which is no place's code; their check digits are right.
package demo
