package index

import (
	"path/filepath"

	"dateline"
	"dateline/index/entity"
	"dateline/index/plan"
	"dateline/index/tagged"
)

// taggedFile lies beside the generations of the index and outlives them.
const taggedFile = "tagged.db"

// openTagged opens what was tagged of the record's texts.
func (a *Archive) openTagged() (err error) {
	path := filepath.Join(a.dir, indexFolder, taggedFile)
	if a.readOnly {
		path = filepath.Join(a.dir, "none", taggedFile) // nothing is read anew there
	}
	a.tagged, err = tagged.Open(path, a.rec.UUID(), a.taggedBy)
	return err
}

// tagging is what Better has tagged, where it is an entity.Slow.
type tagging struct {
	*tagged.Tagger
	store *tagged.Store
}

// newTagging returns nil where there is nothing that tags.
func newTagging(e *plan.Entities, store *tagged.Store) *tagging {
	by := tagged.NewTagger(e.Better)
	if by == nil {
		return nil
	}
	return &tagging{by, store}
}

// mentions finds those of a text, and says what but the usual extractor has: what was
// tagged is not tagged again, however the index came to read the text anew.
func (e *entities) mentions(a dateline.Article, t entity.Text) (all []dateline.Mention, by string) {
	if e.patching != nil {
		if all, ok := e.patching.mentions(a, t); ok {
			return all, patchedBy
		}
	}
	if e.tagged == nil {
		return e.Mentions(t), e.By
	}
	title, body, ok := tagged.Found(e.tagged.store, nameOf(a.ID, a.Revision), a.Title, a.Body)
	if !ok {
		return e.Mentions(t), e.By
	}
	slow, err := e.tagged.Load()
	if err != nil {
		return e.Mentions(t), e.By
	}
	return slow.Told(t, title, body), e.tagged.By
}

// tag tags what has not been of a text; false if stop said so before all of it was. What
// was tagged by then is kept.
func (t *tagging) tag(a dateline.Article, stop func() bool) (bool, error) {
	slow, err := t.Load()
	if err != nil {
		return false, err
	}
	return tagged.Tag(t.store, slow, nameOf(a.ID, a.Revision), a.Title, a.Body, stop), nil
}
