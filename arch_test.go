package dateline_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms lists, for each package, the packages of the module that its code may
// import, as docs/architecture.md draws them; the module's root is ".".
var rooms = map[string][]string{
	".":                                 {},
	"index/text":                        {},
	"index/query":                       {".", "index/text"},
	"index/entity":                      {".", "index/text"},
	"index/ingest":                      {".", "index/text", "index/ingest/advice", "index/ingest/charset", "index/ingest/page", "index/ingest/plain", "index/ingest/warc"},
	"index/ingest/advice":               {"."},
	"index/ingest/charset":              {".", "index/ingest/advice"},
	"index/ingest/page":                 {".", "index/ingest/advice", "index/ingest/charset", "index/text"},
	"index/ingest/plain":                {"."},
	"index/ingest/geonames":             {".", "index/text"},
	"index/entity/world":                {".", "index/entity", "index/text"},
	"index/entity/world/make":           {"index/entity/world", "index/text"},
	"index/entity/places":               {".", "index/entity", "index/entity/lists", "index/entity/world", "index/text"},
	"index/entity/places/fit":           {"index/entity", "index/entity/places", "index/entity/world", "index/text"},
	"licences":                          {},
	"licences/make":                     {},
	"index/ingest/warc":                 {"."},
	"index/copies":                      {"index/text"},
	"index/correct":                     {".", "index/entity/lists", "index/text"},
	"index/diff":                        {"."},
	"index/export":                      {".", "index/diff"},
	"index/snippet":                     {".", "index/text", "index/query"},
	"index/ledger":                      {"."},
	"index/record":                      {".", "index/ledger"},
	"index/opensearch/log":              {".", "index/ledger", "index/opensearch/cluster"},
	"index/rank":                        {},
	"index/plan":                        {".", "index/correct", "index/entity", "index/ledger", "index/query", "index/rank", "index/text"},
	"index/match":                       {"index/rank", "index/segment", "index/text"},
	"index/segment":                     {},
	"index/entity/lists":                {},
	"index/entity/lists/make":           {"index/entity/lists", "index/text"},
	"index/tagged":                      {"index/entity"},
	"index/entity/tag":                  {".", "index/entity/lists", "index/entity/world", "index/text"},
	"index/entity/tag/fit":              {".", "index/entity/full", "index/entity/tag", "index/text"},
	"index/entity/names":                {".", "index/entity", "index/entity/lists", "index/entity/tag", "index/text"},
	"index/entity/full":                 {},
	"index/entity/full/make":            {"index/entity/full"},
	"index/entity/read":                 {".", "index/entity", "index/entity/full", "index/entity/names", "index/entity/places", "index/entity/tag", "index/entity/world", "index/text"},
	"index":                             {".", "index/copies", "index/correct", "index/text", "index/query", "index/entity", "index/match", "index/plan", "index/record", "index/tagged", "index/rank", "index/segment", "index/snippet"},
	"index/archivetest":                 {".", "index/entity"},
	"index/transfer":                    {"."},
	"index/memory":                      {},
	"index/opensearch":                  {".", "index/copies", "index/correct", "index/entity", "index/ledger", "index/opensearch/cluster", "index/opensearch/find", "index/opensearch/kept", "index/opensearch/log", "index/plan", "index/rank", "index/tagged", "index/text"},
	"index/opensearch/cluster":          {"."},
	"index/opensearch/find":             {".", "index/copies", "index/correct", "index/entity", "index/ledger", "index/opensearch/cluster", "index/plan", "index/query", "index/rank", "index/snippet", "index/text"},
	"index/opensearch/kept":             {".", "index/entity", "index/ledger", "index/opensearch/cluster", "index/tagged"},
	"index/opensearch/clustertest":      {},
	"index/opensearch/clustertest/make": {"index/opensearch/clustertest"},
	"index/remote":                      {"."},
	"server":                            {".", "web", "web/render", "index/correct", "index/diff", "index/export", "index/ingest", "index/ingest/advice", "index/text", "licences"},
	"web":                               {},
	"web/outlines":                      {"web"},
	"web/render":                        {},
	"cmd/dateline":                      {".", "index", "index/correct", "index/entity", "index/entity/names", "index/entity/read", "index/diff", "index/export", "index/ingest", "index/ingest/advice", "index/ingest/geonames", "index/memory", "index/opensearch", "index/opensearch/cluster", "index/plan", "index/remote", "index/text", "index/transfer", "licences", "server"},
	"bench":                             {".", "bench/peers/line", "index", "index/opensearch", "index/opensearch/cluster", "index/opensearch/clustertest", "index/copies", "index/entity", "index/entity/full", "index/entity/names", "index/entity/read", "index/entity/tag", "index/ingest", "index/ingest/charset", "index/ingest/page", "index/memory", "index/text"},
	"bench/peers/line":                  {},
	"bench/peers/bleve":                 {"bench/peers/line"},
}

// engines may be imported by these packages only.
var engines = map[string][]string{
	"github.com/blevesearch/bleve/":  {"index", "index/match", "index/rank", "index/segment", "bench/peers/bleve"},
	"modernc.org/sqlite":             {"index/record"},
	"github.com/gorilla/mux":         {"server"},
	"github.com/opensearch-project/": {"index/opensearch/cluster"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestImportsFollowTheRooms(t *testing.T) {
	for _, p := range goList(t) {
		room := trimModule(p.ImportPath)
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s is not a room of docs/architecture.md", room)
		}
		for _, imp := range p.Imports {
			if ours(imp) && !slices.Contains(allowed, trimModule(imp)) {
				t.Errorf("%s imports %s; it may import %q", room, trimModule(imp), allowed)
			}
			for engine, importers := range engines {
				if strings.HasPrefix(imp+"/", strings.TrimSuffix(engine, "/")+"/") && !slices.Contains(importers, room) {
					t.Errorf("%s imports %s; only %q may", room, imp, importers)
				}
			}
			if room == "." && strings.Contains(imp, ".") {
				t.Errorf("the root package imports %s; it has the standard library only", imp)
			}
		}
	}
}

func TestEveryRoomIsThere(t *testing.T) {
	there := map[string]bool{}
	for _, p := range goList(t) {
		there[trimModule(p.ImportPath)] = true
	}
	for room := range rooms {
		if !there[room] {
			t.Errorf("there is no package %s", room)
		}
	}
}

func goList(t *testing.T) (out []listed) {
	t.Helper()
	raw, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for d := json.NewDecoder(strings.NewReader(string(raw))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		out = append(out, p)
	}
}

func ours(imp string) bool { return imp == "dateline" || strings.HasPrefix(imp, "dateline/") }

func trimModule(path string) string {
	if path == "dateline" {
		return "."
	}
	return strings.TrimPrefix(path, "dateline/")
}
