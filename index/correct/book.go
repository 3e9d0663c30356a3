package correct

import (
	"errors"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/text"
)

// Surroundings are what a Book has to know of the archive that it belongs to.
type Surroundings struct {
	// Places are those of the gazetteers, without what corrections add.
	Places func() ([]dateline.Place, error)
	// Article is a text, 0 the current one; NotFound or Gone where there is none.
	Article func(id dateline.ID, revision int) (dateline.Article, error)
}

// Book takes corrections in. It is for one goroutine.
type Book struct {
	all    []dateline.Correction
	now    *state
	around Surroundings
	places *owners // nil until they are asked for
}

// owners are the places and whose names are whose, as text.Fold has them.
type owners struct {
	ids   map[string]bool // of the gazetteers
	names map[string]string
}

// Open returns the book of all corrections that there are, by number.
func Open(all []dateline.Correction, around Surroundings) *Book {
	now, _, _ := fold(all, 0)
	return &Book{all: slices.Clip(all), now: now, around: around}
}

// fold is what corrections come to without one of them; 0 leaves none out. at is the
// one that cannot hold then.
func fold(all []dateline.Correction, without int) (s *state, at int, err error) {
	s = newState()
	for _, c := range all {
		s.last = c.N
		if c.Undone != 0 || c.N == without {
			continue
		}
		if _, failed := s.add(c); failed != nil && err == nil {
			at, err = c.N, failed
		}
	}
	return s, at, err
}

// Judge says what becomes of a correction, to which the number n would be given:
// Added, and then it holds from now on, in the form that it returns; Unchanged, or
// Rejected with why, which is an *dateline.Error unless an archive could not be read. One
// that is Copied keeps its own number.
func (b *Book) Judge(c dateline.Correction, n int) (dateline.Correction, dateline.Status, error) {
	if c.Copied {
		return b.take(c, n)
	}
	c, err := Accept(c)
	if err != nil {
		return c, dateline.Rejected, err
	}
	changed := false
	c.N = n
	switch c.Kind {
	case dateline.CorrectUndo:
		changed, err = true, b.undo(&c)
	case dateline.CorrectMention:
		if err = b.locate(&c); err == nil {
			changed, err = b.now.add(c)
		}
	case dateline.CorrectName, dateline.CorrectPlace:
		c, changed, err = b.place(c)
	default:
		if c.Kind == dateline.CorrectRename || c.Kind == dateline.CorrectRetype || c.Kind == dateline.CorrectHide || c.Kind == dateline.CorrectShow {
			c.Entity = b.now.root(c.Entity) // what is said of an id that was merged is said of what it is
		}
		changed, err = b.now.add(c)
	}
	switch {
	case err != nil:
		return c, dateline.Rejected, err
	case !changed:
		return c, dateline.Unchanged, nil
	}
	b.all, b.now.last = append(b.all, c), n
	return c, dateline.Added, nil
}

// undo takes a correction back, if the others can hold without it. Article is set to
// that of the one taken back.
func (b *Book) undo(c *dateline.Correction) error {
	i, found := b.find(c.Undoes)
	if !found {
		return &dateline.Error{Kind: dateline.NotFound, Field: "undoes", Message: fmt.Sprintf("there is no correction %d", c.Undoes)}
	}
	was := b.all[i]
	switch {
	case was.Kind == dateline.CorrectUndo:
		return dateline.Invalidf("undoes", "the correction %d is an undo itself; make the correction that it took back again", c.Undoes)
	case was.Undone != 0:
		return conflict("undoes", "", "the correction %d was taken back already, by the correction %d", c.Undoes, was.Undone)
	}
	now, at, err := fold(b.all, c.Undoes)
	if err != nil {
		return conflict("undoes", undo(at), "the correction %d cannot hold without the correction %d: %s", at, c.Undoes, message(err))
	}
	if was.Kind == dateline.CorrectPlace {
		if err := b.withoutPlace(was, now); err != nil {
			return err
		}
	}
	b.now, b.places = now, nil
	b.all[i].Undone = c.N
	c.Article = was.Article
	return nil
}

// withoutPlace sees that names that were given to a place still have it, and that no
// name that it had before has become another's.
func (b *Book) withoutPlace(was dateline.Correction, now *state) error {
	own, err := b.owners(now)
	if err != nil {
		return conflict("undoes", "", "the place %s would have a name of another one again: %s", was.Entity, message(err))
	}
	if _, there := now.places[was.Entity]; there || own.ids[was.Entity] || len(now.names[was.Entity]) == 0 {
		return nil
	}
	for _, c := range b.all {
		if c.Kind == dateline.CorrectName && c.Entity == was.Entity && c.Undone == 0 {
			return conflict("undoes", undo(c.N), "the correction %d gives names to the place %s, which there would not be any more", c.N, was.Entity)
		}
	}
	return nil
}

func message(err error) string {
	var e *dateline.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return err.Error()
}

// place adds a place, or gives names to an entity.
func (b *Book) place(c dateline.Correction) (out dateline.Correction, changed bool, err error) {
	if b.places == nil {
		if b.places, err = b.owners(b.now); err != nil {
			return c, false, err
		}
	}
	names, field := c.Words, "words"
	if c.Kind == dateline.CorrectPlace {
		names, field = c.Place.AllNames(), "place.names"
		if b.places.ids[c.Entity] {
			return c, false, conflict("place.id", "give names to it, or take another id", "the place %s is in a list of places already", c.Entity)
		}
	} else if c, err = b.called(c); err != nil {
		return c, false, err
	}
	for i, name := range names {
		if other := b.places.names[text.Fold(name)]; other != "" && other != c.Entity {
			return c, false, conflict(fmt.Sprintf("%s[%d]", field, i), "merge the two, or correct the mentions article by article", "%q is a name of %s; a name that is given belongs to one entity", name, other)
		}
	}
	if changed, err = b.now.add(c); changed {
		b.places = nil // names that the place had before are free
	}
	return c, changed, err
}

// called is a correction that gives names, with the type of an entity that is in no list
// of places and without that of one that is. What is said of an id that was merged is said
// of what it is, unless a list has names for it.
func (b *Book) called(c dateline.Correction) (dateline.Correction, error) {
	isListed := func(id string) bool {
		_, ours := b.now.places[id]
		return ours || b.places.ids[id]
	}
	if !isListed(c.Entity) {
		c.Entity = b.now.root(c.Entity)
	}
	switch {
	case isListed(c.Entity):
		c.Type = ""
	case c.Type == "":
		c.Type = b.now.called[c.Entity]
	}
	if c.Type == "" && !isListed(c.Entity) {
		return c, &dateline.Error{Kind: dateline.NotFound, Field: "entity", Message: fmt.Sprintf("there is no place %s in a list to give names to", c.Entity),
			Hint: "name the type of another entity: place for one of the world, person or organisation"}
	}
	return c, nil
}

// owners reads the places, and gives them what a state adds.
func (b *Book) owners(s *state) (*owners, error) {
	list, err := b.around.Places()
	if err != nil {
		return nil, err
	}
	o := &owners{ids: make(map[string]bool, len(list)), names: make(map[string]string, len(list))}
	for _, p := range list {
		o.ids[p.ID] = true
	}
	for _, p := range s.added(list) {
		if p.Added {
			continue // those may share names
		}
		if err := o.take(p.ID, p.AllNames()); err != nil {
			return nil, err
		}
	}
	for _, e := range s.given(list) {
		if err := o.take(e.ID, e.Names); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// take gives names to who has them.
func (o *owners) take(id string, names []string) error {
	for _, name := range names {
		fold := text.Fold(name)
		if other := o.names[fold]; other != "" && other != id {
			return conflict("names", "", "%q is a name of %s and of %s", name, other, id)
		}
		o.names[fold] = id
	}
	return nil
}

// locate turns an occurrence into words and which time they occur, and sees that they
// do.
func (b *Book) locate(c *dateline.Correction) error {
	a, err := b.around.Article(c.Article, c.Revision)
	if err != nil {
		var e *dateline.Error
		if errors.As(err, &e) && e.Field == "" {
			told := *e
			told.Field = "article"
			return &told
		}
		return err
	}
	s := a.Body
	if c.Field == dateline.FieldTitle {
		s = a.Title
	}
	if c.End != 0 {
		return named(c, s, a.Revision)
	}
	if n := len(occurrences(s, text.Words(s), c.Words[0])); n < max(c.Occurrence, 1) {
		return dateline.Invalidf("words", "the %s of revision %d has %q %d times as whole words, in these letters; want words that stand there", c.Field, a.Revision, c.Words[0], n)
	}
	return nil
}

// named gives a correction the words from its start to its end.
func named(c *dateline.Correction, s string, revision int) error {
	if c.End > len(s) {
		return dateline.Invalidf("end", "%d is behind the end of the %s, which has %d bytes", c.End, c.Field, len(s))
	}
	words := s[c.Start:c.End]
	if err := plain("words", unbroken.Replace(words), maxWordsBytes); err != nil {
		return err
	}
	for i, at := range occurrences(s, text.Words(s), words) {
		if at.start == c.Start {
			c.Words, c.Occurrence, c.Revision, c.Start, c.End = []string{words}, i+1, revision, 0, 0
			return nil
		}
	}
	return dateline.Invalidf("start", "%q, from %d to %d, does not begin and end where words do", words, c.Start, c.End)
}
