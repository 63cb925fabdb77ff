package api

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"
	"go.temporal.io/sdk/client"

	"xueshi/documents"
	"xueshi/store"
)

// ClockMover moves a rehearsal's business time forward to an instant, firing what falls due on the way, and tells
// progress how far it has come.
type ClockMover interface {
	Move(ctx context.Context, to time.Time, progress func(at time.Time)) error
}

// Config is what the API stands on. The zero Config is enough to print the OpenAPI document.
type Config struct {
	DB       *store.DB
	Engine   client.Client
	Logger   *slog.Logger                    // nil: silent
	Web      fs.FS                           // the built UI; nil: none is served
	Clock    ClockMover                      // nil: the clock cannot be moved
	Ready    func(ctx context.Context) error // nil: always ready
	Secure   bool                            // served over HTTPS, so that the cookie may be marked so
	Press    *documents.Press                // nil: no documents are printed
	StampKey ed25519.PrivateKey              // signs the codes on stamped papers; nil: they are not signed
	URL      string                          // where people reach this deployment, without a slash at the end: QR codes lead there

	PasswordOnly bool // nobody needs a second factor or another first password; a rehearsal never asks for them
}

// Server answers the API's requests and serves the UI.
type Server struct {
	Config

	router     *gin.Engine
	api        huma.API
	operations []Operation
	sessions   *sessions
	passwords  *passwords
	origins    *http.CrossOriginProtection
	events     *events
	batches    *batches
	refusals   *floodgate
	checks     checkLimit
	pages      checkPages
}

// New builds the server with all its routes. It starts nothing and asks the database nothing.
func New(cfg Config) (*Server, error) {
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	gin.SetMode(gin.ReleaseMode)
	s := &Server{
		Config:    cfg,
		router:    gin.New(),
		sessions:  newSessions(cfg.DB, cfg.Secure),
		passwords: newPasswords(),
		origins:   http.NewCrossOriginProtection(),
		events:    newEvents(cfg.DB, cfg.Logger),
		batches:   newBatches(cfg.DB, cfg.Logger),
		refusals:  &floodgate{},
	}
	if err := s.router.SetTrustedProxies(nil); err != nil { // a caller's address is the connection's, whatever headers say
		return nil, fmt.Errorf("trusted proxies: %w", err)
	}
	var err error
	if s.pages, err = newCheckPages(); err != nil {
		return nil, err
	}
	s.router.Use(s.logRequests, s.recoverPanics, securityHeaders, s.refuseOtherOrigins, limitBodies, s.limitChecks)
	s.api = humagin.New(s.router, s.describe())
	s.registerAll()
	finishDocument(s.api.OpenAPI())
	s.registerProbes()
	s.router.NoRoute(s.serveWeb)
	if err := s.checkNames(); err != nil {
		return nil, err
	}
	return s, nil
}

// registerAll adds every operation.
func (s *Server) registerAll() {
	for _, register := range []func(){
		s.registerSession, s.registerIdentity, s.registerSetup, s.registerAccounts, s.registerOrgs, s.registerPeople, s.registerMoves,
		s.registerCoverage, s.registerEligibility, s.registerImports, s.registerEvents, s.registerYears, s.registerPlans, s.registerTranscripts,
		s.registerSubmissions, s.registerClaims, s.registerCertificates, s.registerPapers, s.registerFeedback, s.registerCheck,
		s.registerExceptions, s.registerAppeals, s.registerCases, s.registerTasks, s.registerActions, s.registerBatches, s.registerPhrases, s.registerStandIns,
		s.registerStandings, s.registerNotices, s.registerClock, s.registerRecord,
	} {
		register()
	}
}

// checkNames refuses two operations of one name: callers and the UI's types go by it.
func (s *Server) checkNames() error {
	seen := make(map[string]bool, len(s.operations))
	for _, o := range s.operations {
		if seen[o.ID] {
			return fmt.Errorf("two operations are named %s", o.ID)
		}
		seen[o.ID] = true
	}
	return nil
}

// Handler serves the API, the UI and the probes.
func (s *Server) Handler() http.Handler { return s.router }

// OpenAPI returns the OpenAPI 3.1 document as JSON.
func (s *Server) OpenAPI() ([]byte, error) {
	document, err := json.MarshalIndent(s.api.OpenAPI(), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write OpenAPI document: %w", err)
	}
	return append(document, '\n'), nil
}

// describe is huma's configuration: no documentation page (it loads a script from elsewhere) and no $schema links.
func (s *Server) describe() huma.Config {
	cfg := huma.DefaultConfig("xueshi 学时", "1")
	cfg.Info.Description = "Continuing education of professional and technical staff: plans, hours, submissions, stamps."
	cfg.OpenAPIPath = "/api/openapi"
	cfg.DocsPath = ""
	cfg.SchemasPath = ""
	cfg.CreateHooks = nil
	cfg.Transformers = []huma.Transformer{problemOfForm}
	cfg.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		sessionCookie: {Type: "apiKey", In: "cookie", Name: sessionCookie},
	}
	return cfg
}

// finishDocument takes out of the document what huma adds and this API never answers: its own error model, the
// empty answer, and null in place of a list.
func finishDocument(document *huma.OpenAPI) {
	schemas := document.Components.Schemas.Map()
	delete(schemas, "ErrorModel")
	delete(schemas, "ErrorDetail")
	delete(schemas, "Nothing")
	for _, schema := range schemas {
		for _, property := range schema.Properties {
			if property.Type == huma.TypeArray {
				property.Nullable = false
			}
		}
	}
}
