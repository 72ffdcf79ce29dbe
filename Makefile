# Everything here does its own set-up: a virtual environment in .venv with the pinned dependencies.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
# Some shells forbid it: each of the hundreds of processes of the tests would then compile all that it reads.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo engines test lint style types imports quick faults bench lock setup setup-dev chromium tesseract pango axe pictures clean

$(VENV)/.installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

web/static/dkfds/.fetched: design/package.json design/package-lock.json scripts/design
	@PYTHON=$(PYTHON) ./scripts/design

# The Danish word list of search, made once for an environment instead of at the first search.
$(VENV)/.lexicon: $(VENV)/.installed projections/search/lexicon.py projections/search/paradigms.py projections/search/word_forms.txt
	$(BIN)/python -m projections.search.lexicon
	touch $@

setup: $(VENV)/.installed $(VENV)/.lexicon web/static/dkfds/.fetched
setup-dev: $(VENV)/.installed-dev $(VENV)/.lexicon web/static/dkfds/.fetched

demo: setup
	$(BIN)/arkiv demo $(if $(filter 0,$(SERVE)),--no-serve,) $(if $(PORT),--port $(PORT),)

chromium:
	@./scripts/chromium

tesseract:
	@./scripts/tesseract

pango:
	@./scripts/pango

axe:
	@PYTHON=$(PYTHON) ./scripts/axe

# The pictures of the README, from the journeys of the tests.
pictures: setup-dev chromium
	$(BIN)/python -m pytest -q tests/pages/test_journeys.py
	mkdir -p docs/pictures
	cp build/screenshots/agreement.png build/screenshots/comparison.png build/screenshots/search.png docs/pictures

engines: setup-dev
	@./scripts/engines

# Two processes, each with folders of its own as long as there are any: what tests of a folder share is made once.
PYTEST_BY_TWO := $(BIN)/python -m pytest -n 2 --dist worksteal

# Lint and types while the engines are fetched and tried.
test: setup-dev chromium tesseract pango axe
	@$(MAKE) --no-print-directory -j2 --output-sync=target engines lint
	@./scripts/check-compose
	$(PYTEST_BY_TWO) --durations=10

lint: setup-dev
	@$(MAKE) --no-print-directory -j2 --output-sync=target types style imports

style: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

imports: setup-dev
	$(BIN)/lint-imports

# Folders whose tests call functions or read an archive made once; in the others each has an application of its own,
# an index, a process, a browser.
QUICK_TESTS := agreements archive demo docs drafting judgement projections rule schemas texts

# Lint, types, and the many tests that take no time: under a minute, the second time. make test runs all the others.
quick: lint
	$(PYTEST_BY_TWO) -q --durations=5 --durations-min=1 -m "not server and not slow and not hypothesis" $(QUICK_TESTS:%=tests/%)

faults: setup-dev engines
	FAULT_ROUNDS=$(or $(ROUNDS),10) $(BIN)/python -m pytest -q -s tests/faults

bench: setup-dev
	@$(BIN)/python -m bench

lock: setup-dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build --group dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis
