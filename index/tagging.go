package index

import (
	"fmt"
	"path/filepath"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/plan"
	"dateline/index/tagged"
)

// taggedFile lies beside the generations of the index and outlives them.
const taggedFile = "tagged.db"

// openTagged opens what was tagged of the record's texts.
func (a *Archive) openTagged() (err error) {
	a.tagged, err = tagged.Open(filepath.Join(a.dir, indexFolder, taggedFile), a.rec.UUID(), a.taggedBy)
	return err
}

// tagging is what Better has tagged, where it is an entity.Slow.
type tagging struct {
	store *tagged.Store
	by    string // the fingerprint of Better
	load  func() (entity.Slow, error)
}

// newTagging returns nil where there is nothing that tags.
func newTagging(e *plan.Entities, store *tagged.Store) *tagging {
	better := e.Better
	if better == nil || better.TaggedBy == "" {
		return nil
	}
	return &tagging{store, better.Fingerprint, sync.OnceValues(func() (entity.Slow, error) {
		x, err := better.Load()
		if err != nil {
			return nil, err
		}
		slow, ok := x.(entity.Slow)
		if !ok {
			return nil, fmt.Errorf("a %T tags nothing", x)
		}
		return slow, nil
	})}
}

// unit is what of a text is tagged at once: from is where it begins in the body. The title
// goes with the first.
type unit struct {
	from  int
	texts []string
}

// units cuts a text.
func units(a dateline.Article) (all []unit) {
	n := entity.Part(a.Body)
	all = append(all, unit{0, []string{a.Title, a.Body[:n]}})
	for from := n; from < len(a.Body); from += n {
		n = entity.Part(a.Body[from:])
		all = append(all, unit{from, []string{a.Body[from : from+n]}})
	}
	return all
}

// mentions finds those of a text, and says what but the usual extractor has: what was
// tagged is not tagged again, however the index came to read the text anew.
func (e *entities) mentions(a dateline.Article, t entity.Text) (all []dateline.Mention, by string) {
	if e.tagged == nil {
		return e.Mentions(t), e.By
	}
	title, body, ok := e.tagged.found(a)
	if !ok {
		return e.Mentions(t), e.By
	}
	slow, err := e.tagged.load()
	if err != nil {
		return e.Mentions(t), e.By
	}
	return slow.Told(t, title, body), e.tagged.by
}

// found is all that was tagged of a text, if all of it was.
func (t *tagging) found(a dateline.Article) (title, body []entity.Tagged, ok bool) {
	for _, u := range units(a) {
		found, ok := t.store.Get(nameOf(a.ID, a.Revision), u.texts...)
		if !ok {
			return nil, nil, false
		}
		if len(found) > 1 {
			title = found[0]
		}
		body = append(body, entity.Shift(found[len(found)-1], u.from)...)
	}
	return title, body, true
}

// tag tags what has not been of a text; false if stop said so before all of it was. What
// was tagged by then is kept.
func (t *tagging) tag(a dateline.Article, stop func() bool) (bool, error) {
	slow, err := t.load()
	if err != nil {
		return false, err
	}
	name := nameOf(a.ID, a.Revision)
	for _, u := range units(a) {
		if _, known := t.store.Get(name, u.texts...); known {
			continue
		}
		if stop() {
			return false, nil
		}
		var found [][]entity.Tagged
		for _, s := range u.texts {
			found = append(found, slow.Tag(s))
		}
		t.store.Put(name, found, u.texts...)
	}
	return true, nil
}
