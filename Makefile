# The commands of the README. A fresh Debian machine needs a Swift toolchain and nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

DIGEST ?=
AS_OF ?=
CONFIGURATION ?= debug
SWIFT := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources
NAME := $(if $(DIGEST),$(basename $(notdir $(DIGEST))),sample)

.PHONY: help run test lint format bench fuzz snapshots packages

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: packages ## the main job on the bundled sample, or on DIGEST=file [AS_OF=2025-12-01], in .demo/<name>
	swift build -c $(CONFIGURATION) --product paperboy
	@.build/$(CONFIGURATION)/paperboy demo --dir '.demo/$(NAME)' $(if $(DIGEST),--digest '$(DIGEST)') $(if $(AS_OF),--as-of '$(AS_OF)')

test: packages ## every test, offline
	swift test --parallel

lint: packages ## format, imports, house rules, warnings as errors
	swift format lint --recursive --strict $(SWIFT)
	scripts/lint-house
	PAPERBOY_WARNINGS_AS_ERRORS=1 swift build --build-tests

format: ## rewrite the sources in the house's format
	swift format --in-place --recursive $(SWIFT)

bench: packages ## speed, with the peers beside it
	$(MAKE) -C Benchmarks run

fuzz: packages ## the readers against hostile bytes, ten minutes a format [TARGETS="feed text" SECONDS_EACH=60]
	$(MAKE) -C Fuzz run

snapshots: packages ## record the golden files anew; the tests fail once, so that you read them
	PAPERBOY_RECORD_SNAPSHOTS=1 swift test || true

packages:
	@scripts/install-packages
