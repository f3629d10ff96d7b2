# The two commands are `make run` and `make test`; each prepares what it needs and is quick when nothing changed.

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest

.PHONY: run screenshots test lint unit test-gaps test-letters validate-letters letter-pages test-fidelity test-bundle test-deb bench schema locks coverage \
	mutants mutants-of-conditions verdicts bundle deb ready ready-to-test ready-to-mutate ready-to-build

run: ready                  ## the window; without a display the window off-screen completes the sample, with letters and pictures in out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(PYTHON) -m mla_writer; else $(PYTHON) -m mla_writer run-sample --output out \
		&& QT_QPA_PLATFORM=offscreen $(PYTHON) -m mla_writer show-sample out; fi

screenshots: ready          ## every screen in each language and look, at 100 and 200 %, in out/screenshots; tells what differs from the last set
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m mla_writer screenshots out

test: lint unit             ## everything that has to hold before a change goes in

lint: ready-to-test         ## style, types and the direction of imports
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

unit: ready-to-test lint    ## all tests, in random order
	@$(PYTEST) -n 2 --ignore=tests/benchmarks --ignore=tests/shipping/packed

test-gaps: ready-to-test    ## every answer taken away and every planted defect is found
	@$(PYTEST) -n 2 tests/gaps

test-letters: ready-to-test ## every changed answer changes the letter, in every language
	@$(PYTEST) -n 2 tests/letters

validate-letters: ready-to-test ## Word files of every sample, kind, reader and sort against the Open XML SDK's validator, where Node has it; they stay in out/letters
	@$(PYTHON) -m tests.letters.validate_letters out/letters

letter-pages: ready-to-test ## pictures of the pages of two letters in every language, to be looked at, in out/pages
	@$(PYTHON) -m tests.golden.pages out/pages

test-fidelity: ready-to-test ## every answer is in the printed letter once, unbroken
	@$(PYTEST) -n 2 tests/fidelity

bundle: ready-to-build      ## dist/mla-writer, a folder that runs without Python and Qt on the machine
	@packaging/make_bundle.sh

deb: bundle                 ## dist/mla-writer_VERSION_ARCHITECTURE.deb, from that folder
	@packaging/make_deb.sh

test-bundle: bundle ready-to-test ## the folder passes its self-test, holds what it should and nothing that opens a connection
	@$(PYTEST) tests/shipping/packed/test_bundle.py

test-deb: deb ready-to-test ## the package, installed in a fresh Debian, passes as an ordinary user without a network; needs root
	@$(PYTEST) tests/shipping/packed/test_deb.py

bench: ready-to-test        ## measurements, as ratios within one run
	@$(PYTEST) -s -p no:randomly --timeout 600 tests/benchmarks

schema: ready               ## write forms/schema/*.json anew from the models
	@$(PYTHON) -m mla_writer forms schema

ids: ready                  ## add the ids of new questions and options to forms/ids.yaml
	@$(PYTHON) -m mla_writer forms ids

coverage: ready-to-test     ## which branches the tests do not take
	@.venv/bin/coverage run -m pytest -q --ignore=tests/benchmarks --ignore=tests/shipping/packed
	@.venv/bin/coverage combine -q
	@.venv/bin/coverage report

COMPILE := .venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url pyproject.toml

locks: ready-to-test        ## pin the dependencies anew, with hashes and without addresses
	@$(COMPILE) -o requirements.lock >/dev/null
	@$(COMPILE) --extra test -c requirements.lock -o requirements-test.lock >/dev/null
	@$(COMPILE) --extra test --extra mutants -c requirements-test.lock -o requirements-mutants.lock >/dev/null
	@$(COMPILE) --extra build -c requirements.lock -o requirements-build.lock >/dev/null

mutants: ready-to-mutate    ## what of the checks could be changed without any request of the tests noticing. MUTANTS="name …" for some
	@.venv-mutants/bin/python -m tests.mutants $(MUTANTS)

mutants-of-conditions: ready-to-mutate ## the same of the language of conditions, by its own tests; takes hours. MUTANTS="name*" for some
	@.venv-mutants/bin/mutmut run $(MUTANTS); .venv-mutants/bin/mutmut results

verdicts: ready-to-test     ## what all rules find in every request of the tests, written anew, to be read as a difference
	@.venv/bin/python -m tests.verdicts

ready:
	@packaging/prepare.sh run

ready-to-test:
	@packaging/prepare.sh test

ready-to-mutate:
	@packaging/prepare.sh mutants

ready-to-build:
	@packaging/prepare.sh build
