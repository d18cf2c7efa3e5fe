# The front door. `make` lists the targets; CI runs what .ci/run names and nothing that is not here.

SHELL := bash
.SHELLFLAGS := --norc -eu -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# Nothing leaves this machine: the tools' own telemetry and update checks stay off.
export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true
export SCARF_ANALYTICS := false
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

# An API version is a folder with an openapi.yaml; nothing here names one.
VERSIONS := $(patsubst openapi/%/openapi.yaml,%,$(wildcard openapi/*/openapi.yaml))
CHANGES := $(wildcard openapi/*/changes.yaml)
SEQUENCES := $(wildcard openapi/*/arazzo/*.yaml)
DATED := $(filter 20%,$(VERSIONS))
INSTALLED := node_modules/.package-lock.json
NEW := .generated.new
VITEST := vitest run --config contract-tests/vitest.config.ts
# The contract tests but for those that have a target of their own.
CONTRACT = $(filter-out contract-tests/package/% contract-tests/sharing/% contract-tests/docs/site%, \
	$(wildcard contract-tests/*.test.ts contract-tests/*/*.test.ts))
# Compiled ahead: a loader that compiles on the fly would slow down what is measured.
BENCH := node_modules/.cache/bench

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(INSTALLED): package.json package-lock.json
	npm ci --ignore-scripts
	touch $@

.PHONY: demo
demo: $(INSTALLED) ## One document from upload to deletion, against a sandbox in the same process
	@tsx src/cli/demo.ts

.PHONY: test
test: $(INSTALLED) ## All tests, in one run that keeps every core busy
	$(MAKE) --no-print-directory --jobs 2 typecheck build
	$(VITEST)

.PHONY: check
check: lint fresh compatible ## What a merge wants beyond the tests: lint, fresh, compatible

.PHONY: lint
lint: $(INSTALLED) ## Lint code and descriptions
	biome check --error-on-warnings .
	redocly lint --config openapi/redocly.yaml --format stylish $(VERSIONS:%=openapi/%/openapi.yaml) $(SEQUENCES)
	spectral lint --ruleset openapi/spectral.yaml --fail-severity hint $(DATED:%=generated/%/openapi.json)

.PHONY: generate
generate: new ## Rebuild generated/ from the descriptions, from nothing
	@rm -rf generated
	mv $(NEW) generated

.PHONY: fresh
fresh: new ## Fail when generated/, as committed or staged, is not what the descriptions give
	@stale=$$(diff -rq generated $(NEW) || true)
	rm -rf $(NEW)
	loose=$$(git status --porcelain=v1 --untracked-files=all --ignored -- generated | grep -v '^. ' || true)
	if [ -n "$$stale" ]; then
		printf '%s\n' 'generated/ is not what the descriptions give:' "$$stale" 'Run make generate and read the diff of generated/.' >&2
		exit 1
	elif [ -n "$$loose" ]; then
		printf '%s\n' 'generated/ is what the descriptions give, but not all of it is staged:' "$$loose" \
			'Read its diff, then run: git add generated' >&2
		exit 1
	fi

# Everything that is made of the descriptions, made beside generated/ so that a broken description leaves that as it was.
.PHONY: new
new: $(INSTALLED)
	@rm -rf $(NEW)
	$(MAKE) --no-print-directory --jobs 2 $(VERSIONS:%=$(NEW)/%/openapi.json) $(CHANGES:openapi/%.yaml=$(NEW)/%.json) && \
		tsx src/repository/generate.ts $(NEW) || { rm -rf $(NEW); exit 1; }

.SECONDARY:
# Two files that would become one component are an error: their schemas would swap names from run to run.
$(NEW)/%/openapi.json: openapi/%/openapi.yaml
	@$(call quietly,redocly bundle $< --config openapi/redocly.yaml --output $@ \
		--component-renaming-conflicts-severity error)

# The installed package reads it without a YAML parser.
$(NEW)/%/changes.json: openapi/%/changes.yaml
	@mkdir -p $(@D)
	yaml --json --single --strict --indent 2 < $< > $@

# Runs a command and shows what it printed only when it fails.
quietly = said=$$($(1) 2>&1) || { printf '%s\n' "$$said" >&2; exit 1; }

.PHONY: compatible
compatible: $(INSTALLED) ## Is generated/ compatible with the last release, else with main? (BASE=ref; DRAFT=1 drafts the changelog)
	@tsx src/repository/compatibility/main.ts $(if $(BASE),--base '$(BASE)') $(if $(DRAFT),--format changelog) $(ARGS)

.PHONY: typecheck
typecheck: $(INSTALLED) ## Check every type
	node node_modules/typescript-7/bin/tsc --project tsconfig.json

.PHONY: unit
unit: $(INSTALLED) ## Tests beside the files of src/
	$(VITEST) src/

.PHONY: contract
contract: $(INSTALLED) ## Client against mock, descriptions against sources (FILE=outlines: that alone; UPDATE=1 agrees to outlines)
	$(VITEST) $(if $(UPDATE)$(FILE),contract-tests/$(or $(FILE),outlines),$(CONTRACT)) \
		$(if $(VERSION),--testNamePattern '$(VERSION)') $(if $(UPDATE),--update)

.PHONY: mock sandbox
mock: $(INSTALLED) ## Every API version on one URL, examples by Prism (PORT=4010)
	@tsx src/cli/main.ts mock --port $(or $(PORT),4010)

sandbox: $(INSTALLED) ## The same with memory: updates are seen by later reads (PORT=4010)
	@tsx src/cli/main.ts sandbox --port $(or $(PORT),4010)

.PHONY: verify
verify: $(INSTALLED) ## Does a server keep the contract? (URL=… API_VERSION=… RUN_ID="… …", EXTEND_API_KEY; ARGS=--write)
	@tsx src/cli/main.ts verify $(if $(URL),--url '$(URL)') $(if $(API_VERSION),--api-version '$(API_VERSION)') \
		$(foreach id,$(RUN_ID),--run-id '$(id)') $(ARGS)

.PHONY: docs
docs: $(INSTALLED) ## Build dist/docs/, the reference site that needs no network, and say where it is
	@tsx src/repository/docs/main.ts dist/docs

.PHONY: site
site: $(INSTALLED) ## Look at the reference site in a browser: links, accessibility, keyboard
	$(VITEST) contract-tests/docs/site

.PHONY: tools
tools: $(INSTALLED) ## Give dist/share/'s files to other teams' tools: generators, linters, validators
	$(VITEST) contract-tests/sharing/

.PHONY: build
build: $(INSTALLED) ## Build what the package holds: the subpaths with their declarations, the CLI, the descriptions
	@tsx src/repository/packaging/main.ts

.PHONY: share
share: $(INSTALLED) ## Fill dist/share/: the descriptions in the forms that other teams' tools take
	@tsx src/repository/sharing/main.ts dist/share

.PHONY: package
package: build ## Check what an installed package gives (NODE=22, PRISM=5.16.0: with those, which npm fetches)
	$(if $(NODE),npx --yes --package node@$(NODE)) $(VITEST) --project package

.PHONY: bench
bench: build ## Compare the client's speed, size and start with others; writes bench/results.json
	@esbuild contract-tests/bench/{main,server}.ts --bundle --packages=external --platform=node --format=esm \
		--out-extension:.js=.mjs --outdir=$(BENCH) --log-level=warning
	node $(BENCH)/main.mjs

.PHONY: watch
watch: $(INSTALLED) ## On every save below openapi/: regenerate, type-check, lint, contract tests of that version
	@tsx src/repository/watch.ts

# What that runs: of the contract tests those that hold a description against something.
.PHONY: saved
saved: CONTRACT = $(wildcard contract-tests/*.test.ts)
saved: typecheck contract lint
