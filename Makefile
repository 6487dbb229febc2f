# The commands that people run. `make` alone lists them.

VENV := .venv
PYTHON := $(VENV)/bin/python
DATA_DIR ?= var
# Compiled Python goes where everything else goes that the site writes.
export PYTHONPYCACHEPREFIX := $(abspath $(DATA_DIR))/pycache
# It is kept, whatever the environment says: each start, and each of the tests, takes seconds less.
unexport PYTHONDONTWRITEBYTECODE
# In each of the runs, as many tests at once as there are processors: most wait for a server or a
# browser at times, and the other runs use what they leave.
export PYTEST_XDIST_AUTO_NUM_WORKERS ?= $(shell nproc)
COVERAGE := $(DATA_DIR)/coverage
STATIC_SOURCES := $(shell find static -type f) mesosite/static_files.py

.PHONY: help run test test-sqlite test-browser test-postgresql staff check fix

help: # list these commands
	@grep -E '^[a-z-]+:.*# ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*# /make \1\t/' | expand -t 24

# What a bucket of pictures needs is large, and installed where one is named.
BUCKET := $(if $(findstring s3://,$(MEDIA_ROOT)),$(VENV)/installed-s3)

run: $(VENV)/installed $(BUCKET) .static/collected # set everything up and serve the site
	@$(PYTHON) manage.py prepare_site
	@exec $(VENV)/bin/gunicorn --config mesosite/gunicorn_conf.py

staff: $(VENV)/installed # make a staff account
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py createsuperuser

# The three share what is the same for all, such as the collected static files.
test: export SHARED_BY_TESTS = $(abspath $(DATA_DIR))/tests
test: $(VENV)/installed-dev # run every test: on SQLite, in a browser and what may differ on PostgreSQL
	@rm -rf $(SHARED_BY_TESTS) && mkdir -p $(SHARED_BY_TESTS)
	@$(MAKE) --no-print-directory --jobs --output-sync=target test-sqlite test-browser test-postgresql
	@$(PYTHON) -m slipcover --merge $(COVERAGE)-sqlite.json $(COVERAGE)-postgresql.json \
		--out $(COVERAGE).json --skip-covered --fail-under 98

test-sqlite: $(VENV)/installed-dev # run all that needs no browser
	@mkdir -p $(DATA_DIR)
	@$(PYTHON) -m slipcover --json --out $(COVERAGE)-sqlite.json -m pytest --ignore=tests/browser --durations=10

test-browser: $(VENV)/installed-dev # run the journeys in a real Chromium
	@mkdir -p $(DATA_DIR)
	@$(PYTHON) -m pytest tests/browser --durations=10

test-postgresql: $(VENV)/installed-dev # run what may differ there on a throw-away PostgreSQL server
	@mkdir -p $(DATA_DIR)
	@tests/on_postgresql $(PYTHON) -m slipcover --json --out $(COVERAGE)-postgresql.json -m pytest -m postgresql

check: $(VENV)/installed-dev # lint, formatting, types, templates, migrations, the guide's words
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/ruff format --check
	@$(VENV)/bin/mypy
	@$(VENV)/bin/djlint --check --lint --quiet templates
	@$(PYTHON) manage.py check --fail-level WARNING
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@$(PYTHON) manage.py check_guide

fix: $(VENV)/installed-dev # fix what the linters can fix
	@$(VENV)/bin/ruff check --fix
	@$(VENV)/bin/ruff format
	@$(VENV)/bin/djlint --reformat --quiet templates

$(VENV)/installed: requirements.txt
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@echo "Installing what the site needs into $(VENV) ..."
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-s3: requirements-s3.txt $(VENV)/installed
	@echo "Installing what a bucket needs into $(VENV) ..."
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-s3.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

.static/collected: $(VENV)/installed $(BUCKET) $(STATIC_SOURCES)
	@$(PYTHON) manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@
