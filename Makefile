# Everything runs in .venv; the stamps make a second run quick.
PYTHON ?= python3
BIN := .venv/bin
# This machine may set an index of its own; nothing here names one.

.PHONY: run test check bench clean web setup setup-dev

run: .venv/.setup app/static/.built
	$(BIN)/policygraph serve

test: .venv/.setup-dev app/static/.built
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/.setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.setup-dev
	@echo "Benchmarks are run one by one; see benchmarks/README.md:"; ls benchmarks/*.py

web: app/static/.built

setup: .venv/.setup
setup-dev: .venv/.setup-dev

.venv/bin/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"

.venv/.setup: .venv/bin/uv requirements.lock pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

.venv/.setup-dev: .venv/.setup requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

app/static/.built: .venv/.setup $(shell find app/web -type f -not -path '*/node_modules/*' 2>/dev/null)
	$(BIN)/python -m app.build_web

clean:
	rm -rf .venv app/static app/web/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis

# After a change of the dependencies in pyproject.toml.
.PHONY: lock
lock: .venv/bin/uv
	$(BIN)/uv pip compile -q --generate-hashes --no-header --no-annotate --extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --generate-hashes --no-header --no-annotate -c requirements-dev.lock pyproject.toml -o requirements.lock
