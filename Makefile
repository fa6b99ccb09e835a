# Toonbooth's commands. `make help` lists them; each sets up what it needs.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help

VENV := .venv
python := $(VENV)/bin/python
models := $(or $(TOONBOOTH_ASSETS),assets/fetched)/manifest.json
export PYTHON TORCH VENV

# What people write reaches the program through the environment, to the letter: $(value) keeps make
# from reading dollars in it, and quotes in the recipes keep the shell from it.
words := PHOTO THEME CAPTION OUT QUALITY SEED SHAPE EXPRESSION
$(foreach word,$(words),$(if $(filter-out undefined,$(origin $(word))),\
    $(eval override $(word) := $$(value $(word)))))
export $(words)

.PHONY: help
help:  ## List the commands
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; \
	    do printf '  make %-9s %s\n' "$$name" "$$what"; done

.PHONY: sticker
sticker: asked $(VENV)/.base $(models)  ## Make a sticker: PHOTO=me.jpg THEME="space pirate" [OUT=out] [QUALITY=draft|standard|fine] [SHAPE=auto|figure|relief] [EXPRESSION=wink] [CAPTION="Ahoy!"] [SEED=7]
	@exec $(python) -m bot make --theme="$$THEME" $${OUT:+--out="$$OUT"} \
	    $${QUALITY:+--quality="$$QUALITY"} $${SEED:+--seed="$$SEED"} $${SHAPE:+--shape="$$SHAPE"} \
	    $${EXPRESSION:+--expression="$$EXPRESSION"} $${CAPTION:+--caption="$$CAPTION"} -- "$$PHOTO"

.PHONY: pack
pack: asked $(VENV)/.base $(models)  ## Make twelve expressions of one face: PHOTO=me.jpg THEME="space pirate" [OUT=pack] [QUALITY=] [CAPTION=] [SEED=]
	@exec $(python) -m bot pack --theme="$$THEME" $${OUT:+--out="$$OUT"} \
	    $${QUALITY:+--quality="$$QUALITY"} $${SEED:+--seed="$$SEED"} \
	    $${CAPTION:+--caption="$$CAPTION"} -- "$$PHOTO"

.PHONY: run
run: $(VENV)/.base $(models)  ## Run the service: everything in ./data, health on 127.0.0.1:8080
	@exec $(python) -m bot run

.PHONY: asked
asked:
	@[[ -n "$${PHOTO:-}" && -n "$${THEME:-}" ]] || \
	    { echo 'Say which photo and which theme: make sticker PHOTO=me.jpg THEME="space pirate"' >&2; exit 2; }

.PHONY: setup
setup: $(VENV)/.base  ## Set up all that stickers need, and repair damaged model files
	@$(python) -m assets.fetch

.PHONY: test
test: $(VENV)/.dev $(VENV)/.diffusers $(models)  ## Run all tests [PYTEST="-k photo"]
	@$(python) -m pytest -n 2 --dist worksteal $(PYTEST)

.PHONY: check
check: $(VENV)/.dev  ## Format, lint, types, imports, Dockerfile and shell scripts
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@$(VENV)/bin/hadolint Dockerfile
	@$(VENV)/bin/shellcheck .ci/run setup/fresh setup/packages setup/system

.PHONY: format
format: $(VENV)/.dev  ## Format the code
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

.PHONY: bench
bench: $(VENV)/.dev $(models)  ## Measure stickers, cartoonizers, renderers and encoders [BENCH="--quick"]
	@$(python) -m bench $(BENCH)

.PHONY: demo
demo: $(VENV)/.dev $(models)  ## Draw the contact sheet of photos and themes
	@$(python) -m bench.contact_sheet $(DEMO)

.PHONY: fresh
fresh:  ## Prove the set-up in a bare Debian (as root, with debootstrap)
	@setup/fresh

.PHONY: training
training: $(VENV)/.train $(models)  ## Set up what `python -m pipeline.train` needs besides

.PHONY: diffusers
diffusers: $(VENV)/.diffusers  ## Set up what diffusers pipelines and text models need besides

.PHONY: lock
lock: $(VENV)/.dev  ## Resolve all packages anew and write the lock files
	@env PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= $(python) -m setup.lock

.PHONY: clean
clean:  ## Remove what tools leave behind; .venv and the models stay
	@rm -rf .cache .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

.PHONY: packages models
packages: $(VENV)/.base
models: $(models)

# Stamps: a step runs again only when what it depends on changed.

$(VENV)/.base: requirements.txt requirements-cpu.txt requirements-cuda.txt requirements-node.txt setup/packages setup/debian.txt
	@setup/system check
	@setup/packages base
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.base
	@setup/packages dev
	@touch $@

$(VENV)/.diffusers: requirements-diffusers.txt $(VENV)/.base
	@setup/packages diffusers
	@touch $@

$(VENV)/.train: requirements-train.txt $(VENV)/.base
	@setup/packages train
	@touch $@

$(models): assets/pins.toml $(wildcard assets/*.py pipeline/cutout/isnet_graph.py pipeline/prompt/encoder.py pipeline/prompt/entries.py pipeline/prompt/index.py pipeline/prompt/palette.py pipeline/prompt/phrases.py pipeline/prompt/lexicon.toml pipeline/prompt/attire.toml pipeline/prompt/looks.toml pipeline/prompt/harm.toml) | $(VENV)/.base
	@$(python) -m assets.fetch
