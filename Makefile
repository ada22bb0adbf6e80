# The chores. `make demo` and `make test` work on a bare checkout with Python >= 3.11 and make;
# the first call sets up .venv, later ones do not.
PYTHON ?= python3
# two test processes: the solver's own threads gain nothing from more on two cores
JOBS ?= 2
BIN := .venv/bin
PYTEST := $(BIN)/pytest -q -n $(JOBS) --dist loadfile
CHECKED := tests/architecture tests/documentation
REST := $(addprefix --ignore=,$(CHECKED))

.PHONY: demo serve test test-all quick check bench bench-full bench-published lock

demo: .venv/ready
	@$(BIN)/matchmaking solve examples/innovdays --out out/innovdays --seconds 8

serve: .venv/ready
	@test -e "$${MATCHMAKING_DATA:-data}/matchmaking.db" || $(BIN)/matchmaking import examples/innovdays
	@$(BIN)/matchmaking serve

test: check
	$(PYTEST) $(REST) -m "not long"

test-all: check
	$(PYTEST) $(REST)

quick: .venv/ready-for-tests
	$(PYTEST) -m "not long and not slow"

check: .venv/ready-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) $(CHECKED)

bench: .venv/ready
	$(BIN)/python -m benchmarks.compare

bench-full: .venv/ready
	$(BIN)/python -m benchmarks.compare --full

bench-published: .venv/ready
	@test -n "$(INSTANCES)" || { echo "Missing: make bench-published INSTANCES=DIR"; exit 1; }
	$(BIN)/python -m benchmarks.b2bsp --instances "$(INSTANCES)"

# Both locks again from pyproject.toml, without the address of any index.
lock:
	uv pip compile pyproject.toml --extra postgres --group build --generate-hashes --universal \
	    --python-version 3.11 --no-header --upgrade -o requirements.lock
	uv pip compile pyproject.toml --extra postgres --group test --generate-hashes --universal \
	    --python-version 3.11 --no-header --upgrade -o test.lock

.venv/ready: requirements.lock pyproject.toml
	@$(call install,requirements.lock)
	@touch $@

.venv/ready-for-tests: test.lock pyproject.toml
	@$(call install,test.lock)
	@$(tools)
	@touch .venv/ready $@

# uv where it works, else pip on the same lock.
define install
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null \
    || { echo "Missing: Python >= 3.11. Install it, or name it: make PYTHON=python3.12"; exit 1; }; \
test -x $(BIN)/python || $(PYTHON) -m venv .venv > /dev/null \
    || { echo "Missing: Python's venv. On Debian: apt-get install python3-venv"; exit 1; }; \
echo "Setting up .venv from $(1), once."; \
uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r $(1) 2> /dev/null \
    || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) \
    || { echo "Missing: the packages of $(1). Is the package index reachable?"; exit 1; }; \
$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endef

# Pages are tested in a real browser, units by systemd's own check; on Debian root can install both.
define tools
{ command -v chromium && command -v systemd-analyze; } > /dev/null \
    || { command -v apt-get > /dev/null && test "$$(id -u)" = 0 \
         && echo "Installing Chromium and systemd for the tests, once." \
         && apt-get -qq update > /dev/null \
         && apt-get -qq install -y chromium fonts-noto-core systemd > /dev/null 2>&1; } \
    || { echo "Missing: programs for the tests. On Debian: apt-get install chromium systemd"; exit 1; }
endef
