# xueshi: the two commands are `make run` and `make test`; `make help` lists the rest.

LISTEN ?= 127.0.0.1:8080
DATA   ?= data

# One set of flags for every go command, so that what one has compiled the next need not: the Temporal server takes minutes.
export GOFLAGS := $(GOFLAGS) -trimpath
TOOLS = bin/tools
ASIDE = \( -path web/node_modules -o -path web/dist \) -prune
FONTS = documents/font/ttf/NotoSerifSC_400Regular.ttf documents/font/ttf/NotoSerifSC_700Bold.ttf
UI    = $(shell find web $(ASIDE) -o -type f ! -name '*.go' -print)

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: need-postgres build ## build, and serve the demonstration city on http://$(LISTEN), data in ./$(DATA)
	bin/xueshi serve --demo --data $(DATA) --listen $(LISTEN)

.PHONY: build
build: web fonts ## build bin/xueshi, the page and the fonts inside
	go build -ldflags "-s -w" -o bin/xueshi ./cmd/xueshi

.PHONY: web
web: web/dist/index.html ## build the page

web/dist/index.html: web/node_modules/.package-lock.json $(UI)
	npm --prefix web run build

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	npm --prefix web ci --no-audit --no-fund
	@touch $@

.PHONY: fonts
fonts: $(FONTS) ## fetch the fonts that documents are printed in

# The package holds every weight; two are kept.
$(FONTS) &: documents/font/package-lock.json
	npm --prefix documents/font ci --no-audit --no-fund
	cp $(addprefix documents/font/node_modules/@expo-google-fonts/noto-serif-sc/, 400Regular/*.ttf 700Bold/*.ttf) documents/font/ttf/
	@touch $(FONTS)
	@rm -rf documents/font/node_modules

.PHONY: test
test: need-postgres need-chromium need-poppler build lint test-go test-server test-web test-browser rehearse test-deploy ## everything that can be checked

# The Temporal server takes minutes more to compile with the race detector: packages that import it are tested without.
SERVER_PACKAGES = go list -test -f '{{$$p := .}}{{range .Deps}}{{if eq . "go.temporal.io/server/temporal"}}{{or $$p.ForTest $$p.ImportPath}}{{"\n"}}{{end}}{{end}}' ./... | sed 's/\.test$$//' | sort -u

.PHONY: test-go
test-go: need-postgres need-poppler fonts ## the Go tests that do without the Temporal server, with the race detector
	go test -vet=off -race $$(go list ./... | grep -vxF "$$($(SERVER_PACKAGES))")

.PHONY: test-server
test-server: need-postgres fonts ## the Go tests that run the Temporal server
	go test -vet=off -timeout 20m $$($(SERVER_PACKAGES))

.PHONY: test-web
test-web: build ## the page's types, against the API's, and its unit tests
	npm --prefix web run schema:check
	npm --prefix web test

.PHONY: test-browser
test-browser: need-postgres need-chromium build ## the page in a real browser
	npm --prefix web run test:browser

.PHONY: test-deploy
test-deploy: need-systemd ## the chart, the compose file and the systemd unit
	go -C deploy/check test -count 1 ./... # its subjects lie outside of its module, unknown to the cache

.PHONY: rehearse
rehearse: need-postgres build ## play the year 2020 on the real engine
	bin/xueshi rehearse scenarios/2020.yaml

.PHONY: bench
bench: need-postgres build ## measure decisions, next steps, bursts and submissions, as ratios
	go run ./bench

.PHONY: lint
lint: $(TOOLS)/golangci-lint $(TOOLS)/workflowcheck ## vet, golangci-lint, workflowcheck
	go vet ./...
	$(TOOLS)/golangci-lint run --allow-parallel-runners ./...
	$(TOOLS)/workflowcheck ./workflows/...

$(TOOLS)/golangci-lint $(TOOLS)/workflowcheck &: tools/lint/go.mod tools/lint/go.sum
	go -C tools/lint build -o $(CURDIR)/$(TOOLS)/ tool

.PHONY: deps
deps: need-postgres need-chromium need-poppler need-systemd fonts web/node_modules/.package-lock.json ## fetch everything that the other commands need
	go mod download
	go -C tools/lint mod download
	go -C deploy/check mod download

.PHONY: need-postgres need-chromium need-poppler need-systemd
need-postgres need-chromium need-poppler need-systemd: need-%:
	@tools/need $*

.PHONY: clean
clean: ## remove what was built; ./data stays
	rm -rf bin web/dist web/node_modules documents/font/node_modules $(FONTS)
	git checkout -q -- web/dist
