package find

import (
	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
	"dateline/index/snippet"
)

// hits are what is shown of the texts of a page.
func (x *searching) hits(texts []found, m *snippet.Matcher) ([]dateline.Hit, error) {
	out := make([]dateline.Hit, len(texts))
	for i, t := range texts {
		out[i] = dateline.Hit{ID: t.ID, Revision: t.Revision, Copies: t.copies}
		if x.search.Order() == dateline.ByRelevance {
			out[i].Score = t.score
		}
		if x.search.Shown == dateline.IDsOnly {
			continue
		}
		if err := x.show(&out[i], t.Source, m); err != nil {
			return nil, err
		}
	}
	if x.search.Revisions == dateline.AllRevisions {
		return out, x.nameCurrent(out)
	}
	return out, nil
}

func (x *searching) show(h *dateline.Hit, s Source, m *snippet.Matcher) (err error) {
	a := dateline.Article{ID: h.ID, Title: s.Title, Body: s.Body}
	mentions := x.entities.Says.Read(x.entities.WithAwaited(x.lens.plans(), a, s.Mentions))
	h.Title = s.Title
	if h.Known, err = s.Known.Known(); err != nil {
		return err
	}
	h.TitleMarks = snippet.CodePoints(s.Title, m.MarksIn(dateline.FieldTitle, s.Title, plan.InField(mentions, dateline.FieldTitle)))
	h.Snippets = m.Shown(s.Body, plan.InField(mentions, dateline.FieldBody))
	h.Places, h.Named = x.entities.Refs(plan.PlacesOf(mentions)), plan.NamedIn(mentions)
	return nil
}

// nameCurrent fills in the number of the current revision of each hit, as it is now.
func (x *searching) nameCurrent(hits []dateline.Hit) error {
	if x.pin.partial() {
		return x.namePresent(hits)
	}
	refs := make([]cluster.Ref, len(hits))
	for i, h := range hits {
		refs[i] = cluster.Ref{Index: x.pin.index, ID: string(h.ID)}
	}
	docs, err := x.index.client.MGet(cluster.AnyCopy(x.ctx), refs, cluster.Fields{fieldRevision})
	if err != nil {
		return err
	}
	for i, d := range docs {
		var now document
		if d.Found {
			if err := decode(d.Source, &now); err != nil {
				return err
			}
		}
		hits[i].Current = now.Revision
	}
	return nil
}
