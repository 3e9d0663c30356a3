package index

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// errDamaged is in the chain of an error that a rebuild mends.
var errDamaged = errors.New("the index is damaged")

// asyncErrors names the callback under which Bleve tells failures of its own
// tasks, which it otherwise keeps to itself while every later batch waits.
const asyncErrors = "dateline"

var watched sync.Map // folder of a generation -> *generation

func init() {
	scorch.RegistryAsyncErrorCallbacks[asyncErrors] = func(err error, store string) {
		if g, ok := watched.Load(filepath.Dir(filepath.Clean(store))); ok {
			g.(*generation).fail(fmt.Errorf("a task of the index: %w", err))
		}
	}
}

func watch(dir string, g *generation) { watched.Store(filepath.Clean(dir), g) }
func unwatch(dir string)              { watched.Delete(filepath.Clean(dir)) }
