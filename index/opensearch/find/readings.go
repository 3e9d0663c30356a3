package find

import (
	"context"

	"dateline"
	"dateline/index/entity"
)

// Mentions finds those of one of some texts, by its place among them, and says what but the
// usual extractor has. It is called for several at once.
type Mentions func(i int, words entity.Text) (all []dateline.Mention, by string)

// Reading makes ready what the mentions of some texts are read with.
type Reading func(ctx context.Context, texts []Text) (Mentions, error)

// mentions are read as Writing.Read says, or by its entities alone.
func (w *Writer) mentions() (Mentions, error) {
	if w.Read == nil {
		return func(_ int, words entity.Text) ([]dateline.Mention, string) {
			return w.Entities.Mentions(words), w.Entities.By
		}, nil
	}
	return w.Read(w.ctx, w.texts)
}
