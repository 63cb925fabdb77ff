package documents

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pdfsig is what poppler's tool says of a document's signatures.
func pdfsig(t *testing.T, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfsig", "-nocert", file).CombinedOutput()
	if err != nil && !strings.Contains(string(out), "does not contain any signatures") {
		t.Fatalf("pdfsig (tools/need poppler installs it): %v\n%s", err, out)
	}
	return string(out)
}

func TestR15_SealedDocumentsAreSigned(t *testing.T) {
	t.Parallel()
	for _, one := range samples() {
		t.Run(one.name, func(t *testing.T) {
			t.Parallel()
			says := pdfsig(t, printSample(t, one))
			if !one.sealed {
				if !strings.Contains(says, "does not contain any signatures") {
					t.Errorf("it bears no seal, and pdfsig says\n%s", says)
				}
				return
			}
			for _, want := range []string{"Signature is Valid", "Total document signed", "ETSI.CAdES.detached", "SHA-256", "TEST ONLY"} {
				if !strings.Contains(says, want) {
					t.Errorf("pdfsig does not say %q:\n%s", want, says)
				}
			}
		})
	}
}

func TestR15_AlterationIsFound(t *testing.T) {
	t.Parallel()
	pdf := printSample(t, samples()[0])
	at := bytes.Index(pdf, []byte("/MediaBox"))
	if at < 0 {
		t.Fatal("no page")
	}
	altered := bytes.Clone(pdf)
	altered[at+len("/MediaBox [ ")]++
	if says := pdfsig(t, altered); strings.Contains(says, "Signature is Valid") {
		t.Errorf("one byte was altered, and pdfsig says\n%s", says)
	}
}

func TestSignerFromFiles(t *testing.T) {
	t.Parallel()
	elliptical, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	old, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	certificate := func(public any) []byte {
		template := &x509.Certificate{
			SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "某市人社局"},
			NotBefore: time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2045, 1, 1, 0, 0, 0, 0, time.UTC),
		}
		der, err := x509.CreateCertificate(rand.Reader, template, template, public, map[bool]any{true: elliptical, false: old}[public == any(&elliptical.PublicKey)])
		if err != nil {
			t.Fatal(err)
		}
		return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	}
	private := func(key any) []byte {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	}
	for name, c := range map[string]struct {
		cert, key []byte
		wrong     string // empty: it signs
	}{
		"ECDSA":           {certificate(&elliptical.PublicKey), private(elliptical), ""},
		"RSA":             {certificate(&old.PublicKey), private(old), ""},
		"another's key":   {certificate(&old.PublicKey), private(elliptical), "not the certificate's"},
		"no certificate":  {[]byte("nothing"), private(elliptical), "holds no PEM certificate"},
		"no key":          {certificate(&old.PublicKey), nil, "holds no PEM private key"},
		"key as cert":     {private(old), private(old), "certificate"},
		"cert as key":     {certificate(&old.PublicKey), certificate(&old.PublicKey), "private key"},
		"certificate cut": {pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte{1, 2}}), private(old), "certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			certFile, keyFile := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
			if err := os.WriteFile(certFile, c.cert, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(keyFile, c.key, 0o600); err != nil {
				t.Fatal(err)
			}
			signer, err := LoadSigner(certFile, keyFile)
			if c.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), c.wrong) {
					t.Errorf("it says %v, not %q", err, c.wrong)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if signer.Test() || signer.Name() != "某市人社局" {
				t.Errorf("it signs as %s", signer.Name())
			}
			p, err := press()
			if err != nil {
				t.Fatal(err)
			}
			plain, err := p.Roster(roster())
			if err != nil {
				t.Fatal(err)
			}
			signed, err := signer.sign(plain, "测试", meta().At)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(signed, plain) {
				t.Error("signing changed what was there")
			}
			if says := pdfsig(t, signed); !strings.Contains(says, "Signature is Valid") {
				t.Errorf("pdfsig says\n%s", says)
			}
		})
	}
	if _, err := LoadSigner("/nowhere/cert.pem", "/nowhere/key.pem"); err == nil {
		t.Error("files that are not there were loaded")
	}
}

func TestSignRefusesWhatIsNoPDF(t *testing.T) {
	t.Parallel()
	signer, err := TestSigner()
	if err != nil {
		t.Fatal(err)
	}
	for _, pdf := range []string{"", "%PDF-1.7", "startxref\n99999\n%%EOF\n", "xref\n0 1\nstartxref\n0\n%%EOF\n", "xref\n0 1\ntrailer\n<< /Root 5 0 R >>\nstartxref\n0\n%%EOF\n"} {
		if _, err := signer.sign([]byte(pdf), "x", meta().At); err == nil {
			t.Errorf("%q was signed", pdf)
		}
	}
}
