package archivetest

import (
	"sync"

	"dateline"
)

var maintenancePromises = []promise{
	{"Check/a sound archive has no faults", func(e *env) {
		e.faultless("when empty")
		e.life()
		e.faultless("after a life")
		e.reopen()
		e.faultless("after Reopen")
	}},
	{"Check/an archive has no faults after Rebuild and Compact", func(e *env) {
		e.life()
		e.ok(e.a.Rebuild(e.Context(), nil))
		e.faultless("after Rebuild")
		e.ok(e.a.Compact(e.Context()))
		e.faultless("after Compact")
	}},
	{"Rebuild/changes no result", func(e *env) {
		e.life()
		e.unchangedBy("Rebuild", func() { e.ok(e.a.Rebuild(e.Context(), nil)) })
	}},
	{"Rebuild/of an empty archive is nothing", func(e *env) {
		e.ok(e.a.Rebuild(e.Context(), nil))
		e.finds("", "")
	}},
	{"Rebuild/searches go on and find the same", func(e *env) {
		e.crowd(200)
		done := make(chan struct{})
		var searcher sync.WaitGroup
		searcher.Go(func() { e.searchUntil(done, "alpha", 200) })
		err := e.a.Rebuild(e.Context(), nil)
		close(done)
		searcher.Wait()
		e.ok(err)
	}},
	{"Rebuild/tells its progress", func(e *env) {
		e.crowd(20)
		var last [2]dateline.Seq
		e.ok(e.a.Rebuild(e.Context(), func(done, total dateline.Seq) {
			if done < last[0] || done > total {
				e.Errorf("done %d of %d after %d", done, total, last[0])
			}
			last = [2]dateline.Seq{done, total}
		}))
		if last[0] != last[1] || last[1] == 0 {
			e.Errorf("at last %d of %d were done", last[0], last[1])
		}
	}},
	{"Rebuild/what is put afterwards is found", func(e *env) {
		e.bodies("a", "alpha")
		e.ok(e.a.Rebuild(e.Context(), nil))
		e.bodies("b", "alpha")
		e.finds("alpha", "a b")
		e.reopen()
		e.finds("alpha", "a b")
	}},
	{"Compact/changes no result", func(e *env) {
		e.life()
		e.unchangedBy("Compact", func() { e.ok(e.a.Compact(e.Context())) })
		e.bodies("after", "alpha")
		e.finds("id:after", "after")
	}},
	{"Compact/keeps tombstones, old revisions and the log", func(e *env) {
		e.life()
		changes, revisions := e.changes(0), e.revisions("b")
		e.ok(e.a.Compact(e.Context()))
		e.same("changes", e.changes(0), changes, sameDate, emptyIsNil)
		e.same("revisions", e.revisions("b"), revisions)
		e.text("b", 1, "Beta", "in Velun")
		e.failsArticle("c", 0, dateline.Gone)
	}},
	{"Stats/count what the archive holds", func(e *env) {
		e.same("at first", e.stats(), dateline.Stats{})
		e.life()
		s := e.stats()
		e.same("seqs", s.Indexed, s.Seq)
		s.Seq, s.Indexed = 0, 0
		e.same("stats", s, dateline.Stats{Articles: 2, Revisions: 3, Erased: 1, Places: 1})
	}},
	{"Stats/a restored article is neither erased nor there", func(e *env) {
		e.life()
		e.restore("c")
		s := e.stats()
		e.same("articles and erased", [2]int{s.Articles, s.Erased}, [2]int{2, 0})
	}},
}

// life does something of everything: a and b are there, b in two revisions; c is
// erased; one place is known by two names.
func (e *env) life() {
	e.Helper()
	e.gazetteer("atlas", place("velun", "Velun", "Welun"), place("tarsk", "Tarsk"))
	e.put(by(article("a", "Alpha", "alpha in Welun"), "Heron"), article("b", "Beta", "in Velun"), article("c", "", "alpha"))
	e.put(dated(article("b", "Beta", "alpha in Velun and Tarsk"), "2023-09"))
	e.put(by(article("a", "Alpha", "alpha in Welun"), ""))
	e.erase("c")
	e.gazetteer("atlas", place("velun", "Velun", "Welun"))
	e.set("k", []byte("one"), 0)
}

// faultless reports what Check finds.
func (e *env) faultless(when string) {
	e.Helper()
	e.ok(e.a.Check(e.Context(), func(f dateline.Fault) { e.Errorf("%s: %+v", when, f) }))
}

// unchangedBy reports answers that are not the same after do as before.
func (e *env) unchangedBy(what string, do func()) {
	e.Helper()
	texts := []string{"", "alpha", "velun", `"in velun"`, "place:velun", "published:2023", "welun OR tarsk"}
	var before []*dateline.Result
	for _, text := range texts {
		before = append(before, e.ask(text))
	}
	do()
	for i, text := range texts {
		after := e.ask(text)
		after.Seen = before[i].Seen
		e.same("answer to "+text+" after "+what, after, before[i], emptyIsNil, sameDate, e.fromThen(), sameReading)
	}
}

// searchUntil searches until done is closed, and once more, and reports any
// answer with another total.
func (e *env) searchUntil(done <-chan struct{}, text string, total int) {
	for last := false; !last; {
		select {
		case <-done:
			last = true
		default:
		}
		r, err := e.a.Search(e.Context(), dateline.Search{Text: text, Limit: 1})
		e.check(err)
		if err == nil && r.Total != total {
			e.Errorf("total is %d while rebuilding, want %d", r.Total, total)
		}
	}
}
