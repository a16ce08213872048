# The verbs of this project. `make run` and `make test` need nothing but Python 3.11 and make.
PYTHON ?= python3
RUN = .venv/bin/python
TEST = .venv-test/bin/python
COMPILE = .venv-dev/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--annotation-style line --custom-compile-command "make lock" $(OPTIONS)
export PYTHONWARNINGS = ignore::SyntaxWarning,ignore::DeprecationWarning:whoosh

.PHONY: run test lint types admin clean

## Serve the archive. TEXTS= imports that file or folder; PORT= HOST= DATA_DIR= choose where.
run: .venv/ready
	@exec $(RUN) manage.py run

## Everything: unit, integration, browser; or the files named in TESTS=.
test: .venv-test/ready
	$(TEST) -m pytest -n 2 --dist loadfile $(if $(COVERAGE),--cov --cov-report=) $(TESTS)
	$(if $(COVERAGE),@$(TEST) -m coverage report --skip-covered --sort=cover | awk 'NR <= 12 || /^TOTAL/')

## The same under coverage.py, then the total and the files with the least: two thirds more time on
## Python 3.11, hardly any from 3.12 on.
.PHONY: coverage
coverage:
	@$(MAKE) --no-print-directory test COVERAGE=1

## Style, import rule, templates, shape figures.
lint: .venv-test/ready
	$(TEST) -m ruff check .
	$(TEST) -m ruff format --check .
	.venv-test/bin/lint-imports
	.venv-test/bin/djlint --lint --quiet templates archive/templates
	$(TEST) bench/shape.py

types: .venv-test/ready
	$(TEST) -m mypy

## A superuser for the admin.
admin: .venv/ready
	@$(RUN) manage.py createsuperuser

## Our search beside other engines. SIZES="29478 100000" CORPUS=file; OPTIONS=--record keeps the result.
## With BASELINE=commit, then the pages of the site.
.PHONY: bench-speed
bench-speed: .venv-bench/ready
	.venv-bench/bin/python -m bench.speed $(if $(SIZES),--sizes $(SIZES)) $(if $(CORPUS),--corpus $(CORPUS)) $(OPTIONS)
	$(if $(BASELINE),@$(MAKE) --no-print-directory bench-site)

## The pages of the site beside those of BASELINE=commit, the one before unless another is named; as above.
.PHONY: bench-site
bench-site: .venv-bench/ready
	.venv-bench/bin/python -m bench.speed.site $(if $(BASELINE),--baseline $(BASELINE)) \
		$(if $(SIZES),--sizes $(SIZES)) $(if $(CORPUS),--corpus $(CORPUS)) $(OPTIONS)

## The import beside that of BASELINE=commit, the one before unless another is named. CORPUS=file; OPTIONS="--articles 6000".
.PHONY: bench-import
bench-import: .venv-bench/ready
	.venv-bench/bin/python -m bench.speed.imports $(if $(BASELINE),--baseline $(BASELINE)) \
		$(if $(CORPUS),--corpus $(CORPUS)) $(OPTIONS)

## Search quality on judged collections. COLLECTIONS="arcd morph"; OPTIONS="--keep var/quality --trec var/trec".
.PHONY: bench-quality
bench-quality: .venv-bench/ready
	.venv-bench/bin/python -m bench.quality $(COLLECTIONS) $(OPTIONS)

## Spoilt texts that are mended, and files by chance that must not break the import. OPTIONS="--files 200000".
.PHONY: bench-ingest
bench-ingest: .venv-test/ready
	$(TEST) -m bench.ingest $(OPTIONS)

## How well copies of a text are told from what only sounds like it. CORPUS=file; OPTIONS="--texts 500 --seed 2".
.PHONY: bench-stories
bench-stories: .venv-test/ready
	$(TEST) -m bench.stories $(if $(CORPUS),--corpus $(CORPUS)) $(OPTIONS)

## What tools of others say of the pages: Lighthouse, pa11y, html-validate, v.Nu, stylelint; every link, feed,
## sitemap and OAI list. Needs Node 20, Java and Chromium; npm fetches the tools once.
.PHONY: audit
audit: .venv-test/ready .venv-audit/ready
	$(TEST) -m bench.audit .venv-audit/node_modules

.venv-audit/ready: bench/audit/package.json
	@mkdir -p $(@D)
	@cp $< $(@D)
	@cd $(@D) && PUPPETEER_SKIP_DOWNLOAD=1 npm install --no-package-lock --no-audit --no-fund --silent
	@touch $@

## The pictures of docs/pictures.md, taken anew. Needs Chromium.
.PHONY: pictures
pictures: .venv-test/ready
	$(TEST) -m bench.pictures

## Faults in full numbers (some forty minutes). SCENARIOS="kills damage" some of them; OPTIONS="--seed 7 --scale 0.1".
.PHONY: fault
fault: .venv-test/ready
	$(TEST) -m bench.faults $(or $(SCENARIOS),$(TRIALS)) $(OPTIONS)

## Small faults put into our code, and which of them its own tests do not notice. FILES="search/parsing.py" some files.
.PHONY: mutate
mutate: .venv-test/ready
	$(TEST) -m bench.mutation $(FILES) $(OPTIONS)

## What is installed, with hashes, from what requirements*.txt pin; OPTIONS=--upgrade takes newer needs of needs.
.PHONY: lock
lock: .venv-dev/ready
	$(COMPILE) requirements.txt --output-file requirements.lock
	for of in test bench dev; do \
		$(COMPILE) requirements-$$of.txt --constraint requirements.lock --output-file requirements-$$of.lock || exit; \
	done

## The checks of lint before each commit.
.PHONY: hooks
hooks: .venv-dev/ready .venv-test/ready
	.venv-dev/bin/pre-commit install

clean:
	rm -rf .venv .venv-test .venv-bench .venv-dev .venv-audit .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage

.venv/ready: requirements.lock
.venv-test/ready: requirements-test.lock
.venv-bench/ready: requirements-bench.lock
.venv-dev/ready: requirements-dev.lock
.venv/ready .venv-test/ready .venv-bench/ready .venv-dev/ready:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Khizana needs Python 3.11 or newer; choose one with make PYTHON=...")'
	@echo "Preparing the environment in $(@D) (once) ..."
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
