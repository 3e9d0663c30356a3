package index

import (
	"context"
	"slices"

	"dateline"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// checkEarlier holds the earlier revisions that go with a state of the index against
// the record. Those of articles that others change while it looks are left out.
func (f *follower) checkEarlier(ctx context.Context, main, earlier index.IndexReader, fault func(dateline.ID, string, ...any)) error {
	have, err := stamps(ctx, earlier)
	if err != nil {
		return err
	}
	want, err := f.wantedStamps(ctx)
	if err != nil {
		return err
	}
	changed, err := f.changedBehind(ctx, main)
	if err != nil {
		return err
	}
	report := func(name, format string) {
		if id := dateline.ID(idOf(name)); !changed[id] {
			fault(id, format, name[len(id)+1:])
		}
	}
	for name, stamp := range have {
		switch is, ok := want[name]; {
		case !ok:
			report(name, "revision %s stands among the earlier ones, and is none in the record")
		case stamp != is && is != "":
			report(name, "the earlier revision %s is not what the record has now")
		}
		delete(want, name)
	}
	for name, stamp := range want {
		if stamp != "" {
			report(name, "the earlier revision %s is missing")
		}
	}
	return nil
}

// stamps are those of the earlier revisions that are indexed, by name.
func stamps(ctx context.Context, earlier index.IndexReader) (map[string]string, error) {
	out := map[string]string{}
	if earlier == nil {
		return out, nil
	}
	values, err := earlier.DocValueReader([]string{fieldStamp})
	if err != nil {
		return nil, err
	}
	var fault error
	err = eachArticle(ctx, earlier, func(name dateline.ID, _ facts) {
		num, err := earlier.InternalID(string(name))
		if err == nil {
			err = values.VisitDocValues(num, func(_ string, term []byte) { out[string(name)] = string(term) })
		}
		if err != nil && fault == nil {
			fault = err
		}
	})
	if err == nil {
		err = fault
	}
	return out, err
}

// wantedStamps are those that the earlier revisions of the record have to have; ""
// of one that cannot be read, which the record's own check reports.
func (f *follower) wantedStamps(ctx context.Context) (map[string]string, error) {
	var refs []record.Ref
	for ref, err := range f.rec.Earlier(ctx) {
		if err != nil {
			return nil, err
		}
		refs = append(refs, ref)
	}
	out, places := make(map[string]string, len(refs)), f.places.Load()
	for page := range slices.Chunk(refs, eachPage) {
		_, err := f.rec.Texts(ctx, page, func(i int, a dateline.Article, err error) bool {
			name := nameOf(page[i].ID, page[i].Revision)
			switch {
			case err != nil:
				out[name] = ""
			case a.ID != "": // else it has been erased since
				out[name] = stampOf(a, places)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
