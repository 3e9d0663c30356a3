package index

import (
	"bytes"
	"strconv"

	"dateline"
	"dateline/index/plan"
	"dateline/index/record"
	"dateline/index/snippet"
)

// hits reads the articles of a page, in the revisions that matched, one text at a
// time; none where only ids are asked for. One that the record cannot read is a hit
// without a text: it did match, and dateline check says what is wrong with it.
func (x *searching) hits(top []*candidate, places *entities, m *snippet.Matcher) ([]dateline.Hit, error) {
	out, refs, err := x.bare(top)
	if err != nil || x.search.Shown == dateline.IDsOnly {
		return out, err
	}
	moved, failed := false, error(nil)
	err = x.archive.rec.Shown(x.ctx, refs, func(i int, a dateline.Article, err error) bool {
		if err != nil {
			x.archive.log.Error("a hit cannot be read", "id", refs[i].ID, "cause", err)
			return true
		}
		if moved = a.ID == ""; moved {
			return false
		}
		mentions, err := x.mentionsOf(top[i], a)
		if err != nil {
			failed = err
			return false
		}
		out[i].Title, out[i].Known = a.Title, a.Known
		out[i].TitleMarks = snippet.CodePoints(a.Title, m.MarksIn(fieldTitle, a.Title, plan.InField(mentions, fieldTitle)))
		out[i].Snippets = m.Shown(a.Body, plan.InField(mentions, fieldBody))
		out[i].Places, out[i].Named = places.Refs(plan.PlacesOf(mentions)), plan.NamedIn(mentions)
		return true
	})
	if err == nil {
		err = failed
	}
	if err == nil && moved {
		err = errMoved
	}
	return out, err
}

// bare are the hits of a page with what the index has of them.
func (x *searching) bare(top []*candidate) ([]dateline.Hit, []record.Ref, error) {
	refs, err := x.refsOf(top)
	if err != nil {
		return nil, nil, err
	}
	out := make([]dateline.Hit, len(top))
	for i, ref := range refs {
		out[i] = dateline.Hit{ID: ref.ID, Revision: ref.Revision, Score: top[i].score, Copies: top[i].copies}
	}
	if x.search.Revisions == dateline.AllRevisions {
		err = x.nameCurrent(out)
	}
	return out, refs, err
}

// refsOf names the revisions of candidates, as the index has those that are on a shelf.
func (x *searching) refsOf(top []*candidate) ([]record.Ref, error) {
	refs := make([]record.Ref, len(top))
	for i, c := range top {
		if c.facts.revision == 0 {
			var err error
			if c.facts.revision, err = c.shelf.revision(c.at); err != nil {
				return nil, err
			}
		}
		refs[i] = record.Ref{ID: dateline.ID(c.id), Revision: c.facts.revision}
	}
	return refs, nil
}

// revision is that of the text at a place: of its facts a hit needs no more.
func (s *shelf) revision(at int) (int, error) {
	raw, err := s.view.Facts(at)
	if err != nil {
		return 0, err
	}
	first, _, _ := bytes.Cut(raw, []byte(" "))
	n, err := strconv.Atoi(string(first))
	if err != nil {
		_, err = parseFacts(string(raw))
	}
	return n, err
}
