package server

import (
	"time"
	"unicode/utf8"

	"dateline"
)

// ArticleJSON is one revision of an article with what is known about it.
type ArticleJSON struct {
	TextJSON
	Known     KnownJSON      `json:"known"`     // what is known, and from where
	Keys      []KeyJSON      `json:"keys"`      // its natural names
	Mentions  []MentionJSON  `json:"mentions"`  // in the order of fields and offsets
	Revisions []RevisionJSON `json:"revisions"` // all of them, by number
	// how many other articles are copies of its current text; absent while the index
	// cannot say, and in dateline show
	Copies *int `json:"copies,omitempty"`
	// the search for those and itself: path and query; absent if there are none
	CopiesURL string `json:"copies_url,omitempty"`
}

// TextJSON is the text of one revision of an article.
type TextJSON struct {
	ID       string    `json:"id"`       // its id, for ever
	Revision int       `json:"revision"` // from 1, in the order of arrival
	Seen     time.Time `json:"seen"`     // when this text was captured, UTC
	Title    *string   `json:"title"`    // null if it has none
	Body     string    `json:"body"`     // the text; may be empty
	Remains  string    `json:"remains"`  // what stood on the page beside it; empty if nothing is known
}

// KnownJSON is what is known about an article.
type KnownJSON struct {
	Title       SourcedJSON `json:"title"`       // as published
	Publication SourcedJSON `json:"publication"` // as it writes its own name
	Published   SourcedJSON `json:"published"`   // as precise as it is known
	Dateline    SourcedJSON `json:"dateline"`    // the place it is filed from, as printed
	URL         SourcedJSON `json:"url"`         // where it was published, as it was given: not safe to follow unseen
	Language    SourcedJSON `json:"language"`    // BCP 47
}

// SourcedJSON is a value and where it is from, one of dateline.Origins. A null
// value with an origin is stated to be unknown; of one without nothing was said.
type SourcedJSON struct {
	Value *string `json:"value"` // null where it is not known
	From  *string `json:"from"`  // editor, metadata file, text, address or machine; null where nothing was said
}

// KeyJSON is a natural name of an article.
type KeyJSON struct {
	Kind   string `json:"kind"`             // url, own or path
	Source string `json:"source,omitempty"` // what the value is unique in; absent of an address
	Value  string `json:"value"`            // the name
}

// MentionJSON is one occurrence of an entity. Start and End are half-open code
// points of the field.
type MentionJSON struct {
	Field      string  `json:"field"`      // title or body
	Start      int     `json:"start"`      // first code point
	End        int     `json:"end"`        // behind the last
	Words      string  `json:"words"`      // as written there
	Type       string  `json:"type"`       // place, nationality, person or organisation
	Entity     string  `json:"entity"`     // the entity's id; of a nationality that of its country or region
	Label      string  `json:"label"`      // the name to show for it
	Confidence float64 `json:"confidence"` // 0 to 1
	// ids of other entities that it may be, the most likely first
	Alternatives []string `json:"alternatives"`
	// whether a capital stands for its government, which is not counted as a place
	Government bool `json:"government"`
}

// RevisionJSON is one text of an article, without the text.
type RevisionJSON struct {
	Revision int       `json:"revision"` // its number
	Seen     time.Time `json:"seen"`     // captured first, UTC
	Last     time.Time `json:"last"`     // captured last, UTC
	Current  bool      `json:"current"`  // whether it is the text seen last
}

// NewArticleJSON returns a with its mentions, in the order of their fields and
// offsets, and the list of its revisions.
func NewArticleJSON(a dateline.Article, mentions []dateline.Mention, revisions []dateline.Revision) ArticleJSON {
	out := ArticleJSON{
		TextJSON: newText(a),
		Known:    newKnown(a), Keys: newKeys(a.Keys), Mentions: newMentions(a, mentions), Revisions: []RevisionJSON{},
	}
	for _, r := range revisions {
		out.Revisions = append(out.Revisions, newRevision(r))
	}
	return out
}

func newRevision(r dateline.Revision) RevisionJSON {
	return RevisionJSON{r.Number, r.Seen.UTC(), r.Last.UTC(), r.Current}
}

func newKeys(keys []dateline.Key) []KeyJSON {
	out := []KeyJSON{}
	for _, k := range keys {
		out = append(out, KeyJSON(k))
	}
	return out
}

func newText(a dateline.Article) TextJSON {
	return TextJSON{ID: string(a.ID), Revision: a.Revision, Seen: a.Seen.UTC(), Title: known(a.Title), Body: a.Body, Remains: a.Remains}
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
		out = append(out, MentionJSON{
			m.Field, points, end, m.Words, m.Type, m.Entity, m.Label, m.Confidence, append([]string{}, m.Alternatives...), m.Government,
		})
	}
	return out
}
