package archivetest

import (
	"dateline"
)

// says commits corrections that must all be taken, and waits until searches know them.
func (e *env) says(batch ...dateline.Correction) []dateline.Corrected {
	e.Helper()
	out := e.said(batch...)
	for i, o := range out {
		if o.Status != dateline.Added || o.N == 0 || o.Err != nil {
			e.Fatalf("correction %d was %s: %v", i, o.Status, o.Err)
		}
	}
	return out
}

// said is says for a batch of which some may be rejected.
func (e *env) said(batch ...dateline.Correction) []dateline.Corrected {
	e.Helper()
	out, upTo, err := e.a.Correct(e.Context(), batch)
	e.ok(err)
	if len(out) != len(batch) {
		e.Fatalf("%d answers to %d corrections", len(out), len(batch))
	}
	e.ok(e.a.Wait(e.Context(), upTo))
	return out
}

// unsaid reports a correction that is not rejected so.
func (e *env) unsaid(c dateline.Correction, kind dateline.Kind, field string, names ...string) {
	e.Helper()
	out := e.said(c)[0]
	if out.Status != dateline.Rejected || out.N != 0 {
		e.Errorf("%s of %q%s is %s with the number %d, want rejected", c.Kind, c.Entity, c.Article, out.Status, out.N)
	}
	wantKind(e.T, out.Err, kind, field)
	e.names(out.Err, names...)
}

// spoken returns all corrections.
func (e *env) spoken() []dateline.Correction {
	e.Helper()
	all, err := collect(e.a.Corrections(e.Context()))
	e.ok(err)
	return all
}

func merge(id, into string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectMerge, Entity: id, Into: into}
}

func parted(id string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectSplit, Entity: id}
}

func split(id, into string, words ...string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectSplit, Entity: id, Into: into, Words: words}
}

func rename(id, label string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectRename, Entity: id, Label: label}
}

func retype(id, typ string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectRetype, Entity: id, Type: typ}
}

func hide(id string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectHide, Entity: id}
}

func show(id string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectShow, Entity: id}
}

// inBody says what words in the body of an article are, "" for nothing.
func inBody(article, words string, occurrence int, entity string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectMention, Article: dateline.ID(article), Field: dateline.FieldBody,
		Words: []string{words}, Occurrence: occurrence, Entity: entity}
}

func called(id string, names ...string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectName, Entity: id, Words: names}
}

func added(p dateline.Place) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectPlace, Place: p}
}

func undo(n int) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectUndo, Undoes: n}
}

// towns are four articles on two towns that are one, and on a third.
func (e *env) towns() {
	e.Helper()
	velun, welun, tarsk := place("velun", "Velun", "Vel"), place("welun", "Welun"), place("tarsk", "Tarsk")
	velun.Countries, welun.Countries, tarsk.Countries = []string{"AA"}, []string{"BB"}, []string{"CC"}
	e.gazetteer("atlas", velun, welun, tarsk)
	e.bodies("v", "Rain in Velun.", "w", "Rain in Welun.", "both", "Velun and Welun, and Vel.", "t", "Fog in Tarsk.")
}

// places reports a search that does not count these places.
func (e *env) counted(s dateline.Search, want string) {
	e.Helper()
	e.counts(s, dateline.FacetPlace, want)
}

// by narrows to a value of a facet.
func only(facet, value string) dateline.Search {
	return dateline.Search{Include: map[string][]string{facet: {value}}}
}

// hiddenIDs are the ids that Places does not yield.
func (e *env) placeIDs() (ids []string) {
	e.Helper()
	list, err := collect(e.a.Places(e.Context()))
	e.ok(err)
	for _, p := range list {
		ids = append(ids, p.ID)
	}
	return ids
}
