package find

import (
	"context"
	"encoding/json"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// Progress is how far an index is. It is a document of the index itself.
type Progress struct {
	// Applied is the change up to which the index holds all changes, once it is refreshed.
	Applied dateline.Seq `json:"applied"`
	// Reading is the fingerprint of what the mentions of all texts were read with; "" while
	// they are being read anew. Said is the number of the last correction that it knew.
	Reading string `json:"reading"`
	Said    int    `json:"said,omitempty"`
	// Steps are what each text was read with one of, while they are being read anew; the last
	// is what they are read with now. Left is how many articles are left, 0 where that is not known.
	Steps  []Step `json:"steps,omitempty"`
	Left   int    `json:"left,omitempty"`
	Reread uint64 `json:"reread"` // another number than before where texts have been read again
	// Epoch counts the servers that came to write the index one after the other. Each
	// begins by saying the next, so that what another writes late is refused.
	Epoch uint64 `json:"epoch"`
	// Filling is the change up to which the record was when the index began to be filled from
	// all its articles; 0 before. Those up to the id Filled are in it, each as it was then or later.
	Filling dateline.Seq `json:"filling,omitempty"`
	Filled  dateline.ID  `json:"filled,omitempty"`
	InIt    int          `json:"in_it,omitempty"` // how many these are
	// Complete says that it has held the whole record once: until then it answers nothing.
	Complete bool `json:"complete"`

	index string // that it is of
	stamp cluster.Stamp
	found bool
}

// Step is a fingerprint of what texts were read with, "" of what is not known, and the
// number of the last correction that it knew.
type Step struct {
	Reading string `json:"reading"`
	Said    int    `json:"said"`
}

// mostSteps bounds them: names that are given faster than texts are read again.
const mostSteps = 16

// ReadWith says that all texts are as e reads them.
func (p *Progress) ReadWith(e *plan.Entities) {
	p.Reading, p.Said, p.Steps, p.Left = e.Fingerprint(), e.Says.Last(), nil, 0
}

// ReadAnew says that texts are being read with e from now on.
func (p *Progress) ReadAnew(e *plan.Entities) {
	if len(p.Steps) == 0 {
		p.Steps = []Step{{p.Reading, p.Said}}
	}
	if len(p.Steps) == mostSteps {
		p.Steps = []Step{{}}
	}
	p.Steps = append(p.Steps, Step{e.Fingerprint(), e.Says.Last()})
	p.Reading, p.Said, p.Left = "", 0, 0
	p.Reread++
}

// step is what all texts were read with at least: "" and the number of the last correction
// that they were all read with, while they are being read anew.
func (p Progress) step() Step {
	if len(p.Steps) > 0 && p.Steps[0].Reading != "" {
		return Step{p.Reading, p.Steps[0].Said}
	}
	return Step{p.Reading, p.Said}
}

// Index is the name of the index that the progress is of.
func (p Progress) Index() string { return p.index }

// progressID is the document; no text has an id with a dot at its beginning.
const progressID = ".progress"

// Progress reads how far an index is; index is one of Indices, or "" for the one that is
// searched. The zero Progress is that of an index that nobody has written to.
func (x *Index) Progress(ctx context.Context, index string) (p Progress, err error) {
	if index == "" {
		index = x.alias()
	}
	d, err := x.client.Get(ctx, cluster.Ref{Index: index, ID: progressID}, nil)
	if err != nil {
		return p, err
	}
	if d.Found {
		if p, err = progressIn(d, index); err != nil {
			return p, err
		}
	}
	p.index, p.stamp, p.found = d.Index, d.Stamp, d.Found
	if !d.Found && index == x.alias() { // then the answer does not say which that is
		p.index, err = x.searched(ctx)
	}
	return p, err
}

// progressIn is what the document of an index says.
func progressIn(d cluster.Doc, index string) (Progress, error) {
	var own struct {
		Source Progress `json:"source"`
	}
	if err := json.Unmarshal(d.Source, &own); err != nil {
		return Progress{}, dateline.Errorf(dateline.Internal, "the index %s does not say how far it is: %v", index, err)
	}
	return own.Source, nil
}

// readWith reports whether all texts of an index are read with e, by its document.
func readWith(d cluster.Doc, e *plan.Entities) (bool, error) {
	if !d.Found {
		return true, nil
	}
	p, err := progressIn(d, d.Index)
	return p.Reading == e.Fingerprint(), err
}

// own is the write of a document that the index keeps for itself.
func (x *Index) own(index, id string, source any, found bool, stamp cluster.Stamp) (cluster.Write, error) {
	raw, err := ownDocument(source)
	w := cluster.Write{Op: cluster.Create, Ref: cluster.Ref{Index: index, ID: id}, Source: raw}
	if found {
		w.Op, w.If = cluster.Index, &stamp
	}
	return w, err
}

// ownDocument is a document that is no text: it has no words, and nobody finds it.
func ownDocument(source any) (json.RawMessage, error) {
	doc := dsl{fieldLive: false}
	if source != nil {
		doc[fieldSource] = source
	}
	addWordless(doc)
	return json.Marshal(doc)
}
