package main

import (
	"crypto/ed25519"
	"errors"
	"log/slog"
	"runtime"

	"github.com/spf13/cobra"

	"xueshi/documents"
	"xueshi/stamp"
)

// paperOptions say with which certificate sealed documents are signed, and with which key the codes on them.
type paperOptions struct{ cert, key, stampKey string }

func (o *paperOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.cert, "sign-cert", "", "PEM file with the certificate, and its chain, that signs sealed documents (default a test certificate of no legal value)")
	cmd.Flags().StringVar(&o.key, "sign-key", "", "PEM file with the certificate's private key (PKCS #8)")
	cmd.Flags().StringVar(&o.stampKey, "stamp-key", "", "PEM file with the Ed25519 key that signs the codes on stamped papers (serve makes one in its data folder)")
}

// stamps returns the key that signs the codes on stamped papers; nil where none is named. Every process of a deployment
// needs the same one.
func (o *paperOptions) stamps() (ed25519.PrivateKey, error) {
	if o.stampKey == "" {
		return nil, nil
	}
	return stamp.LoadKey(o.stampKey)
}

// press makes what prints documents.
func (o *paperOptions) press(log *slog.Logger) (*documents.Press, error) {
	signer, err := o.signer()
	if err != nil {
		return nil, err
	}
	if signer.Test() {
		log.Warn("sealed documents are signed with a test certificate of no legal value; --sign-cert and --sign-key name the office's")
	}
	return documents.NewPress(signer, max(runtime.NumCPU()/2, 1)), nil
}

func (o *paperOptions) signer() (*documents.Signer, error) {
	switch {
	case o.cert == "" && o.key == "":
		return documents.TestSigner()
	case o.cert == "" || o.key == "":
		return nil, errors.New("--sign-cert and --sign-key belong together")
	default:
		return documents.LoadSigner(o.cert, o.key)
	}
}
