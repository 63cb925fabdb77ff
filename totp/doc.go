// Package totp makes and checks the six digits that an app on a telephone shows for half a minute (RFC 6238, with HMAC-SHA-1,
// which is what those apps read).
package totp
