package find

import (
	"slices"

	"dateline"
	"dateline/index/rank"
)

// Copies are folded by what stands in documents: the group of each article, and whether
// it has copies at all. So a state of the index has its own groups, as long as it lives.

// withCopies narrows a plan to the copies of one article, if the search asks for that.
func (x *searching) withCopies(wanted rank.Node) (rank.Node, error) {
	id := string(x.search.CopyOf)
	if id == "" {
		return wanted, nil
	}
	got, err := x.ask(dsl{"size": 1, "query": allOf(x.scope(), term(fieldID, id)), "_source": []string{fieldGroup}})
	if err != nil {
		return nil, err
	}
	texts, err := foundIn(got)
	if err == nil && len(texts) == 0 && x.pin.partial() {
		err = missingToo()
	}
	if err != nil || len(texts) == 0 {
		return rank.IDs{}, err
	}
	return rank.And{wanted, rank.Range{Field: fieldGroup, From: texts[0].Group, To: texts[0].Group}}, nil
}

// folds reports whether copies are folded.
func (x *searching) folds() bool { return x.search.Copies == dateline.Fold }

// foldedPage finds the texts of the page that is asked for, one of each group: the first
// in the order of the search, wherever the page begins.
func (x *searching) foldedPage() (p page, err error) {
	if x.search.Cursor == "" {
		c, err := x.counts()
		if err != nil {
			return p, err
		}
		p.total, p.folded = c.views[0].texts, c.views[0].all-c.views[0].texts
	}
	if x.search.Limit == 0 {
		return p, nil
	}
	scan, err := x.newScan()
	for err == nil && len(scan.kept) <= x.search.Limit && !scan.end {
		err = scan.on()
	}
	if err != nil {
		return p, err
	}
	p.texts = scan.kept
	if p.more = len(p.texts) > x.search.Limit; p.more {
		p.texts = p.texts[:x.search.Limit]
	}
	return p, x.load(p.texts)
}

// load reads the documents of texts that are shown.
func (x *searching) load(texts []found) error {
	if x.search.Shown == dateline.IDsOnly || len(texts) == 0 {
		return nil
	}
	ids := make([]string, len(texts))
	for i, t := range texts {
		ids[i] = string(t.ID)
	}
	got, err := x.ask(dsl{
		"size": len(ids), "track_total_hits": false, "_source": x.shown(),
		"query": allOf(x.scope(), dsl{"terms": dsl{fieldID: ids}}),
	})
	if err != nil {
		return err
	}
	whole, err := foundIn(got)
	if err != nil {
		return err
	}
	for i := range texts {
		at := slices.IndexFunc(whole, func(f found) bool { return f.ID == texts[i].ID })
		if at < 0 {
			return dateline.Errorf(dateline.Internal, "article %s is in a state of the index and cannot be read in it", texts[i].ID)
		}
		texts[i].document = whole[at].document
	}
	return nil
}
