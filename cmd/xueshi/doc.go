// Command xueshi is the whole product in one binary, one file a command. This package only wires: what a command does
// is in the packages it calls.
package main
