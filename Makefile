# `make check WHEEL=1` builds the wheel and tests that instead of the checkout.
# Every target brings what it needs into .venv; a new machine has only Python, pip, make, git,
# node, npm and a C compiler.
.DEFAULT_GOAL := help
.PHONY: help demo test test-core check coverage floors fix bench lock accept
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PURE := tests/values tests/rulebook tests/count tests/ballots tests/record tests/proceedings tests/audit

# The tests read their own files as what they are, whatever the caller's locale.
PYTEST := PYTHONUTF8=1 $(BIN)/$(if $(MEASURED),coverage run,python) -m pytest

# How much of each room's lines and branches the tests run at least, in per cent: the pure rooms 95.
FLOORS := values=95 rulebook=95 count=95 ballots=95 record=95 proceedings=95 audit=95 cli=90

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The pages of the ballots, bundled from npm packages before anything is built or tested.
PAGES := src/moothall/frontend/manifest.json
$(PAGES): $(wildcard frontend/*.* frontend/src/* frontend/pages/*) src/moothall/values/look.py
	cd frontend && npm ci --silent --ignore-scripts --no-fund --no-audit && npm run --silent build
	@touch $@

$(VENV)/installed: requirements/dev.txt pyproject.toml $(PAGES)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
ifdef WHEEL
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall dist/moothall-*.whl
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif
	@touch $@

# The peers pin versions of their own and so live apart.
$(VENV)/peers/installed: requirements/bench.txt $(VENV)/installed
	$(PYTHON) -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

demo: $(VENV)/installed ## replay the example by both rulebooks and write its timeline
	$(BIN)/moothall demo $(ARGS)

test: $(VENV)/installed ## every test
ifdef MEASURED
	$(BIN)/coverage erase
endif
	$(PYTEST) $(ARGS)

test-core: $(VENV)/installed ## the tests of the pure rooms
	$(PYTEST) -q $(wildcard $(PURE)) $(ARGS)

check: $(VENV)/installed ## format, lint, types, import contracts, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

coverage: ## every test, and how much of each room they run
	@$(MAKE) --no-print-directory test MEASURED=1
	@$(MAKE) --no-print-directory floors

floors: $(VENV)/installed ## how much of each room the tests ran, after `make test MEASURED=1`
	$(BIN)/coverage combine --quiet
	@rm -f .coverage.* # what a process that a test killed had begun to write
	@missed=0; for floor in $(FLOORS); do \
	  room="--include=*/moothall/$${floor%=*}/*"; \
	  printf 'coverage of %s, at least %s per cent: ' $${floor%=*} $${floor#*=}; \
	  $(BIN)/coverage report --precision=2 --format=total --fail-under=$${floor#*=} "$$room" || { \
	    missed=1; $(BIN)/coverage report --precision=2 "$$room"; }; \
	done; exit $$missed

fix: $(VENV)/installed ## format, and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/installed $(VENV)/peers/installed ## speed and memory beside the named peers, as ratios
	$(BIN)/python -m bench $(ARGS)

lock: $(VENV)/installed ## write the hashed requirement files anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --all-extras pyproject.toml requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --python-version 3.11 requirements/bench.in -o requirements/bench.txt

accept: $(VENV)/installed ## re-bless a golden file: make accept CASE=tests/.../name
	$(BIN)/python -m tests.accept $(CASE)
