package tagged

import (
	"fmt"
	"sync"

	"dateline/index/entity"
)

// Kept is where what was tagged is kept, under the name of a revision.
type Kept interface {
	// Get returns what was found in each of the texts of a unit, and whether that is kept.
	Get(name string, texts ...string) (found [][]entity.Tagged, ok bool)
	// Put keeps what was found in the texts of a unit.
	Put(name string, found [][]entity.Tagged, texts ...string)
}

// Tagger is the better extractor of a reader, where it is one that tags.
type Tagger struct {
	By   string // the fingerprint of the extractor
	Load func() (entity.Slow, error)
}

// NewTagger returns nil where there is nothing that tags. What better loads is loaded once;
// where that fails it is tried again the next time.
func NewTagger(better *entity.Better) *Tagger {
	if better == nil || better.TaggedBy == "" {
		return nil
	}
	var lock sync.Mutex
	var loaded entity.Slow
	return &Tagger{better.Fingerprint, func() (entity.Slow, error) {
		lock.Lock()
		defer lock.Unlock()
		if loaded != nil {
			return loaded, nil
		}
		x, err := better.Load()
		if err != nil {
			return nil, err
		}
		slow, ok := x.(entity.Slow)
		if !ok {
			return nil, fmt.Errorf("a %T tags nothing", x)
		}
		loaded = slow
		return slow, nil
	}}
}

// Unit is what of a text is tagged at once. The title goes with the first.
type Unit struct {
	From  int // where it begins in the body
	Texts []string
}

// Units cuts a text.
func Units(title, body string) []Unit {
	n := entity.Part(body)
	all := []Unit{{0, []string{title, body[:n]}}}
	for from := n; from < len(body); from += n {
		n = entity.Part(body[from:])
		all = append(all, Unit{from, []string{body[from : from+n]}})
	}
	return all
}

// Found is all that was tagged of a text, if all of it was.
func Found(kept Kept, name, title, body string) (inTitle, inBody []entity.Tagged, ok bool) {
	for _, u := range Units(title, body) {
		found, ok := kept.Get(name, u.Texts...)
		if !ok {
			return nil, nil, false
		}
		if len(found) > 1 {
			inTitle = found[0]
		}
		inBody = append(inBody, entity.Shift(found[len(found)-1], u.From)...)
	}
	return inTitle, inBody, true
}

// Tag tags what has not been of a text; false if stop said so before all of it was. What
// was tagged by then is kept.
func Tag(kept Kept, by entity.Slow, name, title, body string, stop func() bool) bool {
	for _, u := range Units(title, body) {
		if _, known := kept.Get(name, u.Texts...); known {
			continue
		}
		if stop() {
			return false
		}
		var found [][]entity.Tagged
		for _, s := range u.Texts {
			found = append(found, by.Tag(s))
		}
		kept.Put(name, found, u.Texts...)
	}
	return true
}
