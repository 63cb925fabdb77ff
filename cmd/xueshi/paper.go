package main

import (
	"errors"
	"log/slog"
	"runtime"

	"github.com/spf13/cobra"

	"xueshi/documents"
)

// paperOptions say with which certificate sealed documents are signed.
type paperOptions struct{ cert, key string }

func (o *paperOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.cert, "sign-cert", "", "PEM file with the certificate, and its chain, that signs sealed documents (default a test certificate of no legal value)")
	cmd.Flags().StringVar(&o.key, "sign-key", "", "PEM file with the certificate's private key (PKCS #8)")
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
