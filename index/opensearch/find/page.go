package find

import (
	"encoding/json"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// found is a text that a search has found.
type found struct {
	document
	score  float64
	copies int               // other articles that are folded into it
	sort   []json.RawMessage // see cursor
}

// page is what one page shows.
type page struct {
	texts  []found
	total  int // of a first page, see dateline.Result
	folded int
	more   bool // others follow
}

// leaf finds the texts of the page that is asked for.
func (x *searching) leaf() (page, error) {
	if x.folds() {
		return x.foldedPage()
	}
	body, err := x.pageBody(x.search.Limit + 1)
	if err != nil {
		return page{}, err
	}
	got, err := x.ask(body)
	if err != nil {
		return page{}, err
	}
	p := page{total: int(got.Hits.Total.Value)}
	if p.texts, err = foundIn(got); err == nil && len(p.texts) > x.search.Limit {
		p.texts, p.more = p.texts[:x.search.Limit], x.search.Limit > 0
	}
	return p, err
}

// pageBody asks for the first n texts behind those of the pages before.
func (x *searching) pageBody(n int) (dsl, error) {
	if x.search.Limit == 0 {
		n = 0
	}
	q, err := x.query()
	body := dsl{"size": n, "query": q, "sort": x.order(), "_source": x.shown()}
	if x.search.Order() == dateline.ByRelevance {
		body["track_scores"] = true
	}
	if x.search.Cursor != "" {
		body["search_after"] = x.cursor.After
		body["track_total_hits"] = false
	}
	return body, err
}

// query matches the search with all its choices, with scores if they matter.
func (x *searching) query() (dsl, error) {
	if x.search.Order() == dateline.ByRelevance {
		return x.scored(x.narrowed())
	}
	return x.filter(x.narrowed())
}

// order is that of the hits. Equal ones stand by id, and by number where all revisions are
// searched.
func (x *searching) order() []dsl {
	var by []dsl
	switch x.search.Order() {
	case dateline.Newest:
		by = append(by, dsl{"order": dsl{"order": "desc", "missing": "_last"}})
	case dateline.Oldest:
		by = append(by, dsl{"order": dsl{"order": "asc", "missing": "_last"}})
	default:
		by = append(by, dsl{"_score": dsl{"order": "desc"}})
	}
	by = append(by, dsl{fieldID: dsl{"order": "asc"}})
	if x.search.Revisions == dateline.AllRevisions {
		by = append(by, dsl{fieldRevision: dsl{"order": "asc"}})
	}
	return by
}

// shown is what of the documents of a page is read.
func (x *searching) shown() any {
	own := []string{fieldID, fieldRevision, fieldChange, fieldGroup, fieldCopied}
	if x.search.Shown == dateline.IDsOnly {
		return own
	}
	return append(own, fieldSource+".title", fieldSource+".body", fieldSource+".known", fieldSource+".mentions", fieldSource+".packed")
}

// foundIn are the texts of an answer.
func foundIn(got cluster.Answer) (out []found, err error) {
	for _, h := range got.Hits.Hits {
		f := found{sort: h.Sort}
		if f.document, err = read(h.Source); err != nil {
			return nil, err
		}
		if h.Score != nil {
			f.score = *h.Score
		}
		out = append(out, f)
	}
	return out, nil
}
