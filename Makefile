# The verbs of this project. `make run` and `make test` need nothing but Python 3.11 and make.
PYTHON ?= python3
RUN = .venv/bin/python
TEST = .venv-test/bin/python
PIP = -m pip install --quiet --disable-pip-version-check
export PYTHONWARNINGS = ignore::SyntaxWarning,ignore::DeprecationWarning:whoosh

.PHONY: run test lint types admin clean

## Serve the archive. TEXTS= imports that file or folder; PORT= HOST= DATA_DIR= choose where.
run: .venv/ready
	@exec $(RUN) manage.py run

## Everything: unit, integration, browser; or the files named in TESTS=.
test: .venv-test/ready
	$(TEST) -m pytest -n 2 --dist loadfile $(TESTS)

## Style, import rule, templates, shape figures.
lint: .venv-test/ready
	$(TEST) -m ruff check .
	$(TEST) -m ruff format --check .
	.venv-test/bin/lint-imports
	.venv-test/bin/djlint --lint --quiet templates
	$(TEST) bench/shape.py

types: .venv-test/ready
	$(TEST) -m mypy

## A superuser for the admin.
admin: .venv/ready
	@$(RUN) manage.py createsuperuser

## Our search beside other engines. SIZES="29478 100000" CORPUS=file; OPTIONS=--record keeps the result.
.PHONY: bench-speed
bench-speed: .venv-bench/ready
	.venv-bench/bin/python -m bench.speed $(if $(SIZES),--sizes $(SIZES)) $(if $(CORPUS),--corpus $(CORPUS)) $(OPTIONS)

## Search quality on judged collections. COLLECTIONS="arcd morph"; OPTIONS="--keep var/quality --record".
.PHONY: bench-quality
bench-quality: .venv-bench/ready
	.venv-bench/bin/python -m bench.quality $(COLLECTIONS) $(OPTIONS)

## Faults in full numbers (some forty minutes); TRIALS="kills damage" some of them, OPTIONS="--seed 7 --scale 0.1".
.PHONY: fault
fault: .venv-test/ready
	$(TEST) -m bench.faults $(TRIALS) $(OPTIONS)

clean:
	rm -rf .venv .venv-test .venv-bench .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Khizana needs Python 3.11 or newer; choose one with make PYTHON=...")'
	@echo "Preparing the virtual environment (once) ..."
	@$(PYTHON) -m venv .venv
	@$(RUN) $(PIP) -r requirements.txt
	@touch $@

.venv-test/ready: requirements-test.txt requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Khizana needs Python 3.11 or newer; choose one with make PYTHON=...")'
	@echo "Preparing the test environment (once) ..."
	@$(PYTHON) -m venv .venv-test
	@$(TEST) $(PIP) -r requirements-test.txt
	@touch $@

.venv-bench/ready: requirements-bench.txt requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Khizana needs Python 3.11 or newer; choose one with make PYTHON=...")'
	@echo "Preparing the environment for benches (once) ..."
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python $(PIP) -r requirements-bench.txt
	@touch $@
