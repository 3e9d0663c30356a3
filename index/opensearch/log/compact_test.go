package log_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// files returns the folders of the nodes in which an index of the archive is.
func files(t *testing.T, c *cluster.Client, name string) (out []string) {
	t.Helper()
	var nodes struct {
		Nodes map[string]struct {
			Settings struct {
				Path struct{ Data, Home any } `json:"path"`
			} `json:"settings"`
		} `json:"nodes"`
	}
	ok(t, c.Call(t.Context(), "GET", "/_nodes/settings", nil, nil, &nodes))
	all, err := c.Indices(t.Context(), name+".*")
	ok(t, err)
	for _, index := range all {
		settings, err := c.Settings(t.Context(), index)
		ok(t, err)
		for _, n := range nodes.Nodes {
			for _, p := range []any{n.Settings.Path.Data, n.Settings.Path.Home} {
				for _, root := range paths(p) {
					out = append(out, folders(root, settings["index.uuid"].(string))...)
				}
			}
		}
	}
	return out
}

func paths(v any) (out []string) {
	switch p := v.(type) {
	case string:
		return []string{p}
	case []any:
		for _, one := range p {
			out = append(out, one.(string))
		}
	}
	return out
}

// folders are those called name below root.
func folders(root, name string) (out []string) {
	_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && e.Name() == name {
			out = append(out, path)
			return filepath.SkipDir
		}
		return nil
	})
	return out
}

// holding returns which of words stand in a file below folders, in any case.
func holding(t *testing.T, folders []string, words ...string) (out []string) {
	t.Helper()
	size := 0
	found := map[string]bool{}
	for _, root := range folders {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return nil
			}
			data, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) { // merged away meanwhile
				return nil
			}
			size += len(data)
			for _, w := range words {
				found[w] = found[w] || bytes.Contains(bytes.ToLower(data), []byte(w))
			}
			return err
		})
		ok(t, err)
	}
	if size == 0 {
		t.Fatal("no files were found")
	}
	for _, w := range words {
		if found[w] {
			out = append(out, w)
		}
	}
	return out
}

// readable lets the indices of an archive be written so that words can be found in their
// files, and keeps what was removed for as long as OpenSearch does where no test is in a hurry.
func readable(t *testing.T, c *cluster.Client, name string) {
	t.Helper()
	all, err := c.Indices(t.Context(), name+".*")
	ok(t, err)
	for _, index := range all {
		ok(t, c.Call(t.Context(), "POST", cluster.Path(index, "_close"), nil, nil, nil))
		ok(t, c.PutSettings(t.Context(), index, map[string]any{"index.codec": "default", "index.soft_deletes.retention_lease.sync_interval": "30s"}))
		ok(t, c.Call(t.Context(), "POST", cluster.Path(index, "_open"), nil, nil, nil))
	}
}

// Behind Compact no byte of an erased article is in the files of the cluster, and none of a
// write that came to nothing.
func TestCompactLeavesNothing(t *testing.T) {
	c, name := client(t)
	l := openAt(t, c, name)
	readable(t, c, name)
	a := article("a", "Yxoplim one", strings.Repeat("Obrazzut ", 20))
	a.Known.Publication = dateline.Sourced[string]{Value: "Harqotin", From: dateline.FromText}
	a.Keys = append(a.Keys, dateline.Key{Kind: dateline.KeyURL, Value: "https://mixtolar.test/"})
	put(t, l, a, article("b", "Kite", "the words that stay: quendolor"))
	put(t, l, article("a", "Zwarquil", "the second text"))
	_, err := l.Erase(t.Context(), "a", "asked for")
	ok(t, err)
	left := dying(t, c, name, "texts", 0)
	if _, _, err := left.Put(t.Context(), []dateline.Article{article("c", "Wequandu", "never came")}); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	put(t, l, article("d", "", "behind it"))
	words := []string{"yxoplim", "obrazzut", "harqotin", "mixtolar", "zwarquil", "wequandu"}
	ok(t, c.Flush(t.Context(), name+".log", name+".article"))
	if there := holding(t, files(t, c, name), words...); len(there) != len(words) {
		t.Errorf("before it only %q can be found", there)
	}
	ok(t, l.Compact(t.Context()))
	if left := holding(t, files(t, c, name), words...); len(left) > 0 {
		t.Errorf("files still hold %q", left)
	}
	if a, err := l.Article(t.Context(), "b", 0); err != nil || a.Title != "Kite" {
		t.Error(a, err)
	}
	sound(t, l)
}

// Compact takes away nothing that a write under way needs.
func TestCompactBesideWrites(t *testing.T) {
	c, name := client(t)
	writer, other := openAt(t, c, name), openAt(t, c, name)
	put(t, writer, article("a", "", "alpha"))
	writer.Crash(func(step string) error {
		if step == "texts" {
			writer.Crash(nil)
			return other.Compact(t.Context())
		}
		return nil
	})
	put(t, writer, article("b", "Kite", "beta"))
	if a, err := other.Article(t.Context(), "b", 0); err != nil || a.Title != "Kite" {
		t.Error(a, err)
	}
	sound(t, other)
}

// What was removed of the state is gone from its list, and a version never comes twice.
func TestStateAfterCompact(t *testing.T) {
	l := open(t)
	first, err := l.State().Set(t.Context(), "k", []byte("one"), 0)
	ok(t, err)
	_, err = l.State().Set(t.Context(), "k", nil, first)
	ok(t, err)
	ok(t, l.Compact(t.Context()))
	second, err := l.State().Set(t.Context(), "k", []byte("two"), 0)
	ok(t, err)
	if first == second {
		t.Errorf("version %d came twice", first)
	}
	_, err = l.State().Set(t.Context(), "k", []byte("three"), first)
	if dateline.KindOf(err) != dateline.Conflict {
		t.Error(err)
	}
}
