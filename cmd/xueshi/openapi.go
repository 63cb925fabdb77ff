package main

import (
	"github.com/spf13/cobra"

	"xueshi/api"
)

func openapiCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "openapi",
		Short: "Print the API's OpenAPI 3.1 document",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			document, err := openAPI()
			if err != nil {
				return err
			}
			return say(cmd.OutOrStdout(), "%s", document)
		},
	}
}

// openAPI writes the document of the API that this binary serves.
func openAPI() ([]byte, error) {
	server, err := api.New(api.Config{})
	if err != nil {
		return nil, err
	}
	return server.OpenAPI()
}
