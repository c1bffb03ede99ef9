# Netral: `make demo` shows the main job, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
SHARED ?= ../shared
# DEMO_CONSOLE=--only-prepare fills the practice console and does not serve it.
DEMO_CONSOLE ?=
LOCK := uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help setup demo test soak check format lint types imports rulebooks docs bench real selfcheck train lock clean

help: ## Show what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: $(STAMP) ## Make the environment in .venv from the lock files

$(STAMP): requirements/dev.txt requirements/uv.txt pyproject.toml
	@echo "[netral] making the environment in $(VENV) (once; about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt requirements/uv.txt --compile-bytecode
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q -j 0 src
	@touch $(STAMP)
	@echo "[netral] environment ready"

demo: setup ## Run the main job on a practice election, then serve its console on loopback
	@echo "[netral] 1/4 writing a practice election to out/practice"
	@mkdir -p out
	@$(BIN)/netral practice --out out/practice --seed 1
	@echo "[netral] 2/4 screening it for jakarta_2024"
	@$(BIN)/netral screen --election jakarta_2024 --skip-bad-rows \
	  --register out/practice/register.xlsx --accounts out/practice/declared_accounts.csv \
	  --pseudonym-key out/practice.key --out out/demo \
	  out/practice/acts.jsonl out/practice/acts.parquet \
	  out/practice/x_archive_*.zip out/practice/zeeschuimer_*.ndjson
	@echo "[netral] 3/4 comparing with the ground truth that the practice election keeps"
	@$(BIN)/netral practice --compare out/demo --out out/practice
	@echo "[netral] the report is out/demo/report.html"
	@echo "[netral] 4/4 filling a practice console (a quarter of a minute)"
	@$(BIN)/netral console practice --data out/console $(DEMO_CONSOLE) \
	  --world out/practice --screened out/demo --pseudonym-key out/practice.key

test: setup ## Set up and pass the tests
	@echo "[netral] running the tests on all cores (a few minutes)"
	@$(BIN)/pytest -n auto --dist loadfile

soak: setup ## Run the long proofs: kills, power cuts, mutations (half an hour)
	@echo "[netral] running the long proofs"
	@$(BIN)/pytest -m soak tests/soak

check: setup format lint types imports rulebooks test docs ## All that CI asks, in this order

format: setup
	@echo "[netral] format"
	@$(BIN)/ruff format --check

lint: setup
	@echo "[netral] lint"
	@$(BIN)/ruff check

types: setup
	@echo "[netral] types"
	@$(BIN)/mypy

imports: setup
	@echo "[netral] import contracts"
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

rulebooks: setup
	@echo "[netral] rulebooks and elections"
	@$(BIN)/netral rulebook check
	@$(BIN)/netral election check

docs: setup
	@echo "[netral] docs"
	@$(BIN)/pytest -q tests/architecture

bench: setup ## Measure Netral beside its peers in one run
	@$(BIN)/netral bench

selfcheck: setup ## Serve the self-check that runs on one's own device, on loopback
	@$(BIN)/netral selfcheck serve

real: setup ## Screen real election posts (needs the shared data folder) and print some to read
	@$(BIN)/python scripts/real_acts.py --shared $(SHARED) --out out/real
	@$(BIN)/netral screen --election jakarta_2024 --register out/real/register.csv \
	  --accounts out/real/declared_accounts.csv --out out/real/screen out/real/acts.jsonl
	@$(BIN)/python scripts/real_acts.py --out out/real --show out/real/screen

lock: ## Write the lock files anew from pyproject.toml
	$(BIN)/$(LOCK) pyproject.toml -o requirements/runtime.txt
	$(BIN)/$(LOCK) --all-extras pyproject.toml -o requirements/dev.txt
	echo uv | $(BIN)/$(LOCK) - -o requirements/uv.txt

clean: ## Remove the environment and everything that was made
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
