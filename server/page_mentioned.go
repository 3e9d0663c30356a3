package server

import (
	"context"
	"fmt"
	"slices"

	"dateline"
)

// mentionedView are the entities of one kind that an article mentions.
type mentionedView struct {
	ID, Heading, Says, None string // Says is how they were found, None what is said of none
	List                    []mentionCount
}

// mentionCount is an entity, and how often it is mentioned.
type mentionCount struct {
	pageLink
	Times   string
	Perhaps []pageLink // what else it may be
	id      string
}

// markView is a switch for the marks of some entities in the text.
type markView struct{ ID, Label string }

// listOf is the list of a type of entities on the page of an article.
var listOf = map[string]string{dateline.TypePerson: "people", dateline.TypeOrganisation: "organisations"}

// kindsMentioned are the lists beside a text, by the classes of what is in them.
var kindsMentioned = []struct {
	mentionedView
	classes []string
}{
	{mentionedView{ID: "places", Heading: "Places mentioned", Says: "Found by their names, by machine.", None: "None that is known by its name."}, []string{dateline.TypePlace}},
	{mentionedView{ID: "people", Heading: "People mentioned", Says: "Found by machine."}, []string{dateline.TypePerson}},
	{mentionedView{ID: "organisations", Heading: "Organisations mentioned", Says: "Found by machine."}, []string{dateline.TypeOrganisation}},
	{mentionedView{ID: "standing", Heading: "Nationalities and governments", Says: "Words made of a place, and capitals that stand for a government: they say not where something is, and are not counted as places."}, []string{dateline.TypeNationality, classGovernment}},
}

// mentionedViews name each entity once, in the order of first mention. Places have a list
// also where there are none.
func (s *server) mentionedViews(all []dateline.Mention) (out []mentionedView) {
	for _, kind := range kindsMentioned {
		v := kind.mentionedView
		for _, m := range all {
			if slices.Contains(kind.classes, classOf(m)) {
				v.add(m, s.entityAddress(entityType(m), m.Entity))
			}
		}
		if len(v.List) > 0 || v.None != "" {
			for i := range v.List {
				v.List[i].Times = grouped(timesOf(all, kind.classes, v.List[i].id))
			}
			out = append(out, v)
		}
	}
	return out
}

func (v *mentionedView) add(m dateline.Mention, url string) {
	if !slices.ContainsFunc(v.List, func(c mentionCount) bool { return c.id == m.Entity }) {
		v.List = append(v.List, mentionCount{pageLink: pageLink{m.Label, url}, id: m.Entity})
	}
}

func timesOf(all []dateline.Mention, classes []string, id string) (n int) {
	for _, m := range all {
		if m.Entity == id && slices.Contains(classes, classOf(m)) {
			n++
		}
	}
	return n
}

// markViews are the switches that a text has something for.
func markViews(all []dateline.Mention) (out []markView) {
	has := func(classes ...string) bool {
		return slices.ContainsFunc(all, func(m dateline.Mention) bool { return slices.Contains(classes, classOf(m)) })
	}
	if has(dateline.TypePlace, dateline.TypeNationality, classGovernment) {
		out = append(out, markView{"mark-places", "mark places"})
	}
	if has(dateline.TypePerson, dateline.TypeOrganisation) {
		out = append(out, markView{"mark-names", "mark people and organisations"})
	}
	return out
}

// Bounds of what else the mentions of an article may be: each is looked up.
const (
	mostDoubts    = 6 // entities
	mostOtherwise = 3 // of each
)

// fillDoubts names what else the first doubtful mentions may be.
func (s *server) fillDoubts(ctx context.Context, page *articlePage, all []dateline.Mention) error {
	asked := map[string]bool{}
	for _, m := range all {
		if len(m.Alternatives) == 0 || asked[m.Entity] || len(asked) == mostDoubts {
			continue
		}
		asked[m.Entity] = true
		var perhaps []pageLink
		for _, id := range m.Alternatives[:min(len(m.Alternatives), mostOtherwise)] {
			e, err := s.archive.Entity(ctx, id)
			if err != nil {
				return fmt.Errorf("what %q may be: %w", m.Words, err)
			}
			if e.Type != "" {
				perhaps = append(perhaps, pageLink{saidOf(e), s.entityAddress(e.Type, e.ID)})
			}
		}
		page.doubt(m.Entity, perhaps)
	}
	return nil
}

func (page *articlePage) doubt(id string, perhaps []pageLink) {
	for _, v := range page.Mentioned {
		for i := range v.List {
			if v.List[i].id == id {
				v.List[i].Perhaps = perhaps
			}
		}
	}
}

// saidOf tells an entity from others of its name.
func saidOf(e dateline.Entity) string {
	says := e.Label
	if kind := kindOf(e.Place); kind != "" {
		says += ", " + kind
	}
	for _, country := range e.Place.Countries {
		says += ", " + country
	}
	return says
}
