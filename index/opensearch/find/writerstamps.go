package find

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// stamp tells what the document of an earlier revision is made of, so that one that would
// be the same is not made again: an article with many revisions gets one more often. What
// its mentions are read with is told of the whole index, see Progress.
func (t Text) stamp(e *plan.Entities) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", []string{
		t.Title, t.Body, t.Remains, fmt.Sprint(ledger.KnownOf(t.Known)), e.Says.MentionsKey(t.ID),
	}))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// stamps are those of the earlier revisions of an article that the index has, by number.
func (w *Writer) stamps(h ledger.History) (map[int]string, error) {
	if h.Revision <= 1 && h.Others == nil {
		return nil, nil
	}
	var refs []cluster.Ref
	refs = append(refs, cluster.Ref{Index: w.Index, ID: earlierID(h.ID, h.Revision)})
	for a, err := range h.Others {
		if err == nil {
			refs = append(refs, cluster.Ref{Index: w.Index, ID: earlierID(h.ID, a.Revision)})
		}
	}
	if len(refs) == 1 && h.Revision == 1 {
		return nil, nil
	}
	docs, err := w.find.client.MGet(w.ctx, refs, cluster.Fields{fieldRevision, fieldSource + ".stamp"})
	have := map[int]string{}
	for _, d := range docs {
		var t document
		if d.Found && decode(d.Source, &t) == nil {
			have[t.Revision] = t.Source.Stamp
		}
	}
	return have, err
}

// Erase takes an article out of an index: its texts, and all that is known of it. What is
// left under its id keeps older writes from coming back.
func (w *Writer) Erase(id dateline.ID) error {
	if err := w.Flush(); err != nil {
		return err
	}
	if err := w.find.client.Refresh(w.ctx, w.Index); err != nil { // so that the search sees all of it
		return err
	}
	empty, err := ownDocument(nil)
	if err != nil {
		return err
	}
	q := dsl{"bool": dsl{"filter": []dsl{{"term": dsl{fieldID: id}}}, "must_not": []dsl{{"term": dsl{fieldCurrent: true}}}}}
	for name, err := range w.find.names(w.ctx, w.Index, q, namesAtOnce) {
		if err != nil {
			return err
		}
		w.remove(name)
	}
	w.gone = append(w.gone, string(id))
	w.writes = append(w.writes, cluster.Write{Op: cluster.Index, Ref: cluster.Ref{Index: w.Index, ID: string(id)}, Guard: w.guard(), Source: empty})
	return w.Flush()
}
