package find

import (
	"cmp"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// scan goes through what matches in the order of the search, without reading it.
type scan struct {
	x    *searching
	body dsl
	size int
	kept []found
	met  map[string]first // by group, those that were met
	end  bool             // there are no more
}

// first is the first article of a group, and how many of it match.
type first struct {
	id    dateline.ID
	count int
}

func (x *searching) newScan() (*scan, error) {
	s := &scan{x: x, size: 2*x.search.Limit + 20, met: map[string]first{}}
	var err error
	s.body, err = x.pageBody(s.size)
	columnar(s.body, columns...)
	return s, err
}

// on goes on by one page.
func (s *scan) on() error {
	got, err := s.x.ask(s.body)
	if err != nil {
		return err
	}
	texts, err := inColumns(got)
	if err != nil {
		return err
	}
	if err := s.meet(texts); err != nil {
		return err
	}
	for _, t := range texts {
		if !t.Copied {
			s.kept = append(s.kept, t)
		} else if f := s.met[t.Group]; f.id == t.ID {
			t.copies = f.count - 1
			s.kept = append(s.kept, t)
		}
	}
	if s.end = len(texts) < s.size; !s.end {
		s.body["search_after"] = texts[len(texts)-1].sort
	}
	return nil
}

// meet looks up the groups of texts that were not met before.
func (s *scan) meet(texts []found) error {
	var groups []string
	for _, t := range texts {
		if _, met := s.met[t.Group]; t.Copied && !met {
			groups = append(groups, t.Group)
		}
	}
	if groups = ordered(groups); len(groups) == 0 {
		return nil
	}
	body, err := s.x.firsts(groups)
	if err != nil {
		return err
	}
	got, err := s.x.ask(body)
	if err != nil {
		return err
	}
	texts, err = inColumns(got)
	if err != nil {
		return err
	}
	counts, _, err := termsOf(got.Aggregations[aggCopied])
	if err != nil {
		return err
	}
	number := map[string]int{}
	for _, c := range counts {
		number[c.value] = c.texts
	}
	for _, t := range texts {
		s.met[t.Group] = first{t.ID, number[t.Group]}
	}
	return nil
}

// columns are what is read of a text that is gone through.
var columns = []string{fieldID, fieldRevision, fieldChange, fieldGroup, fieldCopied}

// inColumns are the texts of an answer of which only these are read.
func inColumns(got cluster.Answer) ([]found, error) {
	out := make([]found, len(got.Hits.Hits))
	for i, h := range got.Hits.Hits {
		f := &out[i]
		f.sort = h.Sort
		if h.Score != nil {
			f.score = *h.Score
		}
		err := cmp.Or(
			firstOf(h.Fields[fieldID], &f.ID), firstOf(h.Fields[fieldRevision], &f.Revision), firstOf(h.Fields[fieldChange], &f.Change),
			firstOf(h.Fields[fieldGroup], &f.Group), firstOf(h.Fields[fieldCopied], &f.Copied),
		)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// firsts asks for the first article of each of some groups, and for how many of each match.
func (x *searching) firsts(groups []string) (dsl, error) {
	q, err := x.query()
	if err != nil {
		return nil, err
	}
	within := dsl{"terms": dsl{fieldGroup: groups}}
	return columnar(dsl{
		"size": len(groups), "query": dsl{"bool": dsl{"must": q, "filter": within}}, "collapse": dsl{"field": fieldGroup},
		"sort": x.order(), "track_scores": x.search.Order() == dateline.ByRelevance,
		"aggs": dsl{aggCopied: dsl{"terms": dsl{"field": fieldGroup, "include": groups, "size": len(groups)}}},
	}, columns...), nil
}
