package index

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// TestAClosedIndexHasNoState: nobody may go on with the nil that Bleve gives.
func TestAClosedIndexHasNoState(t *testing.T) {
	ix, err := bleve.NewUsing(filepath.Join(t.TempDir(), "index"), bleve.NewIndexMapping(), scorch.Name, scorch.Name, bleveConfig(false))
	if err != nil {
		t.Fatal(err)
	}
	engine, err := ix.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	r, err := engineState(engine)
	if err != nil || r.Close() != nil {
		t.Fatalf("an open one: %v", err)
	}
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := engineState(engine); !errors.Is(err, errNoState) {
		t.Errorf("a closed one: %v, want %v", err, errNoState)
	}
}
