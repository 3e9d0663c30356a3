package server

import (
	"time"
	"unicode/utf8"

	"dateline"
)

// ArticleJSON is one revision of an article with what is known about it.
type ArticleJSON struct {
	ID        string         `json:"id"`
	Revision  int            `json:"revision"`
	Seen      time.Time      `json:"seen"` // when this text was captured, UTC
	Title     *string        `json:"title"`
	Body      string         `json:"body"`
	Known     KnownJSON      `json:"known"`
	Keys      []KeyJSON      `json:"keys"`
	Mentions  []MentionJSON  `json:"mentions"`
	Revisions []RevisionJSON `json:"revisions"` // all of them, by number
}

// KnownJSON is what is known about an article.
type KnownJSON struct {
	Title       SourcedJSON `json:"title"`
	Publication SourcedJSON `json:"publication"`
	Published   SourcedJSON `json:"published"`
	Dateline    SourcedJSON `json:"dateline"`
	URL         SourcedJSON `json:"url"`
	Language    SourcedJSON `json:"language"`
}

// SourcedJSON is a value and where it is from, one of dateline.Origins. A null
// value with an origin is stated to be unknown; of one without nothing was said.
type SourcedJSON struct {
	Value *string `json:"value"`
	From  *string `json:"from"`
}

// KeyJSON is a natural name of an article.
type KeyJSON struct {
	Kind   string `json:"kind"`
	Source string `json:"source,omitempty"`
	Value  string `json:"value"`
}

// MentionJSON is one occurrence of an entity. Start and End are half-open code
// points of the field.
type MentionJSON struct {
	Field      string  `json:"field"` // "title" or "body"
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Words      string  `json:"words"`
	Type       string  `json:"type"`
	Entity     string  `json:"entity"`
	Label      string  `json:"label"`
	Confidence float64 `json:"confidence"`
}

// RevisionJSON is one text of an article, without the text.
type RevisionJSON struct {
	Revision int       `json:"revision"`
	Seen     time.Time `json:"seen"` // captured first, UTC
	Last     time.Time `json:"last"` // captured last, UTC
	Current  bool      `json:"current"`
}

// NewArticleJSON returns a with its mentions, in the order of their fields and
// offsets, and the list of its revisions.
func NewArticleJSON(a dateline.Article, mentions []dateline.Mention, revisions []dateline.Revision) ArticleJSON {
	out := ArticleJSON{
		ID: string(a.ID), Revision: a.Revision, Seen: a.Seen.UTC(), Title: known(a.Title), Body: a.Body,
		Known: newKnown(a), Keys: []KeyJSON{}, Mentions: newMentions(a, mentions), Revisions: []RevisionJSON{},
	}
	for _, k := range a.Keys {
		out.Keys = append(out.Keys, KeyJSON(k))
	}
	for _, r := range revisions {
		out.Revisions = append(out.Revisions, RevisionJSON{r.Number, r.Seen.UTC(), r.Last.UTC(), r.Current})
	}
	return out
}

func newKnown(a dateline.Article) KnownJSON {
	k := a.Known
	text := func(s dateline.Sourced[string]) SourcedJSON {
		return SourcedJSON{known(s.Value), known(string(s.From))}
	}
	return KnownJSON{
		Title:       SourcedJSON{known(a.Title), known(string(k.TitleFrom))},
		Publication: text(k.Publication),
		Published:   SourcedJSON{known(k.Published.Value.String()), known(string(k.Published.From))},
		Dateline:    text(k.Dateline),
		URL:         text(k.URL),
		Language:    text(k.Language),
	}
}

// newMentions counts the bytes of each field once, going from mention to mention.
func newMentions(a dateline.Article, mentions []dateline.Mention) []MentionJSON {
	out := []MentionJSON{}
	field, at, points := "", 0, 0
	for _, m := range mentions {
		if m.Field != field {
			field, at, points = m.Field, 0, 0
		}
		text := a.Body
		if m.Field == dateline.FieldTitle {
			text = a.Title
		}
		points += utf8.RuneCountInString(text[at:m.Start])
		at = m.Start
		end := points + utf8.RuneCountInString(text[m.Start:m.End])
		out = append(out, MentionJSON{m.Field, points, end, m.Words, m.Type, m.Entity, m.Label, m.Confidence})
	}
	return out
}
