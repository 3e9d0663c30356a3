package plan

import (
	"cmp"

	"dateline"
	"dateline/index/correct"
	"dateline/index/entity"
	"dateline/index/text"
)

// Entities is what the texts of an archive are read with, and what corrections make of
// that. It is not changed once it is made.
type Entities struct {
	*entity.Reader
	Own   *entity.Gazetteer // of the record: what queries are read with
	Added []dateline.Place  // of the record: what is joined to the world
	By    string            // the fingerprint of Better, where that is the extractor
	Says  *correct.View     // what corrections make of it
	folds *folds
}

// Make makes Entities of the places of a record, and all corrections there are. reader is
// Options.Reader of an engine, for the mode that it has; nil reads the own places only.
func Make(places []dateline.Place, says *correct.View, reader func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error)) (*Entities, error) {
	g, added, err := OwnOf(places, says)
	if err != nil {
		return nil, err
	}
	if reader == nil {
		return &Entities{Reader: &entity.Reader{Extractor: g}, Own: g, Added: added, Says: says, folds: newFolds()}, nil
	}
	r, err := reader(g, added)
	if err != nil {
		return nil, err
	}
	return &Entities{Reader: r, Own: g, Added: added, Says: says, folds: newFolds()}, nil
}

// OwnOf are the own gazetteer and the added places of what Make makes.
func OwnOf(places []dateline.Place, says *correct.View) (*entity.Gazetteer, []dateline.Place, error) {
	own, added := apart(says.Added(places))
	var given []entity.Given
	for _, e := range says.Given(places) {
		given = append(given, entity.Given(e))
	}
	g, err := entity.Compile(own, given...)
	return g, added, err
}

// apart parts the archive's own places from those that are joined to the world.
func apart(list []dateline.Place) (own, added []dateline.Place) {
	for _, p := range list {
		if p.Added {
			added = append(added, p)
		} else {
			own = append(own, p)
		}
	}
	return own, added
}

// TextOf is a text with the words of its title and its body.
func TextOf(an *text.Analyzer, a dateline.Article) entity.Text {
	return entity.Text{Title: a.Title, Body: a.Body, TitleWords: an.Exact(nil, a.Title), BodyWords: an.Exact(nil, a.Body), Known: a.Known}
}

// Read finds the mentions in a text, as corrections of it have them.
func (e *Entities) Read(a dateline.Article) []dateline.Mention {
	an := text.Borrow()
	defer text.Return(an)
	t := TextOf(an, a)
	return e.Corrected(a, e.Mentions(t), t.TitleWords, t.BodyWords)
}

// Corrected are the mentions in a text as it was read, with what was said of its
// occurrences.
func (e *Entities) Corrected(a dateline.Article, read []dateline.Mention, title, body []text.Word) []dateline.Mention {
	if !e.Says.Corrected(a.ID) {
		return read
	}
	return e.Says.InArticle(a, read, func(field string) []text.Word {
		if field == FieldTitle {
			return title
		}
		return body
	})
}

// InField are the mentions in one field, of mentions in their order.
func InField(all []dateline.Mention, field string) []dateline.Mention {
	n := 0
	for n < len(all) && all[n].Field == FieldTitle {
		n++
	}
	if field == FieldTitle {
		return all[:n:n]
	}
	return all[n:]
}

// PlacesOf names each place once, in the order of first mention as a location.
func PlacesOf(all []dateline.Mention) (out []string) {
	seen := map[string]bool{}
	for _, m := range all {
		if m.Locates() && !seen[m.Entity] {
			seen[m.Entity] = true
			out = append(out, m.Entity)
		}
	}
	return out
}

// Listed are the places that a facet lists, by id.
func (e *Entities) Listed(f dateline.Facet) map[string]dateline.Place {
	out := map[string]dateline.Place{}
	for _, v := range f.Values {
		if p, ok := e.Place(v.Value); ok {
			p.Names = nil
			out[v.Value] = p
		}
	}
	return out
}

// Shown is a place as corrections have it.
func (e *Entities) Shown(id string) (dateline.Place, bool) {
	id = e.Says.Now(id)
	if typ := e.Says.Type(id); e.Says.Hidden(id) || typ != "" && typ != dateline.TypePlace {
		return dateline.Place{}, false
	}
	var list []dateline.Place
	for _, known := range e.Says.IDs(id) {
		if p, ok := e.Place(known); ok && e.Says.Now(known) == id {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		names := e.Says.GivenTo(id)
		return dateline.Place{ID: id, Label: cmp.Or(e.Says.Label(id), append(names, id)[0]), Names: names}, e.Says.Speaks(id)
	}
	if len(list) == 1 && list[0].ID == id && e.Says.Label(id) == "" {
		return list[0], true
	}
	return e.Says.Places(list)[0], true
}

// Seen appends what an id that machines read as of a type comes to in a field, where it
// is mentioned by words; nothing if it is hidden, or counted elsewhere.
func (e *Entities) Seen(to []string, field, raw, of, words string) []string {
	id, typ, shown := e.Says.Stands(raw, of, words)
	switch {
	case !shown:
	case field == FieldCountry && typ == dateline.TypePlace:
		to = append(to, e.countries(id, raw)...)
	case field == FieldOf(typ):
		to = append(to, id)
	}
	return to
}

// countries are those of a place, or of the id that it had if nothing is known of it.
func (e *Entities) countries(id, raw string) []string {
	p, ok := e.Place(id)
	if !ok {
		p, _ = e.Place(raw)
	}
	return p.Countries
}
