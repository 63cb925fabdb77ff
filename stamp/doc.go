// Package stamp writes and reads the code on a stamped paper (R15): what was stamped, signed with the deployment's Ed25519
// key, so that anyone with the public key can check it without a network. Whether the stamp still stands only the
// deployment knows.
package stamp
