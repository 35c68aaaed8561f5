# One environment, .venv, serves demo, tests and checks alike: locked by hash, so that all see the same code.
# `make help` lists the targets that people use; `check-…` are the parts of `check`.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
READY := .venv/.ready
CODE := bot handlers models scheduling

.PHONY: help
help:  ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / && $$1 != "help" { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: $(READY)  ## Make .venv and install what is locked (again only when that has changed)

.PHONY: demo
demo: setup  ## Live a conference in the browser: the bot with its own Slack workspace, no account needed
	@$(BIN)/convene demo

.PHONY: tour
tour: setup  ## Read the same story in the terminal, step by step
	@$(BIN)/convene tour

.PHONY: test
test: setup  ## Run every test, on SQLite and PostgreSQL
	@$(BIN)/python -m pytest -n auto --maxprocesses 8

.PHONY: check
check: setup  ## Hold the code against its rules: lint, types, imports, dependencies, repetition, size
	@$(MAKE) -k check-lint check-format check-types check-imports check-dependencies check-repetition check-size

.PHONY: bench
bench: setup  ## Measure speed, start-up and memory, as ratios within one run
	@$(BIN)/python -m pytest tests/benchmarks --override-ini addopts=--import-mode=importlib -p no:xdist -s -q

# What setup does -------------------------------------------------------------------------------------------

PYTHON ?= python3 python3.13 python3.12 python3.11 python3.14 python

$(READY): requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing what requirements/dev.txt locks"
	@$(PIP) --require-hashes --requirement requirements/dev.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@for python in $(PYTHON); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$($$python --version)"; \
			rm -rf .venv; exec $$python -m venv .venv; \
		fi; \
	done; \
	echo "Convene needs Python 3.11 or later with its venv module, and found none (tried: $(PYTHON))." >&2; \
	echo "On Debian or Ubuntu: apt install python3-venv. Elsewhere: make setup PYTHON=/path/to/python" >&2; \
	exit 1

# The parts of check, each of which can be run alone ------------------------------------------------------------

.PHONY: check-lint check-format check-types check-imports check-dependencies check-repetition check-size
check-lint: $(READY)
	@echo "lint"; $(BIN)/ruff check --output-format concise .
check-format: $(READY)
	@echo "format"; $(BIN)/ruff format --check .
check-types: $(READY)
	@echo "types"; $(BIN)/mypy $(CODE) tests
check-imports: $(READY)
	@echo "imports"; $(BIN)/lint-imports --no-logo
check-dependencies: $(READY)
	@echo "dependencies"; $(BIN)/deptry .
check-repetition: $(READY)
	@echo "repetition"; $(BIN)/pylint $(CODE)
check-size: $(READY)
	@echo "size"; $(BIN)/python -m tests.size

# Now and then: which lines no test reaches, and which changes to scheduling/ no test notices ---------------------

.PHONY: coverage mutants
coverage: $(READY)
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --cov --cov-report=term
mutants: $(READY)
	@$(BIN)/mutmut run && $(BIN)/mutmut results
