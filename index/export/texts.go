package export

import (
	"context"
	"iter"
	"time"

	"dateline"
)

// Text is one revision of an article.
type Text struct {
	dateline.Article
	// Last is when the text was captured last; zero if nobody asked.
	Last time.Time
}

// Texts yields an article as it is, or all its revisions by number with what is
// known of it now. One that was erased meanwhile has none.
func Texts(ctx context.Context, archive dateline.Archive, a dateline.Article, all bool) iter.Seq2[Text, error] {
	return func(yield func(Text, error) bool) {
		if !all {
			yield(Text{Article: a}, nil)
			return
		}
		revisions, err := archive.Revisions(ctx, a.ID)
		for _, r := range revisions {
			var t dateline.Article
			if t, _, err = archive.Article(ctx, a.ID, r.Number); err != nil {
				break
			}
			if !yield(Text{t, r.Last}, nil) {
				return
			}
		}
		if kind := dateline.KindOf(err); err != nil && kind != dateline.Gone && kind != dateline.NotFound {
			yield(Text{}, err)
		}
	}
}
