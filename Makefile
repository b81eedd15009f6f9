PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help run test lint types check examples bench goldens clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "masterplan needs Python 3.11 or newer; set PYTHON=python3.12, for example")'
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(STAMP)-dev: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(STAMP) ## Install, build examples/pariaman.yaml, and say where to look
	$(BIN)/masterplan build examples/pariaman.yaml
	@echo
	@echo "Open build/kota-pariaman/index.html in a browser."

test: $(STAMP)-dev ## Install the test tools and run all tests
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)-dev ## Check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)-dev ## Check types
	$(BIN)/mypy

examples: $(STAMP) ## Build every example into build/
	for profile in examples/*.yaml; do $(BIN)/masterplan build "$$profile" || exit 1; done

check: lint types test examples ## Everything that CI runs

bench: $(STAMP)-dev ## Measure speed against the native floor, as ratios in one run
	$(BIN)/python bench/bench.py
	$(BIN)/python bench/analysis.py
	$(BIN)/python bench/pages.py

goldens: $(STAMP)-dev ## Write the expected outputs anew; read the difference before committing
	$(BIN)/python -m pytest -q --regenerate

clean: ## Remove everything that can be made again
	rm -rf $(VENV) build out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
