# Everything runs in .venv, made here from the first Python 3.11 or later that is found.
# PYTHON=/path/to/python names another one.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for candidate in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$candidate; break; }; done)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# A stamp tells what is installed; a change to pyproject.toml makes it stale.
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
INSTALLED_SPARK := $(VENV)/.installed-spark

# The package as `pip install .` makes it, compiled where there is a C compiler, with the tests linked beside it.
COMPILED := .bench/compiled
SOURCES := $(shell find seedstats -name '*.py' -o -name '*.tsv')

.PHONY: help demo test test-compiled lint bench fuzz schema spark java clean

help:
	@echo "make demo    fact sheets of the texts in seeds/, written to facts/"
	@echo "make test    the tests"
	@echo "make test-compiled  the tests once more, on the compiled package"
	@echo "make lint    ruff, mypy and the import contracts"
	@echo "make bench   speed and memory next to peers, and how they grow; WRITE=--write writes docs/benchmark.md"
	@echo "make fuzz    the property tests with 20,000 examples each"
	@echo "make spark   the tests that run Spark; needs Java 17, installs PySpark (500 MB)"
	@echo "make schema  docs/schema.json anew"
	@echo "make clean   drop .venv, facts/ and every cache"

demo: $(INSTALLED)
	$(BIN)/seedstats sheet seeds/ -o facts/

test: $(INSTALLED_DEV)
	$(BIN)/python -m pytest -q -n auto

# Left out: what looks into the sources of the rules, or swaps them.
test-compiled: $(COMPILED)/.built
	cd $(COMPILED) && $(CURDIR)/$(BIN)/python -m pytest -q -n auto tests \
		--ignore=tests/test_ablation.py --ignore=tests/test_rules_doc.py

lint: $(INSTALLED_DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(COMPILED)/.built
	cd $(COMPILED) && $(CURDIR)/$(BIN)/python -m tests.bench $(WRITE)
	cd $(COMPILED) && $(CURDIR)/$(BIN)/python -m tests.bench.peers $(WRITE)
	cd $(COMPILED) && $(CURDIR)/$(BIN)/python -m tests.bench.scaling $(WRITE)

fuzz: $(INSTALLED_DEV)
	SEEDSTATS_EXAMPLES=20000 $(BIN)/python -m pytest -q -n auto tests/test_properties.py

schema: $(INSTALLED)
	$(BIN)/seedstats schema > docs/schema.json.new
	mv docs/schema.json.new docs/schema.json

# Apart from `make test`, so that a machine without Java can run that. PySpark warns of pandas 3, which it works with.
spark: java $(INSTALLED_SPARK)
	$(BIN)/python -m pytest -q -o addopts="--strict-markers --strict-config" \
		-W "ignore:PySpark does not yet:FutureWarning" tests/spark

java:
	@"$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -version >/dev/null 2>&1 || { \
		echo "make spark needs Java 17, and no java was found. Install it, or name one: JAVA_HOME=/path/to/java make spark" >&2; exit 1; }

clean:
	rm -rf $(VENV) .bench facts build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "seedstats needs Python 3.11 or later; none was found. Name one: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(INSTALLED): pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(INSTALLED)

$(COMPILED)/.built: $(INSTALLED_DEV) $(SOURCES)
	rm -rf $(COMPILED) build
	$(PIP) --no-deps --target $(COMPILED) .
	cd $(COMPILED) && ln -s $(CURDIR)/tests $(CURDIR)/seeds $(CURDIR)/docs $(CURDIR)/pyproject.toml $(CURDIR)/README.md \
		$(CURDIR)/CHANGELOG.md $(CURDIR)/LICENSE .
	@touch $@

$(INSTALLED_SPARK): $(INSTALLED_DEV)
	$(PIP) --editable '.[dev,spark]'
	@touch $@
