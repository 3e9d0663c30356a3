package server

import (
	"html"
	"strings"

	"dateline"
)

// HitJSON is an article that matched, as it is in the revision that matched.
// Title, publication, published, dateline and url are null where they are not
// known; they, snippets and places are absent where only ids are asked for.
type HitJSON struct {
	ID       string `json:"id"`       // its id, for ever
	Revision int    `json:"revision"` // the revision that matched
	*HitTextJSON
	Score float64 `json:"score"` // 0 unless sorted by relevance
	// the number of the article's current revision, of which this is an earlier one if
	// it is another number; absent unless all revisions are searched
	Current int `json:"current_revision,omitempty"`
	// how many other articles that match are copies of its text and folded into it;
	// absent if there are none
	Copies int `json:"copies,omitempty"`
	// the search for those and itself: path and query; absent if there are none
	CopiesURL string `json:"copies_url,omitempty"`
}

// HitTextJSON is what is read of the article itself.
type HitTextJSON struct {
	Title       *string       `json:"title"`       // as published
	Publication *string       `json:"publication"` // as it writes its own name
	Published   *string       `json:"published"`   // 2023, 2023-09, 2023-09-01 or 2023-09-01T10:30:00+04:00, as precise as it is known
	Dateline    *string       `json:"dateline"`    // the place it is filed from, as printed
	URL         *string       `json:"url"`         // where it was published, as it was given: not safe to follow unseen
	Snippets    []SnippetJSON `json:"snippets"`    // the passages that answer the query
	Places      []PlaceJSON   `json:"places"`      // in the order of their first mention
	Named       []NamedJSON   `json:"named"`       // people and organisations, in the order of their first mention
}

// SnippetJSON is a passage of an article.
type SnippetJSON struct {
	HTML  string   `json:"html"`  // Text, escaped, its marks as <mark>
	Text  string   `json:"text"`  // plain
	Marks [][2]int `json:"marks"` // half-open code points of Text
}

// PlaceJSON names a place.
type PlaceJSON struct {
	ID    string `json:"id"`    // of the entity
	Label string `json:"label"` // the name to show
}

// NamedJSON names a person or an organisation.
type NamedJSON struct {
	Type  string `json:"type"`  // person or organisation
	ID    string `json:"id"`    // of the entity
	Label string `json:"label"` // the name that it has in the article
}

func newHit(h dateline.Hit, shown dateline.Shown) HitJSON {
	out := HitJSON{ID: string(h.ID), Revision: h.Revision, Current: h.Current, Score: h.Score, Copies: h.Copies}
	if shown == dateline.WholeHits {
		out.HitTextJSON = newHitText(h)
	}
	return out
}

func newHitText(h dateline.Hit) *HitTextJSON {
	out := &HitTextJSON{
		Title:       known(h.Title),
		Publication: known(h.Known.Publication.Value),
		Published:   known(h.Known.Published.Value.String()),
		Dateline:    known(h.Known.Dateline.Value),
		URL:         known(h.Known.URL.Value),
		Snippets:    []SnippetJSON{},
		Places:      []PlaceJSON{},
		Named:       []NamedJSON{},
	}
	for _, s := range h.Snippets {
		out.Snippets = append(out.Snippets, SnippetJSON{HTML: marked(s), Text: s.Text, Marks: append([][2]int{}, s.Marks...)})
	}
	for _, p := range h.Places {
		out.Places = append(out.Places, PlaceJSON(p))
	}
	for _, e := range h.Named {
		out.Named = append(out.Named, NamedJSON(e))
	}
	return out
}

// known returns nil for what is not known.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// marked escapes a snippet and wraps its marks.
func marked(s dateline.Snippet) string {
	var b strings.Builder
	text, at := []rune(s.Text), 0
	for _, m := range s.Marks {
		b.WriteString(html.EscapeString(string(text[at:m[0]])))
		b.WriteString("<mark>" + html.EscapeString(string(text[m[0]:m[1]])) + "</mark>")
		at = m[1]
	}
	b.WriteString(html.EscapeString(string(text[at:])))
	return b.String()
}
