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
	".":                    {},
	"index/text":           {},
	"index/query":          {".", "index/text"},
	"index/entity":         {".", "index/text"},
	"index/ingest":         {".", "index/text", "index/ingest/charset", "index/ingest/page", "index/ingest/plain", "index/ingest/warc"},
	"index/ingest/charset": {"."},
	"index/ingest/page":    {".", "index/ingest/charset", "index/text"},
	"index/ingest/plain":   {"."},
	"index/ingest/warc":    {"."},
	"index/copies":         {"index/text"},
	"index/diff":           {"."},
	"index/export":         {".", "index/diff"},
	"index/snippet":        {".", "index/text", "index/query"},
	"index/record":         {"."},
	"index/rank":           {},
	"index/match":          {"index/rank", "index/segment", "index/text"},
	"index/segment":        {},
	"index":                {".", "index/copies", "index/text", "index/query", "index/entity", "index/match", "index/record", "index/rank", "index/segment", "index/snippet"},
	"index/archivetest":    {"."},
	"index/memory":         {},
	"index/remote":         {"."},
	"server":               {".", "web", "index/diff", "index/export", "index/ingest", "index/text"},
	"web":                  {},
	"web/outlines":         {"web"},
	"cmd/dateline":         {".", "index", "index/diff", "index/export", "index/ingest", "index/memory", "index/remote", "server"},
	"bench":                {".", "bench/peers/line", "index", "index/copies", "index/entity", "index/ingest", "index/ingest/charset", "index/ingest/page", "index/memory", "index/text"},
	"bench/peers/line":     {},
	"bench/peers/bleve":    {"bench/peers/line"},
}

// engines may be imported by these packages only.
var engines = map[string][]string{
	"github.com/blevesearch/bleve/": {"index", "index/match", "index/rank", "index/segment", "bench/peers/bleve"},
	"modernc.org/sqlite":            {"index/record"},
	"github.com/gorilla/mux":        {"server"},
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
