// Package texts puts the product's words into Chinese, the only language of its users: refusals, timeline entries,
// notices, advice, reasons, consequences and the names of roles, states, steps and outcomes.
//
// Every text is a line of a table; what it may mention are the facts of the value it stands for. A {name} stands for the
// fact of that name, {name:words} for the fact's name in one of the tables of words.go. What stands in [brackets] is
// left out when a fact in it is missing, empty or zero. Days and times are written in China's one time zone.
//
// To add a code or an event, add its line; the tests compare the tables with the program's source.
package texts
