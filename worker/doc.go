// Package worker registers the workflows and activities under their wire names, and keeps the schedules.
package worker
