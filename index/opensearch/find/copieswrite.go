package find

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/text"
)

// copiesID is the document that says which groups are about to be changed.
const copiesID = ".copies"

// changing is what it says.
type changing struct {
	Groups []string `json:"groups"`
}

// takeUp reads, for the first batch, which groups another may have left half changed.
func (r *regrouping) takeUp() error {
	if r.begun {
		return nil
	}
	d, err := r.client.Get(r.ctx, cluster.Ref{Index: r.index, ID: copiesID}, nil)
	if err != nil {
		return err
	}
	var was struct {
		Source changing `json:"source"`
	}
	if d.Found {
		if err := decode(d.Source, &was); err != nil {
			return err
		}
	}
	r.left = map[string]bool{}
	for _, id := range was.Source.Groups {
		r.loose[id], r.left[id] = true, true
	}
	r.stamp, r.found = d.Stamp, d.Found
	return nil
}

// announce says which groups are going to be changed, and makes sure that nobody else has
// begun to change some since takeUp.
func (r *regrouping) announce(change map[string]Group) error {
	groups := maps.Clone(r.loose)
	for id, to := range change {
		groups[to.ID] = true
		groups[id] = true
	}
	for id := range r.units {
		groups[id] = true
	}
	raw, err := ownDocument(changing{slices.Sorted(maps.Keys(groups))})
	if err != nil {
		return err
	}
	w := cluster.Write{Op: cluster.Create, Ref: cluster.Ref{Index: r.index, ID: copiesID}, Source: raw}
	if r.found {
		w.Op, w.If = cluster.Index, &r.stamp
	}
	done, err := r.client.Write(r.ctx, w)
	if err == nil {
		r.stamp, r.found, r.begun = done.Stamp, true, true
	}
	return err
}

// writtenAtOnce is how many documents are read and written again at once.
const writtenAtOnce = 500

// write writes the groups of articles that are not of the batch.
func (r *regrouping) write(change map[string]Group) error {
	if err := r.announce(change); err != nil {
		return err
	}
	r.changes = len(change)
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(change)), writtenAtOnce) {
		if err := r.rewrite(ids, change); err != nil {
			return err
		}
	}
	return nil
}

func (r *regrouping) rewrite(ids []string, change map[string]Group) error {
	refs := make([]cluster.Ref, len(ids))
	for i, id := range ids {
		refs[i] = cluster.Ref{Index: r.index, ID: id}
	}
	docs, err := r.client.MGet(r.ctx, refs, nil)
	if err != nil {
		return err
	}
	writes := make([]cluster.Write, len(docs))
	err = each(len(docs), func(an *text.Analyzer, i int) error {
		if !docs[i].Found {
			return movedUnder(ids[i])
		}
		raw, err := regrouped(an, docs[i].Source, change[ids[i]])
		writes[i] = cluster.Write{Op: cluster.Index, Ref: refs[i], Guard: r.guard, Source: raw}
		return err
	})
	if err != nil {
		return err
	}
	done, err := r.client.BulkAll(r.ctx, writes)
	for _, d := range done {
		if errors.Is(d.Err, cluster.ErrConflict) {
			return movedUnder(d.ID)
		}
	}
	return err
}

// movedUnder says that somebody else has written an article since it was read.
func movedUnder(id string) error {
	return &dateline.Error{
		Kind: dateline.Unavailable, Message: "the copies of article " + id + " cannot be told while another server writes it", Err: cluster.ErrConflict,
	}
}

// regrouped is the document of a current text with another group, made of its source: all
// but the words stand in it.
func regrouped(an *text.Analyzer, source json.RawMessage, to Group) (json.RawMessage, error) {
	d, err := read(source)
	if err != nil {
		return nil, err
	}
	doc, raw := dsl{}, map[string]json.RawMessage{}
	if err := decode(source, &raw); err != nil {
		return nil, err
	}
	for field, value := range raw {
		doc[field] = value
	}
	addTokens(doc, an.Words(nil, d.Source.Title), an.Words(nil, d.Source.Body), d.Source.Mentions)
	doc[fieldGroup], doc[fieldCopied] = to.ID, to.Copied
	return json.Marshal(doc)
}
