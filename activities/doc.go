// Package activities is what workflows do to the world. Every activity is one transaction of package store and harmless
// when it runs twice: its key is the case and the step that the workflow names.
package activities
