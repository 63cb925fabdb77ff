package documents

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"time"

	"github.com/smallstep/pkcs7"
)

// Signer signs sealed documents with a certificate.
type Signer struct {
	chain []*x509.Certificate // the signer's own first
	key   crypto.Signer
}

// LoadSigner reads a certificate with its chain and the private key (PKCS #8, RSA or ECDSA) from PEM files.
func LoadSigner(certFile, keyFile string) (*Signer, error) {
	certs, err := os.ReadFile(certFile) //nolint:gosec // whoever runs the program names the file
	if err != nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	var chain []*x509.Certificate
	for block, rest := pem.Decode(certs); block != nil; block, rest = pem.Decode(rest) {
		cert, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("certificate %s: %w", certFile, err)
		}
		chain = append(chain, cert)
	}
	if len(chain) == 0 {
		return nil, fmt.Errorf("%s holds no PEM certificate", certFile)
	}
	data, err := os.ReadFile(keyFile) //nolint:gosec // as above
	if err != nil {
		return nil, fmt.Errorf("private key: %w", err)
	}
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, fmt.Errorf("%s holds no PEM private key", keyFile)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("private key %s: %w", keyFile, err)
	}
	return newSigner(chain, parsed)
}

func newSigner(chain []*x509.Certificate, parsed any) (*Signer, error) {
	key, ok := parsed.(crypto.Signer)
	if !ok {
		return nil, errors.New("the private key cannot sign")
	}
	public, ok := chain[0].PublicKey.(interface {
		Equal(other crypto.PublicKey) bool
	})
	if !ok || !public.Equal(key.Public()) {
		return nil, errors.New("the private key is not the certificate's")
	}
	return &Signer{chain: chain, key: key}, nil
}

// testName is the name in a test certificate: who looks at a signature sees what it is worth.
const testName = "测试证书 不具法律效力 TEST ONLY"

// TestSigner makes a certificate of its own that says that it is for tests. A deployment uses it until the office has
// brought its certificate: what it signs shows changes, and proves nobody's identity.
func TestSigner() (*Signer, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("test certificate: %w", err)
	}
	serial := make([]byte, 8)
	rand.Read(serial)
	template := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(serial),
		Subject:      pkix.Name{CommonName: testName, Organization: []string{"xueshi"}, Country: []string{"CN"}},
		NotBefore:    time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC), // rehearsals sign in the past
		NotAfter:     time.Date(2045, 1, 1, 0, 0, 0, 0, time.UTC),
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("test certificate: %w", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("test certificate: %w", err)
	}
	return newSigner([]*x509.Certificate{cert}, key)
}

// Name is in whose name the signer signs.
func (s *Signer) Name() string { return s.chain[0].Subject.CommonName }

// Test says whether the certificate is one that TestSigner made.
func (s *Signer) Test() bool { return s.Name() == testName }

// detached returns the CMS signature over the content, without the content, as PAdES asks for it (ETSI EN 319 142-1):
// SHA-256, the certificates, and the signer's certificate named among what is signed.
func (s *Signer) detached(content []byte) ([]byte, error) {
	signed, err := pkcs7.NewSignedData(content)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	signed.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	config := pkcs7.SignerInfoConfig{ExtraSignedAttributes: []pkcs7.Attribute{{
		Type:  asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}, // signing-certificate-v2, RFC 5035
		Value: signingCertificate(s.chain[0]),
	}}}
	if err := signed.AddSignerChain(s.chain[0], s.key, s.chain[1:], config); err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	signed.Detach()
	der, err := signed.Finish()
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	return der, nil
}

// essCert is RFC 5035's ESSCertIDv2 with its defaults: a SHA-256 hash.
type essCert struct{ Hash []byte }

// essCerts is RFC 5035's SigningCertificateV2.
type essCerts struct{ Certs []essCert }

func signingCertificate(cert *x509.Certificate) essCerts {
	hash := sha256.Sum256(cert.Raw)
	return essCerts{Certs: []essCert{{Hash: hash[:]}}}
}
