package main

import (
	"encoding/json"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"dateline/index/opensearch/clustertest"
	"dateline/server"
)

// Every command works on an archive in a cluster as on one in a folder, beside two
// servers of it.
func TestCommandsOnACluster(t *testing.T) {
	everyCommand(t, clustertest.Start(t, 1).Address)
}

// everyCommand runs the commands on the archives news, back and restored.
func everyCommand(t *testing.T, address func(name string) string) {
	t.Helper()
	at := address("news")
	if code, _, said := command(t, "search", "--archive", at, "x"); code != exitFailed {
		t.Errorf("an archive that is not there: exit code %d, stderr %q", code, said)
	} else {
		has(t, said, "no archive at "+at, "hint: make one with: dateline index --archive "+at+" FILES")
	}
	has(t, succeed(t, "index", "--archive", at, "--shards", "2", "--replicas", "0", "--write-copies", "1", seeds), "added            5\n")
	first, second := startServer(t, "serve", "--archive", at, "--addr", "127.0.0.1:0"), startServer(t, "serve", "--archive", at, "--addr", "127.0.0.1:0")
	has(t, get(t, first.base+"/api/v1/search?q=Kelbajar"), `"value":4`)
	pages(t, first.base, second.base)
	has(t, succeed(t, "search", "--archive", at, "Kelbajar"), "4 articles\n")
	has(t, succeed(t, "show", "--archive", at, pressTV), "id           "+pressTV)
	has(t, succeed(t, "entity", "merge", "--archive", at, "kelbecer", "kalbajar"), "correction 1:")
	has(t, succeed(t, "key", "add", "desk", "--archive", at), "dl_desk_")
	has(t, succeed(t, "rm", "--archive", at, pressTV), "is erased")
	has(t, succeed(t, "search", "--archive", at, "Kelbajar"), "3 articles\n")
	has(t, get(t, second.base+"/api/v1/articles/"+pressTV), "erased")
	folder := filepath.Join(t.TempDir(), "folder")
	out := checksumOf(t, succeed(t, "copy", at, folder))
	has(t, succeed(t, "search", "--archive", folder, "Kelbajar"), "3 articles\n")
	if back := checksumOf(t, succeed(t, "copy", folder, address("back"))); back != out {
		t.Errorf("checksum %s of the folder, %s of the cluster", out, back)
	}
	saved := filepath.Join(t.TempDir(), "one.backup")
	has(t, succeed(t, "backup", "--archive", at, saved), "is written: ")
	has(t, succeed(t, "restore", saved, "--archive", address("restored"), "--replicas", "0"), "4 articles, 4 revisions")
	if code, _, said := command(t, "restore", saved, "--archive", filepath.Join(t.TempDir(), "folder")); code != exitFailed || !strings.Contains(said, "not a backup") {
		t.Errorf("a backup of a cluster for a folder: exit code %d, %s", code, said)
	}
	has(t, succeed(t, "rebuild", "--archive", at), "the index is new: 4 articles")
	has(t, succeed(t, "check", "--archive", at), "record and index agree: 4 articles, 4 revisions, 1 erased")
	has(t, succeed(t, "rm", "--undo", "--archive", at, pressTV), "lifted")
	has(t, succeed(t, "index", "--archive", at, seeds), "added            1\n", "unchanged        4\n")
	first.interrupt(t)
	second.interrupt(t)
}

// pages leafs through a search with facets, each page at another server.
func pages(t *testing.T, one, other string) {
	t.Helper()
	seen := map[string]bool{}
	for cursor, more := "", true; more; one, other = other, one {
		var page server.SearchJSON
		raw := get(t, one+"/api/v1/search?q=Kelbajar&limit=1&facet=place&interval=year"+cursor)
		if err := json.Unmarshal([]byte(raw), &page); err != nil || len(page.Hits) != 1 || len(page.Facets["place"].Values) == 0 {
			t.Fatalf("%v: a page is %s", err, raw)
		}
		seen[page.Hits[0].ID] = true
		cursor, more = "&cursor="+url.QueryEscape(page.Next), page.Next != ""
	}
	if len(seen) != 4 {
		t.Errorf("pages of %v, want 4 articles", seen)
	}
}

// A cluster that does not answer is said to be away, by whatever command.
func TestClusterThatIsAway(t *testing.T) {
	if testing.Short() {
		t.Skip("it is asked again for ten seconds")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := "opensearch+http://" + l.Addr().String() + "/news"
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	code, _, said := command(t, "check", "--archive", at)
	if code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	has(t, said, "no node of the cluster")
}
