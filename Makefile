# The chores: `make demo`, `make test`, `make check`, `make quick`, `make test-all`, `make bench`.
PYTHON ?= python3
BIN := .venv/bin
# two processes on two cores; more gain nothing while the solver runs in the tests
JOBS ?= 2

.PHONY: demo test test-all quick check bench bench-full lock

demo: .venv/ready
	$(BIN)/matchmaking solve examples/innovdays --out out/innovdays --seconds 15

test: check
	$(BIN)/pytest -n $(JOBS) -m "not long"

test-all: check
	$(BIN)/pytest -n $(JOBS)

quick: .venv/ready-for-tests
	$(BIN)/pytest -n $(JOBS) -m "not long and not slow"

check: .venv/ready-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	$(BIN)/python -m benchmarks.run

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) tools/set_up.py requirements.lock
	@touch $@

.venv/ready-for-tests: test.lock pyproject.toml
	@$(PYTHON) tools/set_up.py test.lock
	@touch $@ .venv/ready
