package correct

import (
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/text"
)

// mostParted bounds the articles of one Part.
const mostParted = 1_000

// Articles are some of an archive: with these ids, and by these publications.
type Articles struct {
	IDs          []dateline.ID
	Publications []string
}

// Part returns corrections that make the mentions of e in some articles those of
// to.Entity, whose type is that of e where to has none: one for each mention, see Apart.
// The error is Invalid where no article is named or more than 1,000 are, where one does
// not mention e, and where to.Entity is no other.
func Part(ctx context.Context, archive dateline.Archive, e dateline.Entity, in Articles, to dateline.Correction) (out []dateline.Correction, err error) {
	if to.Entity == e.ID || !ValidID(to.Entity) {
		return nil, dateline.Invalidf("into", "%q is no id of another entity; want 1 to 64 of a-z 0-9 and -", clip(to.Entity))
	}
	if to.Type == "" {
		to.Type = e.Type
	}
	ids, err := in.ids(ctx, archive, e)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		a, mentions, err := archive.Article(ctx, id, 0)
		if err != nil {
			return nil, fmt.Errorf("article %q: %w", id, err)
		}
		some, left := Apart(a, mentions, e.ID, to)
		switch {
		case len(some)+left == 0:
			return nil, dateline.Invalidf("articles", "%s does not mention %s", id, e.ID)
		case left > 0:
			return nil, dateline.Invalidf("articles", "%d mentions in %s are not whole words; correct that article by itself", left, id)
		}
		out = append(out, some...)
	}
	return out, nil
}

// ids are those of the articles, each once, in their order.
func (in Articles) ids(ctx context.Context, archive dateline.Archive, e dateline.Entity) ([]dateline.ID, error) {
	ids := slices.Clone(in.IDs)
	if len(in.Publications) > 0 && e.Type != "" {
		by := dateline.Search{Include: map[string][]string{e.Type: {e.ID}, dateline.FacetPublication: in.Publications}}
		for a, err := range archive.Each(ctx, by) {
			if err != nil {
				return nil, fmt.Errorf("list the articles of %q: %w", in.Publications, err)
			}
			if ids = append(ids, a.ID); len(ids) > mostParted {
				break
			}
		}
	}
	slices.Sort(ids)
	switch ids = slices.Compact(ids); {
	case len(ids) == 0:
		return nil, dateline.Invalidf("articles", "none is named that mentions %s; want ids of articles, or a publication that has some", e.ID)
	case len(ids) > mostParted:
		return nil, dateline.Invalidf("articles", "they are more than %d; want them in parts", mostParted)
	}
	return ids, nil
}

// Apart are corrections that make the mentions of an entity in one revision of an article
// those of another: to, without the article and the words. mentions are those of the
// article as an archive shows them. Where all that is written so in a field is a mention of
// the entity, one correction speaks of each; so it holds in later revisions too. left is how
// many mentions cannot be named by whole words.
func Apart(a dateline.Article, mentions []dateline.Mention, id string, to dateline.Correction) (out []dateline.Correction, left int) {
	to.Kind, to.Article = dateline.CorrectMention, a.ID
	for _, in := range []struct{ field, s string }{{dateline.FieldTitle, a.Title}, {dateline.FieldBody, a.Body}} {
		to.Field = in.field
		words := text.Words(in.s)
		for _, written := range spellings(mentions, in.field, id) {
			found := occurrences(in.s, words, written)
			which, lost := standing(mentions, in.field, id, written, found)
			left += lost
			to.Words = []string{written}
			if len(which) == len(found) && lost == 0 {
				which = []int{0}
			}
			for _, n := range which {
				to.Occurrence = n
				out = append(out, to)
			}
		}
	}
	return out, left
}

// spellings are the words of mentions of an entity in a field, each once.
func spellings(mentions []dateline.Mention, field, id string) (out []string) {
	seen := map[string]bool{}
	for _, m := range mentions {
		if m.Field == field && m.Entity == id && !seen[m.Words] {
			seen[m.Words] = true
			out = append(out, m.Words)
		}
	}
	return out
}

// standing says which occurrences of words are mentions of an entity, from 1, and how many
// mentions are at none.
func standing(mentions []dateline.Mention, field, id, words string, found []span) (which []int, lost int) {
	at := map[int]int{}
	for i, s := range found {
		at[s.start] = i + 1
	}
	for _, m := range mentions {
		if m.Field != field || m.Entity != id || m.Words != words {
			continue
		}
		if n := at[m.Start]; n > 0 && len(words) <= maxWordsBytes {
			which = append(which, n)
		} else {
			lost++
		}
	}
	return which, lost
}
