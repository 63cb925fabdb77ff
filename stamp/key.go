package stamp

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// LoadKey reads the private key that codes are signed with: PEM, PKCS #8.
func LoadKey(file string) (ed25519.PrivateKey, error) {
	data, err := os.ReadFile(file) //nolint:gosec // whoever runs the program names the file
	if err != nil {
		return nil, fmt.Errorf("stamp key: %w", err)
	}
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, fmt.Errorf("stamp key: %s holds no PEM private key", file)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("stamp key %s: %w", file, err)
	}
	key, ok := parsed.(ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("stamp key: %s is no Ed25519 key", file)
	}
	return key, nil
}

// LoadOrMakeKey reads the private key, or makes one where the file is missing. It lies in no database: whoever can write
// there cannot sign. Beside it lies the public key, in a file of the same name with .pub.
func LoadOrMakeKey(file string) (ed25519.PrivateKey, error) {
	key, err := LoadKey(file)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	_, key, err = ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make stamp key: %w", err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, fmt.Errorf("make stamp key: %w", err)
	}
	const owner, all = 0o600, 0o644
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), owner); err != nil {
		return nil, fmt.Errorf("make stamp key: %w", err)
	}
	if err := os.WriteFile(file+".pub", []byte(PublicText(key)+"\n"), all); err != nil {
		return nil, fmt.Errorf("make stamp key: %w", err)
	}
	return key, nil
}

// PublicText is the public key as people hand it on: one line of base64.
func PublicText(key ed25519.PrivateKey) string {
	public, _ := key.Public().(ed25519.PublicKey)
	return base64.StdEncoding.EncodeToString(public)
}

// ParsePublic reads what PublicText wrote.
func ParsePublic(text string) (ed25519.PublicKey, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, errors.New("a public key is 44 characters of base64")
	}
	return key, nil
}
