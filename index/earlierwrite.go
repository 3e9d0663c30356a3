package index

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/record"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// earlierText is a revision that is not the current one.
type earlierText struct {
	dateline.Article
	change dateline.Seq // the last one of the article, when it was written
	stamp  string       // see stampOf
}

// nameOf is what a revision is called among the earlier ones: an id has no dot.
func nameOf(id dateline.ID, revision int) string { return string(id) + "." + strconv.Itoa(revision) }

// stampOf tells what the document of a text is made of, so that one that would be
// the same is not made again: an article with many revisions gets one more often. What
// its mentions are read with is told of the whole index, see gazetteer.
func stampOf(a dateline.Article, places *entities) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", []string{
		a.Title, a.Body, a.Remains, a.Known.Publication.Value, a.Known.Dateline.Value, a.Known.Language.Value,
		a.Known.Published.Value.String(), places.Says.MentionsKey(a.ID),
	}))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// addEarlier adds the earlier revisions of an article to a batch. A text that the
// record cannot read is left out, which Check reports.
func (f *follower) addEarlier(p *pending, h record.History) {
	for a, err := range h.Others {
		if err != nil {
			f.log.Error("an earlier revision cannot be indexed", "id", h.ID, "cause", err)
			continue
		}
		if p.kept == nil {
			p.kept = map[string]bool{}
		}
		name, stamp := nameOf(a.ID, a.Revision), stampOf(a, f.places.Load())
		p.kept[name] = true
		if f.anew || f.gen.stamped(name) != stamp {
			p.earlier = append(p.earlier, earlierText{a, h.Seq, stamp})
			p.bytes += len(a.Title) + len(a.Body)
		}
	}
}

// stamped is the stamp of an earlier revision; "" if the index has none that can be
// read, which makes it again.
func (g *generation) stamped(name string) string {
	if e := g.earlier.Load(); e != nil {
		if t, err := e.earlierNamed(name); err == nil {
			return t.stamp
		}
	}
	return ""
}

// earlierNamed reads the stamp and the change of an earlier revision; none has the
// zero stamp.
func (e *generation) earlierNamed(name string) (t earlierText, err error) {
	err = e.read(func(r index.IndexReader) error {
		num, err := r.InternalID(name)
		if err != nil || num == nil {
			return err
		}
		values, err := r.DocValueReader([]string{fieldStamp})
		if err == nil {
			err = values.VisitDocValues(num, func(_ string, term []byte) { t.stamp = string(term) })
		}
		if err != nil {
			return err
		}
		if values, err = r.DocValueReader([]string{fieldFacts}); err != nil {
			return err
		}
		f, err := readFacts(values, num)
		t.change = f.change
		return err
	})
	if err != nil {
		err = fmt.Errorf("look up the earlier revision %s: %w", name, err)
	}
	return t, err
}

// withEarlier writes the earlier revisions of a batch, and then the rest of it with
// their number in b. Where that fails the two are apart, so that the index has to be
// opened again.
func (f *follower) withEarlier(p *pending, b *bleve.Batch, upTo dateline.Seq, commit func() error) error {
	stale, err := f.gen.stale(p)
	if err != nil {
		return err
	}
	if len(stale)+len(p.earlier) == 0 {
		return commit()
	}
	release, err := f.gen.pair(context.Background())
	if err != nil {
		return err
	}
	defer release()
	state, err := f.writeEarlier(p, stale, upTo)
	if err == nil {
		b.SetInternal(keyEarlier, number(state))
		err = commit()
	}
	if err != nil {
		f.gen.fail(err)
	}
	return err
}

// stale names the earlier revisions of a batch's articles that are none any more.
func (g *generation) stale(p *pending) (names []string, err error) {
	e := g.earlier.Load()
	if e == nil {
		return nil, nil
	}
	err = e.read(func(r index.IndexReader) error {
		for _, id := range p.ids() {
			found, err := namesOf(r, id)
			if err != nil {
				return fmt.Errorf("look up the earlier revisions of %s: %w", id, err)
			}
			for _, name := range found {
				if !p.kept[name] {
					names = append(names, name)
				}
			}
		}
		return nil
	})
	return names, err
}

// namesOf are the names of the earlier revisions of an article.
func namesOf(r index.IndexReader, id string) (names []string, err error) {
	list, err := r.TermFieldReader(context.Background(), []byte(id), fieldArticle, false, false, false)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	for {
		d, err := list.Next(nil)
		if err != nil || d == nil {
			return names, err
		}
		name, err := r.ExternalID(d.ID)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
}

// writeEarlier writes the earlier revisions of a batch, in parts where they are
// large, and returns the number of the last.
func (f *follower) writeEarlier(p *pending, stale []string, upTo dateline.Seq) (state uint64, err error) {
	main, earlier, err := f.gen.states()
	if err != nil {
		return 0, err
	}
	e, err := f.gen.makeEarlier()
	if err != nil {
		return 0, err
	}
	places := cmp.Or(p.reader, f.places.Load())
	state = max(main, earlier)
	for texts := p.earlier; ; {
		n := part(texts)
		state++
		if err := f.writePart(e, places, texts[:n], stale, state, upTo); err != nil {
			return 0, fmt.Errorf("write the earlier revisions: %w", err)
		}
		if texts, stale = texts[n:], nil; len(texts) == 0 {
			return state, nil
		}
	}
}

// part is how many of texts are written at once, one at least.
func part(texts []earlierText) int {
	n, bytes := 0, 0
	for n < min(len(texts), batchArticles) && bytes < batchBytes {
		bytes += len(texts[n].Title) + len(texts[n].Body)
		n++
	}
	return n
}

func (f *follower) writePart(e *generation, places *entities, texts []earlierText, stale []string, state uint64, upTo dateline.Seq) error {
	b, added := e.bleve.NewBatch(), 0
	names := slices.Clone(stale)
	for _, a := range analyseAll(len(texts), func(r *reader, i int) analysed { return r.analyseEarlier(places, texts[i]) }) {
		if err := b.IndexAdvanced(a.doc); err != nil {
			return fmt.Errorf("%s: %w", a.doc.ID(), err)
		}
		names = append(names, a.doc.ID())
		added += a.facts.length
	}
	for _, name := range stale {
		b.Delete(name)
	}
	words, err := e.total(names, added)
	if err != nil {
		return err
	}
	b.SetInternal(keyEarlier, number(state))
	seal(b, upTo, words)
	return e.write(b)
}

// analyseEarlier makes the document of an earlier revision.
func (r *reader) analyseEarlier(places *entities, t earlierText) analysed {
	out, _ := r.describe(places, t.Article, t.change, nameOf(t.ID, t.Revision))
	add(out.doc, fieldArticle, string(t.ID))
	out.doc.AddField(newValues(fieldStamp, shownOptions, t.stamp))
	return out
}

// idOf is the article that a name of an earlier revision is of.
func idOf(name string) string {
	id, _, _ := strings.Cut(name, ".")
	return id
}
