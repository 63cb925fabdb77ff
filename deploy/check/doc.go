// Package check reads what deploy/ holds with the libraries of the tools that would run it: Helm, Compose, BuildKit and
// the types of the Kubernetes API. It is a module of its own, so that their dependencies stay out of the product's.
//
// Nothing is run: see deploy/README.md for what that leaves open.
package check
