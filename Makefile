# `make run` and `make test` are all the set-up there is: each prepares the machine first. See README.md.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
export PYTHONUTF8 := 1

.PHONY: help run test test-screens test-rest check prepare prepare-dev screenshots lock

help:
	@echo "make run          prepare this machine and open the program (without a screen: the main job on a demo client)"
	@echo "make test         prepare this machine and run every check and test"
	@echo "make screenshots  make a picture of every screen, light and dark"
	@echo "make lock         renew the locked versions (needs uv)"

run: prepare
	@$(VENV_PYTHON) packaging/run.py

# The slowest last: what fails, fails early.
test: prepare-dev
	$(VENV_PYTHON) -m ruff check
	.venv/bin/lint-imports
	$(VENV_PYTHON) main.py check-content
	$(VENV_PYTHON) -m mypy
	@$(MAKE) --no-print-directory -j2 test-screens test-rest

# Two at a time: each takes about half of the tests.
test-screens:
	QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest -p no:cacheprovider tests/ui tests/flows

test-rest:
	QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest -p no:cacheprovider --ignore tests/ui --ignore tests/flows

screenshots: prepare-dev
	@$(VENV_PYTHON) packaging/screenshots.py

lock:
	@$(PYTHON) packaging/lock.py

prepare:
	@$(PYTHON) packaging/prepare.py

prepare-dev:
	@$(PYTHON) packaging/prepare.py --dev
