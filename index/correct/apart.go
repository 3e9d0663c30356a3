package correct

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/text"
)

// mostParted bounds the articles of one SplitArticles.
const mostParted = 1_000

// Articles are some of an archive: with these ids, and by these publications.
type Articles struct {
	IDs          []dateline.ID
	Publications []string
}

// SplitArticles makes the mentions of an entity in some articles those of to.Entity, whose
// type is that of the entity where to has none: a correction for each mention, see Apart, all
// of them or none. So the same again changes nothing: what was said of an article that does
// not mention the entity any more is Unchanged. out answers batch; upTo is as of
// Archive.Correct. The error is Invalid where no article is named or more than 1,000 are,
// where one does not mention the entity, and where to.Entity is no other.
func SplitArticles(ctx context.Context, archive dateline.Archive, id string, in Articles, to dateline.Correction) (batch []dateline.Correction, out []dateline.Corrected, upTo dateline.Seq, err error) {
	s := splitting{archive: archive, in: in, to: to}
	if err := s.between(ctx, id); err != nil {
		return nil, nil, 0, err
	}
	if batch, err = s.corrections(ctx); err != nil {
		return nil, nil, 0, err
	}
	out, upTo, err = archive.Correct(ctx, batch)
	for _, o := range out {
		if o.Err != nil && (err == nil || dateline.KindOf(err) == dateline.Conflict) {
			err = o.Err // of those that are rejected with another, the reason is that one's
		}
	}
	return batch, out, upTo, err
}

// splitting is a SplitArticles under way.
type splitting struct {
	archive dateline.Archive
	of      dateline.Entity
	in      Articles
	to      dateline.Correction
	said    map[dateline.ID][]dateline.Correction // by article, those that say that mentions are of to.Entity
}

// between sees that there are two entities, and what was said of the other before.
func (s *splitting) between(ctx context.Context, id string) (err error) {
	if !ValidID(id) {
		return dateline.Invalidf("entity", "%q is no id of an entity; want 1 to 64 of a-z 0-9 and -", clip(id))
	}
	if s.of, err = s.archive.Entity(ctx, id); err != nil {
		return fmt.Errorf("entity %q: %w", id, err)
	}
	other := s.to.Entity
	if ValidID(other) {
		e, err := s.archive.Entity(ctx, other)
		if err != nil {
			return fmt.Errorf("entity %q: %w", other, err)
		}
		other = e.ID
	}
	if other == s.of.ID || !ValidID(other) {
		return dateline.Invalidf("into", "%q is no id of another entity; want 1 to 64 of a-z 0-9 and -", clip(s.to.Entity))
	}
	if s.to.Type == "" {
		s.to.Type = s.of.Type
	}
	return s.listen(ctx)
}

// listen takes down what was said before that holds.
func (s *splitting) listen(ctx context.Context) error {
	var all []dateline.Correction
	for c, err := range s.archive.Corrections(ctx) {
		if err != nil {
			return fmt.Errorf("list the corrections: %w", err)
		}
		all = append(all, c)
	}
	now, _, _ := fold(all, 0)
	s.said = map[dateline.ID][]dateline.Correction{}
	for _, c := range all {
		if c.Kind == dateline.CorrectMention && c.Undone == 0 && c.Entity == s.to.Entity && now.holds(c) {
			s.said[c.Article] = append(s.said[c.Article], c)
		}
	}
	return nil
}

func (s *splitting) corrections(ctx context.Context) (batch []dateline.Correction, err error) {
	ids, err := s.ids(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		a, mentions, err := s.archive.Article(ctx, id, 0)
		if err != nil {
			return nil, ofArticle(id, err)
		}
		some, left := Apart(a, mentions, s.of.ID, s.to)
		switch {
		case left > 0:
			return nil, dateline.Invalidf("articles", "%d mentions in %s are not whole words; correct that article by itself", left, id)
		case len(some) == 0:
			some = s.said[id]
		}
		if len(some) == 0 {
			return nil, dateline.Invalidf("articles", "%s does not mention %s", id, s.of.ID)
		}
		batch = append(batch, some...)
	}
	for i := range batch {
		batch[i].N, batch[i].Whole = 0, true
	}
	return batch, nil
}

// ofArticle says of which article an error is.
func ofArticle(id dateline.ID, err error) error {
	var e *dateline.Error
	if !errors.As(err, &e) || e.Kind == dateline.Internal {
		return fmt.Errorf("article %q: %w", id, err)
	}
	told := *e
	told.Field = "articles"
	return &told
}

// ids are those of the articles, each once, in their order.
func (s *splitting) ids(ctx context.Context) ([]dateline.ID, error) {
	ids := slices.Clone(s.in.IDs)
	if len(s.in.Publications) > 0 {
		some, err := s.published(ctx)
		if err != nil {
			return nil, err
		}
		ids = append(ids, some...)
	}
	slices.Sort(ids)
	switch ids = slices.Compact(ids); {
	case len(ids) == 0:
		return nil, dateline.Invalidf("articles", "none is named that mentions %s; want ids of articles, or a publication that has some", s.of.ID)
	case len(ids) > mostParted:
		return nil, dateline.Invalidf("articles", "they are more than %d; want them in parts", mostParted)
	}
	return ids, nil
}

// published are the articles of the publications that mention the entity, or if none do
// those of which it was said before that they mention the other. What was put before is
// among them: searches see it first.
func (s *splitting) published(ctx context.Context) (ids []dateline.ID, err error) {
	if err := s.caughtUp(ctx); err != nil {
		return nil, err
	}
	if s.of.Type != "" {
		by := dateline.Search{Include: map[string][]string{s.of.Type: {s.of.ID}, dateline.FacetPublication: s.in.Publications}}
		for a, err := range s.archive.Each(ctx, by) {
			if err != nil {
				return nil, fmt.Errorf("list the articles of %q: %w", s.in.Publications, err)
			}
			if ids = append(ids, a.ID); len(ids) > mostParted {
				break
			}
		}
	}
	if len(ids) > 0 {
		return ids, nil
	}
	for id := range s.said {
		a, _, err := s.archive.Article(ctx, id, 0)
		if err != nil {
			return nil, fmt.Errorf("article %q: %w", id, err)
		}
		if slices.Contains(s.in.Publications, a.Known.Publication.Value) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// caughtUp waits until searches see all that the record has.
func (s *splitting) caughtUp(ctx context.Context) error {
	now, err := s.archive.Stats(ctx)
	if err != nil {
		return fmt.Errorf("count the changes of the record: %w", err)
	}
	return s.archive.Wait(ctx, now.Seq)
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
