package archivetest

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
)

// Cast are words that an archive of Engine.Reading takes for entities wherever they stand
// in a text, with all else that it says of them: real readers of people know real names.
// Of two that overlap the longer stands.
type Cast []dateline.Mention

// In returns the mentions in a text: places are those of the archive's own gazetteer,
// which are left out where they overlap with one of c.
func (c Cast) In(title, body string, places []dateline.Mention) (out []dateline.Mention) {
	byLength := slices.SortedStableFunc(slices.Values(c), func(a, b dateline.Mention) int { return cmp.Compare(len(b.Words), len(a.Words)) })
	for _, m := range byLength {
		for _, in := range []struct{ field, text string }{{dateline.FieldTitle, title}, {dateline.FieldBody, body}} {
			for at := 0; ; {
				i := strings.Index(in.text[at:], m.Words)
				if i < 0 {
					break
				}
				m.Field, m.Start, m.End = in.field, at+i, at+i+len(m.Words)
				at, out = m.End, withMention(out, m)
			}
		}
	}
	for _, m := range places {
		out = withMention(out, m)
	}
	slices.SortFunc(out, func(a, b dateline.Mention) int {
		return cmp.Or(cmp.Compare(b.Field, a.Field), cmp.Compare(a.Start, b.Start))
	})
	return out
}

// withMention adds a mention that overlaps with none before.
func withMention(all []dateline.Mention, m dateline.Mention) []dateline.Mention {
	for _, o := range all {
		if o.Field == m.Field && o.Start < m.End && m.Start < o.End {
			return all
		}
	}
	return append(all, m)
}

// Named returns the ids of the entities that words, folded and with blanks between them,
// may name.
func (c Cast) Named(words []string) (ids []string) {
	for _, m := range c {
		if strings.EqualFold(m.Words, strings.Join(words, " ")) && !slices.Contains(ids, m.Entity) {
			ids = append(ids, m.Entity)
		}
	}
	return ids
}

// cast is what the promises of people and organisations are tried on. The Heron Society
// is written in two ways, and Mill is the name of a person and an ordinary word.
var cast = Cast{
	person("Mara Velk", "mara-velk", "Mara Velk"), person("M. Velk", "mara-velk", "M. Velk"), person("Velk", "mara-velk", "Mara Velk"),
	person("Oda Brenn", "oda-brenn", "Oda Brenn"), person("Mr Mill", "mill-person", "Mill"),
	organisation("Heron Society", "heron-society"), organisation("the Society", "heron-society"),
	{Words: "Velunian", Type: dateline.TypeNationality, Entity: "velun", Label: "Velun", Confidence: .9},
	{Words: "Tarsk denied", Type: dateline.TypePlace, Entity: "tarsk", Label: "Tarsk", Confidence: .75, Government: true},
	{Words: "Greater Velun", Type: dateline.TypePlace, Entity: "velun", Label: "Velun", Confidence: .5, Alternatives: []string{"tarsk", "aster"}},
}

func person(words, id, label string) dateline.Mention {
	return dateline.Mention{Words: words, Type: dateline.TypePerson, Entity: id, Label: label, Confidence: .8}
}

func organisation(words, id string) dateline.Mention {
	return dateline.Mention{Words: words, Type: dateline.TypeOrganisation, Entity: id, Label: "Heron Society", Confidence: .7}
}
