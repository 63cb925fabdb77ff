// Package clock is the only one that asks the machine what time it is. Everything else is given the time.
package clock
