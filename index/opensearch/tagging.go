package opensearch

import (
	"context"
	"strconv"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/opensearch/find"
	"dateline/index/opensearch/kept"
	"dateline/index/plan"
	"dateline/index/tagged"
)

// tagging is what the better reader has tagged, where it is an entity.Slow.
type tagging struct {
	store *kept.Store

	mu sync.Mutex
	of *entity.Better // what by was made of
	by *tagged.Tagger
}

// tagger is what tags for what texts are read with; nil where nothing does.
func (g *tagging) tagger(e *plan.Entities) *tagged.Tagger {
	g.mu.Lock()
	defer g.mu.Unlock()
	if e.Better != g.of {
		g.of, g.by = e.Better, tagged.NewTagger(e.Better)
	}
	return g.by
}

// taggedBy is the fingerprint of what tags; "" where nothing does.
func (g *tagging) taggedBy(e *plan.Entities) string {
	if g.tagger(e) == nil {
		return ""
	}
	return e.Better.TaggedBy
}

// reading reads texts with what was tagged of them, however the index came to read them
// anew; nil where nothing tags.
func (g *tagging) reading(e *plan.Entities) find.Reading {
	by := g.tagger(e)
	if by == nil {
		return nil
	}
	return func(ctx context.Context, texts []find.Text) (find.Mentions, error) {
		all := make([]dateline.Article, len(texts))
		for i, t := range texts {
			all[i] = t.Article
		}
		b, err := g.store.Load(ctx, e.Better.TaggedBy, unitsOf(all))
		if err != nil {
			return nil, err
		}
		return func(i int, words entity.Text) ([]dateline.Mention, string) {
			return told(e, by, b, texts[i].Article, words)
		}, nil
	}
}

func told(e *plan.Entities, by *tagged.Tagger, b *kept.Batch, a dateline.Article, words entity.Text) ([]dateline.Mention, string) {
	title, body, ok := tagged.Found(b, nameOf(a), a.Title, a.Body)
	if !ok {
		return e.Mentions(words), e.By
	}
	slow, err := by.Load()
	if err != nil {
		return e.Mentions(words), e.By
	}
	return slow.Told(words, title, body), by.By
}

// nameOf is what a revision is kept under.
func nameOf(a dateline.Article) string { return string(a.ID) + "." + strconv.Itoa(a.Revision) }

func unitsOf(all []dateline.Article) []kept.Text {
	out := make([]kept.Text, len(all))
	for i, a := range all {
		out[i] = kept.Text{Name: nameOf(a), Title: a.Title, Body: a.Body}
	}
	return out
}
