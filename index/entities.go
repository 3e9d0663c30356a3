package index

import (
	"dateline"
	"dateline/index/correct"
	"dateline/index/entity"
	"dateline/index/match"
	"dateline/index/text"
)

// ownPlaces reads the archive's own places only.
func ownPlaces(own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
	return &entity.Reader{Extractor: own}, nil
}

// entities is what the texts of an index are read with.
type entities struct {
	*entity.Reader
	own   *entity.Gazetteer // of the record: what queries are read with
	added []dateline.Place  // of the record: what is joined to the world
	by    string            // the fingerprint of Better, where that is the extractor
	says  *correct.View     // what corrections make of it
	lens  *match.Lens       // through which values are seen; nil if they stand as they are to be seen
}

// textOf is a text with the words of its title and its body.
func textOf(an *text.Analyzer, a dateline.Article) entity.Text {
	return entity.Text{Title: a.Title, Body: a.Body, TitleWords: an.Exact(nil, a.Title), BodyWords: an.Exact(nil, a.Body), Known: a.Known}
}

// read finds the mentions in a text that the index does not have.
func (e *entities) read(a dateline.Article) []dateline.Mention {
	an := text.Borrow()
	defer text.Return(an)
	t := textOf(an, a)
	return e.corrected(a, e.Mentions(t), t.TitleWords, t.BodyWords)
}

// inField are the mentions in one field, of mentions in their order.
func inField(all []dateline.Mention, field string) []dateline.Mention {
	n := 0
	for n < len(all) && all[n].Field == fieldTitle {
		n++
	}
	if field == fieldTitle {
		return all[:n:n]
	}
	return all[n:]
}

// placesOf names each place once, in the order of first mention as a location.
func placesOf(all []dateline.Mention) (out []string) {
	seen := map[string]bool{}
	for _, m := range all {
		if m.Locates() && !seen[m.Entity] {
			seen[m.Entity] = true
			out = append(out, m.Entity)
		}
	}
	return out
}

// listed are the places that a facet lists, by id.
func (e *entities) listed(f dateline.Facet) map[string]dateline.Place {
	out := map[string]dateline.Place{}
	for _, v := range f.Values {
		if p, ok := e.Place(v.Value); ok {
			p.Names = nil
			out[v.Value] = p
		}
	}
	return out
}
