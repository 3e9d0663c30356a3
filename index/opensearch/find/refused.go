package find

import (
	"context"
	"encoding/json"
	"errors"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Refusal is a text of the record that the cluster does not take.
type Refusal struct {
	ID       dateline.ID
	Revision int
	Why      string // for the operator: it is what the cluster says
}

// inPlaceOf is what is written in the place of a document that the cluster refuses. It is
// found by nobody who searches.
func inPlaceOf(w cluster.Write, why error) (cluster.Write, error) {
	var d document
	if err := decode(w.Source, &d); err != nil {
		return w, err
	}
	doc := dsl{
		fieldID: d.ID, fieldRevision: d.Revision, fieldChange: d.Change, fieldLive: false, fieldRefused: true,
		fieldSource: dsl{"refused": reasonOf(why)},
	}
	addWordless(doc)
	raw, err := json.Marshal(doc)
	w.Op, w.Source = cluster.Index, raw
	return w, err
}

func reasonOf(err error) string {
	var f *cluster.Failure
	switch {
	case errors.Is(err, cluster.ErrTooLarge):
		return "its words are more than the cluster takes in one request (http.max_content_length)"
	case errors.As(err, &f):
		return f.Error()
	}
	return err.Error()
}

// refusedAtOnce is how many refusals are read at once.
const refusedAtOnce = 500

// Refused returns the texts that the index that is searched cannot hold, by id and number.
func (x *Index) Refused(ctx context.Context) (out []Refusal, err error) {
	if err := x.client.Refresh(ctx, x.alias()); err != nil {
		return nil, err
	}
	body := dsl{
		"size": refusedAtOnce, "query": term(fieldRefused, true), "track_total_hits": false,
		"_source": []string{fieldID, fieldRevision, fieldSource + ".refused"}, "sort": []dsl{{fieldID: "asc"}, {fieldRevision: "asc"}},
	}
	for {
		got, err := x.client.Search(ctx, x.alias(), nil, body)
		if err != nil {
			return nil, err
		}
		for _, h := range got.Hits.Hits {
			d, err := read(h.Source)
			if err != nil {
				return nil, err
			}
			out = append(out, Refusal{d.ID, d.Revision, d.Source.Refused})
			body["search_after"] = h.Sort
		}
		if len(got.Hits.Hits) < refusedAtOnce {
			return out, nil
		}
	}
}
