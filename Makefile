# The commands of this repository. `make help` lists them.
SHELL := bash
.DEFAULT_GOAL := help
TOOL := go tool -modfile=tools/go.mod
export PATH := $(PATH):/usr/local/go/bin

.PHONY: help
help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: build
build: ## Build ./stet
	go build -trimpath -o stet ./cmd/stet

.PHONY: demo
demo: ## Run the example newsroom
	go run ./cmd/stet demo

.PHONY: test
test: setup lint ## Set up what is missing, then format check, vet, lint and every test on both databases and in a browser
	go test -timeout 12m ./...

.PHONY: short
short: ## The tests that need neither PostgreSQL nor a browser
	go test -short ./...

.PHONY: setup
setup: ## Install PostgreSQL and Chromium where they are missing (Debian, as root), or name them
	@scripts/setup

.PHONY: lint
lint: ## Formatting, vet and staticcheck
	@unformatted=$$($(TOOL) gofumpt -l $$(git ls-files '*.go' | grep -v _templ.go)); \
	  [ -z "$$unformatted" ] || { echo "not formatted (make format mends it):"; echo "$$unformatted"; exit 1; }
	go vet ./...
	$(TOOL) staticcheck ./...

.PHONY: format
format: ## Format the code
	$(TOOL) gofumpt -w $$(git ls-files '*.go' | grep -v _templ.go)

.PHONY: generate
generate: ## Make the generated files anew: the page templates
	$(TOOL) templ generate

.PHONY: fuzz
fuzz: ## Run each fuzz target for ten seconds
	@scripts/fuzz 10s

.PHONY: bench
bench: ## Run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

.PHONY: eval
eval: ## Measure on labelled data in $(DATA); see docs/evaluation.md
	@scripts/evaluate "$(DATA)"

.PHONY: soak
soak: ## Kill the newsroom at many more random instants
	STET_KILLS=500 go test -timeout 60m -run TestKilled -v ./cmd/stet
