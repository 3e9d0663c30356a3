package archivetest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline"
)

var keptCorrectionPromises = []promise{
	{"Corrections/come back as they were said, in their order", func(e *env) {
		e.towns()
		p := full
		p.ID, p.Label, p.Names = "marrow", "Marrow", []string{"Marow", "Mar on the Hill"}
		c := merge("welun", "velun")
		c.By, c.Why, c.At = "mia", "one town, see the atlas", day(2).Add(1234567*time.Nanosecond)
		s := split("velun", "vel-river", "Vel", "Vélu")
		s.Label, s.Type = "Vel", dateline.TypePlace
		batch := []dateline.Correction{c, s, rename("tarsk", "Tarsk ʼn"), retype("tarsk", dateline.TypeOrganisation), hide("tarsk"), show("tarsk"),
			inBody("v", "Velun", 1, ""), called("tarsk", "Tarszk", "Old Tarsk"), added(p), undo(1)}
		out := e.says(batch...)
		for i := range batch {
			if batch[i].N = out[i].N; batch[i].At.IsZero() {
				batch[i].At = today
			}
		}
		batch[0].At = day(2).Add(time.Millisecond)
		batch[0].Undone, batch[8].Entity = 10, "marrow"
		e.same("corrections", e.spoken(), batch, sameDate)
		e.reopen()
		e.same("corrections", e.spoken(), batch, sameDate)
	}},
	{"Corrections/of an empty archive are none", func(e *env) {
		e.same("corrections", len(e.spoken()), 0)
	}},
	{"Correct/what holds already changes nothing", func(e *env) {
		e.towns()
		all := []dateline.Correction{merge("welun", "velun"), split("tarsk", "tarsk-2", "Tarszk"), rename("velun", "V"), retype("tarsk", "person"),
			hide("x"), inBody("v", "Velun", 1, ""), called("tarsk", "Tarsz"), added(place("marrow", "Marrow"))}
		e.says(all...)
		before := e.stats().Seq
		for i, o := range e.said(append(all, merge("welun", "velun"), show("velun"))...) {
			if o.Status != dateline.Unchanged || o.N != 0 || o.Err != nil {
				e.Errorf("correction %d again is %+v, want unchanged", i, o)
			}
		}
		e.same("last seq", e.stats().Seq, before)
	}},
	{"Correct/a rejected one leaves the others", func(e *env) {
		e.towns()
		out := e.said(merge("welun", "velun"), merge("velun", "welun"), rename("velun", "V"))
		e.same("statuses", []dateline.Status{out[0].Status, out[1].Status, out[2].Status}, []dateline.Status{dateline.Added, dateline.Rejected, dateline.Added})
		wantKind(e.T, out[1].Err, dateline.Conflict, "into")
	}},
	{"Correct/a time that is not of the years 1 to 9999 in UTC is refused", func(e *env) {
		e.towns()
		west, east := time.FixedZone("", -12*3600), time.FixedZone("", 12*3600)
		for _, at := range []time.Time{time.Date(9999, 12, 31, 23, 0, 0, 0, west), time.Date(1, 1, 1, 11, 0, 0, 0, east)} {
			c := rename("velun", "V")
			c.At = at
			out := e.said(c, hide("tarsk"))
			wantKind(e.T, out[0].Err, dateline.Invalid, "at")
		}
		e.same("corrections", len(e.spoken()), 1)
	}},
	{"Correct/a batch that is to be whole is taken as a whole or not at all", func(e *env) {
		e.towns()
		e.says(hide("other"))
		before := e.stats().Seq
		whole := rename("velun", "V")
		whole.Whole = true
		out := e.said(merge("welun", "velun"), whole, inBody("none", "Rain", 0, ""), hide("tarsk"))
		for i, o := range out {
			e.same(fmt.Sprint("status of ", i), o.Status, dateline.Rejected)
			e.same(fmt.Sprint("number of ", i), o.N, 0)
			if i != 2 {
				wantKind(e.T, o.Err, dateline.Conflict, "")
			}
		}
		wantKind(e.T, out[2].Err, dateline.NotFound, "article")
		e.same("last seq", e.stats().Seq, before)
		e.same("corrections", len(e.spoken()), 1)
		e.counted(dateline.Search{}, "velun 2, welun 2, tarsk 1; 3 distinct, 0 other, 0 missing")
		out = e.says(merge("welun", "velun"), whole)
		e.same("numbers", []int{out[0].N, out[1].N}, []int{2, 3})
		e.same("kept as whole", e.spoken()[2].Whole, false)
		e.same("again", e.said(whole)[0].Status, dateline.Unchanged)
	}},
	{"Correct/an undo takes back one, and both stay in the list", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"), hide("tarsk"))
		n := e.says(undo(1))[0].N
		e.counted(dateline.Search{}, "velun 2, welun 2; 2 distinct, 0 other, 1 missing")
		all := e.spoken()
		e.same("undone", [3]int{all[0].Undone, all[1].Undone, all[2].Undoes}, [3]int{n, 0, 1})
		e.unsaid(undo(1), dateline.Conflict, "undoes", "already")
		e.unsaid(undo(3), dateline.Invalid, "undoes")
		e.unsaid(undo(77), dateline.NotFound, "undoes", "77")
		e.says(merge("welun", "velun"))
	}},
	{"Correct/what others stand upon is not undone", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"), parted("welun"), merge("velun", "welun"), added(place("marrow", "Marrow")), called("marrow", "Marow"))
		e.unsaid(undo(1), dateline.Conflict, "undoes", "2")
		e.unsaid(undo(2), dateline.Conflict, "undoes", "3")
		e.unsaid(undo(4), dateline.Conflict, "undoes", "5")
		e.says(undo(3), undo(2), undo(1), undo(5), undo(4))
		e.counted(dateline.Search{}, "velun 2, welun 2, tarsk 1; 3 distinct, 0 other, 0 missing")
	}},
	{"Correct/stand in the log", func(e *env) {
		e.towns()
		before := e.stats().Seq
		e.says(merge("welun", "velun"), inBody("v", "Velun", 1, "tarsk"))
		e.changed(before, "correction ", "correction v")
		e.same("correction", e.changes(before)[0].Correction.Into, "velun")
	}},
	{"Correct/outlive Reopen, Rebuild, Compact and new places", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"), inBody("t", "Tarsk", 1, "velun"), called("tarsk", "Rain"), hide("x"))
		for name, do := range map[string]func(){
			"reopen":  e.reopen,
			"rebuild": func() { e.ok(e.a.Rebuild(e.Context(), nil)) },
			"compact": func() { e.ok(e.a.Compact(e.Context())) },
			"places":  func() { e.gazetteer("desk", place("fog", "Fogg")) },
		} {
			do()
			e.Log(name)
			e.counted(dateline.Search{}, "velun 4, tarsk 2; 2 distinct, 0 other, 0 missing")
			e.mentioned("w", "tarsk velun")
		}
		var faults []string
		e.ok(e.a.Check(e.Context(), func(f dateline.Fault) { faults = append(faults, f.Message) }))
		e.same("faults", faults, []string{}, emptyIsNil)
	}},
	{"Correct/of an erased article nothing is left", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"), inBody("v", "Velun", 1, "tarsk"))
		e.erase("v")
		all := e.spoken()
		if len(all) != 1 || all[0].Kind != dateline.CorrectMerge {
			e.Errorf("%+v", all)
		}
		e.unsaid(inBody("v", "Velun", 1, ""), dateline.Gone, "article")
		e.unsaid(undo(2), dateline.NotFound, "undoes")
		e.restore("v")
		e.bodies("v", "Rain in Velun.")
		e.mentioned("v", "velun")
	}},
	{"Correct/names that were given are not another's", func(e *env) {
		e.towns()
		e.says(called("velun", "Old Town"), added(place("marrow", "Marrow")))
		for _, p := range []dateline.Place{place("x", "OLD TOWN"), place("marrow", "X"), place("x", "X", "Marrow")} {
			_, _, err := e.a.PutPlaces(e.Context(), "desk", []dateline.Place{p})
			wantKind(e.T, err, dateline.Conflict, "")
		}
		e.unsaid(called("tarsk", "Welun"), dateline.Conflict, "words", "welun")
		e.unsaid(called("tarsk", "Tarszk", "old town"), dateline.Conflict, "words", "velun")
		e.unsaid(added(place("tarsk", "X")), dateline.Conflict, "id", "tarsk")
		e.unsaid(added(place("x", "Vel")), dateline.Conflict, "names", "velun")
		e.says(undo(1))
		e.says(called("tarsk", "Old Town"))
	}},
	{"Correct/imported places may share the names that are given", func(e *env) {
		e.towns()
		e.gazetteer(dateline.SourceGeoNames, place("gn-1", "Velun"), place("gn-2", "Old Town"))
		e.says(called("velun", "Old Town"), added(place("marrow", "Velun on the Hill", "Old Town Hill")))
		e.unsaid(called("gn-1", "Welun"), dateline.Conflict, "words", "welun")
		e.says(undo(2))
	}},
	{"Correct/circles are refused", func(e *env) {
		e.says(merge("a", "b"), merge("b", "c"), split("c", "d", "Dee"))
		e.unsaid(merge("c", "a"), dateline.Conflict, "into")
		e.unsaid(merge("d", "a"), dateline.Conflict, "into")
		e.unsaid(split("d", "b", "Bee"), dateline.Conflict, "into")
		e.unsaid(merge("a", "x"), dateline.Conflict, "entity", "b")
		e.unsaid(split("c", "e", "DEE"), dateline.Conflict, "words", "d")
		e.unsaid(parted("c"), dateline.Conflict, "entity")
	}},
	{"Correct/pages of what was corrected meanwhile are expired, those of words go on", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("welun", "Welun"))
		for i := range 6 {
			e.bodies(fmt.Sprint("a", i), fmt.Sprint("Velun rain ", i))
		}
		asked := []dateline.Search{{Text: "velun", Limit: 2}, {Text: "place:velun", Limit: 2}, {Text: "rain", Limit: 2, Include: map[string][]string{dateline.FacetPlace: {"velun"}}},
			{Limit: 2, Missing: []string{dateline.FacetPerson}}, {Limit: 2, Present: []string{dateline.FacetPlace}}}
		words := dateline.Search{Text: "rain", Limit: 2}
		first := make([]*dateline.Result, len(asked))
		for i, s := range asked {
			first[i] = e.search(s)
		}
		seen := e.search(words)
		e.says(merge("welun", "velun"), inBody("a3", "Velun", 1, ""))
		for i, s := range asked {
			s.Cursor = first[i].Next
			_, err := e.a.Search(e.Context(), s)
			wantKind(e.T, err, dateline.Gone, "cursor")
		}
		ids := order(seen)
		for words.Cursor = seen.Next; words.Cursor != ""; words.Cursor = seen.Next {
			seen = e.search(words)
			ids = append(ids, order(seen)...)
		}
		slices.Sort(ids)
		e.same("ids on all pages", strings.Join(ids, " "), "a0 a1 a2 a3 a4 a5")
	}},
}

func refusedCorrectionPromises() (all []promise) {
	long := strings.Repeat("x", 201)
	with := func(c dateline.Correction, do func(*dateline.Correction)) dateline.Correction { do(&c); return c }
	for sentence, r := range map[string]struct {
		c     dateline.Correction
		kind  dateline.Kind
		field string
	}{
		"of no kind":                        {dateline.Correction{Kind: "mend", Entity: "a"}, dateline.Invalid, "kind"},
		"without an entity":                 {dateline.Correction{Kind: dateline.CorrectHide}, dateline.Invalid, "entity"},
		"of an id that is none":             {hide("A b"), dateline.Invalid, "entity"},
		"of a merge into nothing":           {merge("a", ""), dateline.Invalid, "into"},
		"of a merge into itself":            {merge("a", "a"), dateline.Invalid, "into"},
		"with what its kind has not":        {with(hide("a"), func(c *dateline.Correction) { c.Label = "A" }), dateline.Invalid, "label"},
		"with a label that is too long":     {rename("a", long), dateline.Invalid, "label"},
		"with a label on two lines":         {rename("a", "one\ntwo"), dateline.Invalid, "label"},
		"with bytes that are no text":       {with(hide("a"), func(c *dateline.Correction) { c.Why = "\xff" }), dateline.Invalid, "why"},
		"by a name that is too long":        {with(hide("a"), func(c *dateline.Correction) { c.By = strings.Repeat(long, 2) }), dateline.Invalid, "by"},
		"of a type that there is not":       {retype("a", "nationality"), dateline.Invalid, "type"},
		"of a split without its words":      {split("a", "b"), dateline.Invalid, "words"},
		"of a split with an empty word":     {split("a", "b", " "), dateline.Invalid, "words"},
		"of a mention in an unknown text":   {inBody("none", "Velun", 1, "a"), dateline.NotFound, "article"},
		"of a mention in no article":        {inBody("", "Velun", 1, "a"), dateline.Invalid, "article"},
		"of a mention in the remains":       {with(inBody("v", "Velun", 1, "a"), func(c *dateline.Correction) { c.Field = dateline.FieldRemains }), dateline.Invalid, "field"},
		"of words that are not there":       {inBody("v", "Tarsk", 1, "a"), dateline.Invalid, "words"},
		"of half a word":                    {inBody("v", "Vel", 1, "a"), dateline.Invalid, "words"},
		"of an occurrence that is not":      {inBody("v", "Velun", 2, "a"), dateline.Invalid, "words"},
		"of offsets within a word":          {dateline.Correction{Kind: dateline.CorrectMention, Article: "v", Field: "body", Start: 9, End: 13}, dateline.Invalid, "start"},
		"of offsets behind the end":         {dateline.Correction{Kind: dateline.CorrectMention, Article: "v", Field: "body", Start: 9, End: 1300}, dateline.Invalid, "end"},
		"of offsets that end first":         {dateline.Correction{Kind: dateline.CorrectMention, Article: "v", Field: "body", Start: 9, End: 3}, dateline.Invalid, "start"},
		"of a revision that is not":         {with(inBody("v", "Velun", 1, "a"), func(c *dateline.Correction) { c.Revision = 4 }), dateline.NotFound, "article"},
		"of no mention with a type":         {with(inBody("v", "Velun", 1, ""), func(c *dateline.Correction) { c.Type = "person" }), dateline.Invalid, "entity"},
		"of a name for no place":            {called("none", "Nowhere"), dateline.NotFound, "entity"},
		"of a name without a word":          {called("velun", "–"), dateline.Invalid, "label"},
		"of a place without a name":         {added(dateline.Place{ID: "p", Kind: "town"}), dateline.Invalid, "label"},
		"of a place beyond the pole":        {added(dateline.Place{ID: "p", Label: "P", Lat: 91, Located: true}), dateline.Invalid, "lat"},
		"of a place in a country with dots": {added(dateline.Place{ID: "p", Label: "P", Countries: []string{"A.A"}}), dateline.Invalid, "countries"},
		"of an undo of nothing":             {undo(0), dateline.Invalid, "undoes"},
		"of an undo of less":                {undo(-1), dateline.Invalid, "undoes"},
	} {
		all = append(all, promise{"Correct/refuses one " + sentence, func(e *env) {
			e.towns()
			before := e.stats().Seq
			e.unsaid(r.c, r.kind, r.field)
			e.same("last seq", e.stats().Seq, before)
		}})
	}
	return append(all, promise{"Entity/refuses an id that is none", func(e *env) {
		_, err := e.a.Entity(e.Context(), "A b")
		wantKind(e.T, err, dateline.Invalid, "id")
	}})
}
