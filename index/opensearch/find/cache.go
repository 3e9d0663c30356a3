package find

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"dateline"
)

// maxKept is how many answers about one state are kept: counts that reading a query asks
// for again and again.
const maxKept = 1024

// cache keeps answers about one state of the index.
type cache struct {
	mu   sync.Mutex
	kept map[string]any
}

func newCache() *cache { return &cache{kept: map[string]any{}} }

// kept is what was made under a name before, or is made now. Where many ask at once it may
// be made more than once.
func kept[T any](c *cache, name string, do func() (T, error)) (T, error) {
	c.mu.Lock()
	was, known := c.kept[name]
	c.mu.Unlock()
	if known {
		return was.(T), nil
	}
	out, err := do()
	if err != nil {
		return out, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.kept) >= maxKept {
		clear(c.kept)
	}
	c.kept[name] = out
	return out, nil
}

// key is a name of an answer, made of what was asked.
func key(what ...any) string {
	var b strings.Builder
	for _, w := range what {
		switch w := w.(type) {
		case string:
			b.WriteString(w)
		default:
			raw, err := json.Marshal(w)
			if err != nil {
				fmt.Fprintf(&b, "%v", w)
			}
			b.Write(raw)
		}
		b.WriteByte(0)
	}
	return b.String()
}

// decode reads a part of an answer.
func decode(raw json.RawMessage, into any) error {
	if err := json.Unmarshal(raw, into); err != nil {
		return &dateline.Error{Kind: dateline.Internal, Message: "an answer of the cluster cannot be read", Err: err}
	}
	return nil
}
