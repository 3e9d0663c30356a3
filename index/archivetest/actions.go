package archivetest

import (
	"dateline"
)

// try puts a batch, waits until it is searchable and returns the outcomes.
func (e *env) try(batch ...dateline.Article) []dateline.Outcome {
	e.Helper()
	out, upTo, err := e.a.Put(e.Context(), batch)
	e.ok(err)
	if len(out) != len(batch) {
		e.Fatalf("%d outcomes for %d articles", len(out), len(batch))
	}
	e.ok(e.a.Wait(e.Context(), upTo))
	return out
}

// put is try for a batch of which nothing is rejected.
func (e *env) put(batch ...dateline.Article) []dateline.Outcome {
	e.Helper()
	out := e.try(batch...)
	for i, o := range out {
		if o.Status == dateline.Rejected || o.Err != nil {
			e.Fatalf("article %d was %s: %v", i, o.Status, o.Err)
		}
	}
	return out
}

// bodies puts articles without titles, given as id, body, id, body.
func (e *env) bodies(idsAndBodies ...string) {
	e.Helper()
	var batch []dateline.Article
	for i := 0; i < len(idsAndBodies); i += 2 {
		batch = append(batch, article(idsAndBodies[i], "", idsAndBodies[i+1]))
	}
	e.put(batch...)
}

// is reports an outcome that is not this one.
func (e *env) is(got dateline.Outcome, id string, revision int, status dateline.Status) {
	e.Helper()
	if want := (dateline.Outcome{ID: dateline.ID(id), Revision: revision, Status: status}); got != want {
		e.Errorf("outcome %s revision %d of %q (%v), want %s revision %d of %q",
			got.Status, got.Revision, got.ID, got.Err, status, revision, id)
	}
}

// rejected reports an outcome that is no rejection of the kind.
func (e *env) rejected(got dateline.Outcome, kind dateline.Kind, field string) {
	e.Helper()
	if got.Status != dateline.Rejected {
		e.Errorf("outcome is %s, want rejected", got.Status)
	}
	wantKind(e.T, got.Err, kind, field)
}

// article returns a revision of an article that is there.
func (e *env) article(id string, revision int) dateline.Article {
	e.Helper()
	a, _, err := e.a.Article(e.Context(), dateline.ID(id), revision)
	e.ok(err)
	return a
}

// text reports a revision whose title and body are not these.
func (e *env) text(id string, revision int, title, body string) {
	e.Helper()
	a := e.article(id, revision)
	e.same("title and body of "+id, [2]string{a.Title, a.Body}, [2]string{title, body})
}

// failsArticle reports that Article does not fail for id with the kind.
func (e *env) failsArticle(id string, revision int, kind dateline.Kind) {
	e.Helper()
	_, _, err := e.a.Article(e.Context(), dateline.ID(id), revision)
	wantKind(e.T, err, kind, "")
}

// revisions returns the revisions of an article that is there.
func (e *env) revisions(id string) []dateline.Revision {
	e.Helper()
	all, err := e.a.Revisions(e.Context(), dateline.ID(id))
	e.ok(err)
	return all
}

// erase erases an article and waits until no search finds it.
func (e *env) erase(id string) {
	e.Helper()
	seq, err := e.a.Erase(e.Context(), dateline.ID(id), "asked for")
	e.ok(err)
	e.ok(e.a.Wait(e.Context(), seq))
}

// restore lifts a tombstone.
func (e *env) restore(id string) {
	e.Helper()
	seq, err := e.a.Restore(e.Context(), dateline.ID(id))
	e.ok(err)
	e.ok(e.a.Wait(e.Context(), seq))
}

// gazetteer replaces the places of a source and waits until searches know them.
func (e *env) gazetteer(source string, places ...dateline.Place) (changed bool) {
	e.Helper()
	changed, upTo, err := e.a.PutPlaces(e.Context(), source, places)
	e.ok(err)
	e.ok(e.a.Wait(e.Context(), upTo))
	return changed
}

// stats counts what the archive holds. Sizes differ from engine to engine and from
// moment to moment, so they are looked at here and left out.
func (e *env) stats() dateline.Stats {
	e.Helper()
	s, err := e.a.Stats(e.Context())
	e.ok(err)
	if s.RecordBytes < 0 || s.IndexBytes < 0 {
		e.Errorf("sizes are %d and %d bytes; want 0 or more", s.RecordBytes, s.IndexBytes)
	}
	s.RecordBytes, s.IndexBytes = 0, 0
	return s
}
