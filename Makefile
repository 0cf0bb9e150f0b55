# Needs Python 3.11+ and make. Everything else is installed into .venv (and, without uv on PATH, .uv).

UV := .ci/uv
BIN := .venv/bin
PLACES := src/rejoinder/extract/places/places.sqlite
# The table of places is made when the package is built; uv would not build again for want of it.
REBUILD = $(if $(wildcard $(PLACES)),,--reinstall-package rejoinder)

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs quality screenshots format clean sync sync-demo needs

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

demo: sync-demo ## Read the sample dispute into ./demo and serve the desk
	@$(BIN)/rejoinder demo

test: lint needs ## Run everything: ruff, mypy, then all tests (they build the docs)
	@OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist loadfile

lint: sync ## ruff, format check, mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: sync ## Build the documentation strictly into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

quality: sync ## Measure the sample dispute for the docs and the desk (with GOLD=gold.jsonl CORPUS=name: every reader, too)
	@OMP_NUM_THREADS=1 PYTHONPATH=tests $(BIN)/python -m quality.report
	$(if $(GOLD),@OMP_NUM_THREADS=1 PYTHONPATH=tests $(BIN)/python -m quality.shipped $(GOLD) "$(or $(CORPUS),$(notdir $(GOLD)))")

screenshots: sync needs ## Take the pictures of the desk in docs/images
	@PYTHONPATH=tests $(BIN)/python docs/screenshots.py

format: sync ## Let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean: ## Remove what was built or installed here (not ./demo)
	rm -rf .venv .uv site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis $(PLACES)
	find src tests sample -name __pycache__ -type d -prune -exec rm -rf {} +

sync:
	@$(UV) sync --frozen --quiet --inexact $(REBUILD)

sync-demo:
	@$(UV) sync --frozen --inexact --no-default-groups $(REBUILD)

needs: sync
	@$(BIN)/python tests/needs.py
