# The commands of this repository. Each makes what it needs; none needs anything installed but Python 3.11+.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: help demo test lint types floors bench-reader train left-out docs site screenshots bench-web format clean

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[network]'
	@touch $@

# Dependency groups need a newer pip than Python 3.11 ships.
$(VENV)/.dev: $(VENV)/.core
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --editable '.[network]' --group dev
	if pkg-config icu-i18n 2>/dev/null; then $(BIN)/pip install --quiet --group validators || \
	  echo "The formats' validators can't be installed: their tests will be skipped" >&2; fi
	@touch $@

demo: $(VENV)/.core  ## Install Tenure, read the articles of demo/, and ask the register
	@PATH="$(CURDIR)/$(BIN):$$PATH" demo/run.sh
	@echo "Go on asking this register: export TENURE_REGISTER=demo-register/register.db"
	@echo "and then, for example: $(BIN)/tenure org Xiaomi --why"

test: lint types floors  ## Everything that CI checks: style, types, layers, floors of the reader, tests
	$(BIN)/pytest

lint: $(VENV)/.dev  ## Style and the one-way imports between rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.dev  ## Types, strictly
	$(BIN)/mypy

floors: $(VENV)/.dev  ## The reader's scores on the dev corpus must not fall below bench/floors.json
	$(BIN)/python bench/floors.py

train: $(VENV)/.dev  ## Learn the reader's weights from the answer keys; goes on where it stopped
	$(BIN)/pip install --quiet --group train
	$(BIN)/python bench/train.py

left-out: $(VENV)/.dev  ## Score the reader on documents that its weights did not learn from (after train)
	$(BIN)/pip install --quiet --group train
	$(BIN)/python bench/left_out.py

bench-reader: $(VENV)/.dev  ## Score the reader on the dev corpus, tests/golden and the demo
	$(BIN)/python bench/score.py

docs: $(VENV)/.dev  ## Write docs/cli.md from the commands' own help
	$(BIN)/python docs/generate.py

site: $(VENV)/.dev  ## Build the documentation as a site: build/site/index.html
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

screenshots: $(VENV)/.dev  ## Take the pictures of docs/serving.md anew (needs chromium)
	$(BIN)/python docs/screenshots.py

bench-web: $(VENV)/.dev  ## Load pages and API over a register of two million claims
	$(BIN)/python bench/web.py

format: $(VENV)/.dev  ## Put the code into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove what the commands above made
	rm -rf $(VENV) build dist demo-register .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
