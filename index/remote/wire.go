package remote

import "dateline"

// What the methods ask and answer beside the types of the contract.
type (
	kept struct {
		Out  []outcome
		UpTo dateline.Seq
	}
	outcome struct {
		ID       dateline.ID
		Revision int
		Status   dateline.Status
		Err      *failure
	}
	gazetteer struct {
		Source string
		Places []dateline.Place
	}
	gazetteerKept struct {
		Changed bool
		UpTo    dateline.Seq
	}
	correctedAll struct {
		Out  []corrected
		UpTo dateline.Seq
	}
	corrected struct {
		N      int
		Status dateline.Status
		Err    *failure
	}
	erasure struct {
		ID  dateline.ID
		Why string
	}
	revision struct {
		ID       dateline.ID
		Revision int
	}
	mentioned struct {
		Article  dateline.Article
		Mentions []dateline.Mention
	}
	marking struct {
		Revision revision
		Search   question
	}
	stored struct {
		Value   []byte
		Version uint64
	}
	storing struct {
		Key       string
		Value     []byte
		Remove    bool // Value is nil, and not only empty
		IfVersion uint64
	}
	done struct{ Done, Total dateline.Seq }
)

// question is a Search. An empty list of facets is not none to Each, and gob does
// not tell them apart.
type question struct {
	Search      dateline.Search
	EmptyFacets bool
}

func asked(s dateline.Search) question {
	return question{s, s.Facets != nil && len(s.Facets) == 0}
}

func (q question) search() dateline.Search {
	if q.EmptyFacets {
		q.Search.Facets = []string{}
	}
	return q.Search
}

func sentOutcomes(out []dateline.Outcome) []outcome {
	sent := make([]outcome, len(out))
	for i, o := range out {
		sent[i] = outcome{ID: o.ID, Revision: o.Revision, Status: o.Status}
		if o.Err != nil {
			sent[i].Err = failureOf(o.Err)
		}
	}
	return sent
}

func gotOutcomes(sent []outcome) []dateline.Outcome {
	out := make([]dateline.Outcome, len(sent))
	for i, o := range sent {
		out[i] = dateline.Outcome{ID: o.ID, Revision: o.Revision, Status: o.Status, Err: o.Err.orNil()}
	}
	return out
}
