# `make demo` and `make test` set everything up by themselves: Python 3.11+, git and make are all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PEERS := .venv-bench
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast check docs bench bench-extract bench-pay lock clean

help: ## say what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Orienteer needs Python 3.11 or later, found " + sys.version.split()[0] + "; set PYTHON=python3.12, say" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## set up, then the whole line on a sample CV and the starter snapshot
	@$(BIN)/orienteer demo

test: $(STAMP) ## set up, then all tests, the slow ones too
	@$(BIN)/python -m pytest -q -n auto

test-fast: $(STAMP) ## the tests that take under two minutes together
	@$(BIN)/python -m pytest -q -n auto -m "not slow"

check: $(STAMP) ## lint, format, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: $(STAMP) ## write the generated pages anew
	@$(BIN)/python tools/write_docs.py

bench: $(STAMP) ## time ingest, extract and snapshot on the shared postings (SHARED=path)
	@$(BIN)/python bench/line.py $(SHARED)/data

$(PEERS)/.installed: bench/requirements.txt
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@echo "installing the peers into $(PEERS) ..."
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.txt
	@touch $@

bench-extract: $(STAMP) $(PEERS)/.installed ## quality and speed of extraction beside its peers (SHARED=path)
	@$(BIN)/python bench/extract.py $(SHARED) --peers $(PEERS)/bin/python

bench-pay: $(STAMP) $(PEERS)/.installed ## error and coverage of the pay model beside its peers (SHARED=path)
	@$(BIN)/python bench/pay.py $(SHARED)/data --peers $(PEERS)/bin/python

lock: $(STAMP) ## resolve the dependencies anew
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --extra dev --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --quiet --upgrade --output-file requirements.lock
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile bench/requirements.in --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --quiet --upgrade --output-file bench/requirements.txt

clean: ## remove what was set up and cached
	@rm -rf $(VENV) $(PEERS) .mypy_cache .ruff_cache .pytest_cache .hypothesis
