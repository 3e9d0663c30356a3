package find

import (
	"context"
	"strconv"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// Writing says how texts are written to an index.
type Writing struct {
	Index    string         // see Indices
	Entities *plan.Entities // what their mentions are read with
	// Version is the change of the record up to which texts were read: a document that was
	// written with a later one stays as it is. So it does no harm to write twice, or late.
	Version dateline.Seq
	Epoch   uint64 // of the Progress of the index, which whoever writes has begun
	Anew    bool   // earlier revisions too, where what they are made of is as it was
	// Groups finds the copies of the texts. nil looks for none: each is a group of its own.
	Groups *Grouper
	// Read makes ready what mentions are read with; nil is Entities alone.
	Read Reading
}

// A Writer collects texts and writes them some at a time. It is for one goroutine.
type Writer struct {
	Writing
	ctx    context.Context
	find   *Index
	texts  []Text
	bytes  int
	writes []cluster.Write
	gone   []string // articles that are taken out
}

// What is analysed at once: the words of a text, and the document made of them, take some
// five times its bytes.
const (
	writeTexts = 4096
	writeBytes = 12 << 20
)

// Writer returns a Writer. It has to be flushed at the end.
func (x *Index) Writer(ctx context.Context, w Writing) *Writer {
	return &Writer{Writing: w, ctx: ctx, find: x}
}

// earlierID is the document of a revision that is not the current one: an id has no dot.
func earlierID(id dateline.ID, revision int) string {
	return string(id) + "." + strconv.Itoa(revision)
}

// Add writes an article with all its revisions. An earlier one that cannot be read is left
// out, which is logged.
func (w *Writer) Add(h ledger.History) error {
	have, err := w.stamps(h)
	if err != nil {
		return err
	}
	if err := w.add(Text{Article: h.Article, Change: h.Seq, Current: true}); err != nil {
		return err
	}
	if _, there := have[h.Revision]; there { // it was an earlier one
		w.remove(earlierID(h.ID, h.Revision))
	}
	for a, err := range h.Others {
		if err != nil {
			w.find.options.Log.Error("an earlier revision cannot be indexed", "id", h.ID, "cause", err)
			continue
		}
		t := Text{Article: a, Change: h.Seq}
		if !w.Anew && have[a.Revision] == t.stamp(w.Entities) {
			continue
		}
		if err := w.add(t); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) add(t Text) error {
	w.texts = append(w.texts, t)
	w.bytes += len(t.Title) + len(t.Body) + len(t.Remains)
	if len(w.texts) < writeTexts && w.bytes < writeBytes {
		return nil
	}
	return w.Flush()
}

// remove takes an earlier revision out.
func (w *Writer) remove(id string) {
	w.writes = append(w.writes, cluster.Write{Op: cluster.Delete, Ref: cluster.Ref{Index: w.Index, ID: id}, Guard: w.guard()})
}

func (w *Writer) guard() cluster.Guard { return guard(w.Version, w.Epoch) }

// Flush writes what was collected.
func (w *Writer) Flush() error {
	docs, err := w.documents()
	if err != nil {
		return err
	}
	all := append(w.writes, docs...)
	w.texts, w.bytes, w.writes, w.gone = nil, 0, nil, nil
	if len(all) == 0 {
		return nil
	}
	return w.send(all)
}

// name is the id of the document of a text.
func (t Text) name() string {
	if t.Current {
		return string(t.ID)
	}
	return earlierID(t.ID, t.Revision)
}
