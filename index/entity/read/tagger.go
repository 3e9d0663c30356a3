package read

import (
	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/full"
	"dateline/index/entity/names"
	"dateline/index/entity/tag"
)

// mixed is the tagger of mode Full: that of mode Fast which is told what the full one
// finds, and has learned how far to trust it.
func mixed(m *full.Model) tag.Tagger {
	return tag.Hinted{Model: tag.LoadHinted(), Of: full.Fingerprint(), Hints: func(s string) []tag.Hint { return tag.Hints(m.Tag(s)) }}
}

// slow is the extractor of mode Full in the two steps of an entity.Slow.
type slow struct {
	lazy
	full *full.Model
}

// Tag implements entity.Slow.
func (x slow) Tag(s string) []entity.Tagged {
	var out []entity.Tagged
	for _, t := range x.full.Tag(s) {
		out = append(out, entity.Tagged(t))
	}
	return out
}

// Told implements entity.Slow.
func (x slow) Told(t entity.Text, title, body []entity.Tagged) []dateline.Mention {
	m := tag.LoadHinted()
	return names.Resolve(t, x.of.open().read.Mentions(t),
		m.TagHinted(t.Title, t.TitleWords, tag.Hints(title)), m.TagHinted(t.Body, t.BodyWords, tag.Hints(body)))
}
