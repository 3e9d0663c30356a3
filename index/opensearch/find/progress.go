package find

import (
	"context"
	"encoding/json"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Progress is how far an index is. It is a document of the index itself.
type Progress struct {
	// Applied is the change up to which the index holds all changes, once it is refreshed.
	Applied dateline.Seq `json:"applied"`
	// Reading is the fingerprint of what the mentions of all texts were read with; "" while
	// they are being read anew.
	Reading string `json:"reading"`
	Reread  uint64 `json:"reread"` // another number than before where texts have been read again
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
		var own struct {
			Source Progress `json:"source"`
		}
		if err := json.Unmarshal(d.Source, &own); err != nil {
			return p, dateline.Errorf(dateline.Internal, "the index %s does not say how far it is: %v", index, err)
		}
		p = own.Source
	}
	p.index, p.stamp, p.found = d.Index, d.Stamp, d.Found
	if !d.Found && index == x.alias() { // then the answer does not say which that is
		p.index, err = x.searched(ctx)
	}
	return p, err
}

// SetProgress writes how far an index is, in the place of what Progress has read. It is
// cluster.ErrConflict where somebody else has written it since.
func (x *Index) SetProgress(ctx context.Context, p Progress) (Progress, error) {
	w, err := x.own(p.index, progressID, p, p.found, p.stamp)
	if err != nil {
		return p, err
	}
	done, err := x.client.Write(ctx, w)
	if err == nil {
		p.stamp, p.found = done.Stamp, true
	}
	return p, err
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
