package archivetest

import "dateline"

// copied returns a correction as another archive had it.
func copied(n int, c dateline.Correction) dateline.Correction {
	c.N, c.Copied, c.At = n, true, day(2)
	return c
}

var copiedCorrectionPromises = []promise{
	{"Copied/corrections keep numbers, times, who and what took them back", func(e *env) {
		e.towns()
		first := copied(2, merge("welun", "velun"))
		first.By, first.Why, first.Undone = "mia", "one town", 5
		batch := []dateline.Correction{first, copied(5, undo(2)), copied(9, merge("velun", "welun"))}
		for i, o := range e.says(batch...) {
			e.same("number", o.N, batch[i].N)
			batch[i].Copied = false
		}
		e.same("corrections", e.spoken(), batch, emptyIsNil)
		e.counted(dateline.Search{}, "welun 3, tarsk 1; 2 distinct, 0 other, 0 missing")
		e.same("next number", e.says(hide("tarsk"))[0].N, 10)
		e.reopen()
		e.same("corrections", e.spoken()[:3], batch, emptyIsNil)
		e.same("next number", e.says(hide("x"))[0].N, 11)
	}},
	{"Copied/an undo that comes later takes back what was copied before", func(e *env) {
		e.towns()
		e.says(copied(2, merge("welun", "velun")))
		e.counted(dateline.Search{}, "velun 3, tarsk 1; 2 distinct, 0 other, 0 missing")
		e.says(copied(5, undo(2)))
		e.same("undone", e.spoken()[0].Undone, 5)
		e.counted(dateline.Search{}, "velun 2, welun 2, tarsk 1; 3 distinct, 0 other, 0 missing")
	}},
	{"Copied/the same again is unchanged, another under its number a conflict", func(e *env) {
		e.towns()
		p := full
		p.ID, p.Label, p.Names = "marrow", "Marrow", []string{"Marow"}
		e.says(copied(2, merge("welun", "velun")), copied(3, added(p)), copied(4, inBody("v", "Velun", 1, "tarsk")), copied(5, undo(2)))
		before := e.stats().Seq
		for _, c := range e.spoken() {
			c.Copied = true
			if out := e.said(c)[0]; out.Status != dateline.Unchanged || out.N != 0 || out.Err != nil {
				e.Errorf("correction %d again is %+v, want unchanged", c.N, out)
			}
		}
		e.same("last seq", e.stats().Seq, before)
		other := copied(2, merge("welun", "velun"))
		other.Why = "another reason"
		e.unsaid(other, dateline.Conflict, "n", "2")
		for n, kind := range map[int]dateline.Kind{1: dateline.Conflict, 0: dateline.Invalid, -1: dateline.Invalid} {
			e.unsaid(copied(n, hide("x")), kind, "n")
		}
	}},
	{"Copied/nothing is held against what was copied but form and article", func(e *env) {
		e.towns()
		e.says(copied(1, called("nowhere", "Nowhere")), copied(2, inBody("v", "words that are gone", 1, "")), copied(3, merge("a", "b")), copied(4, merge("b", "a")), copied(5, undo(77)))
		e.unsaid(copied(6, merge("A", "b")), dateline.Invalid, "entity")
		e.unsaid(copied(6, inBody("nobody", "Velun", 1, "")), dateline.NotFound, "")
		bad := copied(6, hide("x"))
		bad.Undone = -1
		e.unsaid(bad, dateline.Invalid, "undone")
		placed := copied(6, inBody("v", "", 0, ""))
		placed.Words, placed.Start, placed.End = nil, 8, 13
		e.unsaid(placed, dateline.Invalid, "end")
		e.erase("v")
		e.unsaid(copied(6, inBody("v", "Velun", 1, "")), dateline.Gone, "")
		e.same("numbers left", len(e.spoken()), 4)
		e.finds("velun", "both")
	}},
	{"Copied/an undo of one article goes with it", func(e *env) {
		e.towns()
		e.says(inBody("v", "Velun", 1, ""), undo(1))
		all := e.spoken()
		for i := range all {
			all[i].Copied = true
		}
		o := e.other()
		o.towns()
		o.says(all...)
		o.same("article of the undo", o.spoken()[1].Article, dateline.ID("v"))
		o.erase("v")
		o.same("left", len(o.spoken()), 0)
		o.same("next number", o.says(hide("x"))[0].N, 3)
	}},
	{"Copied/a number is not given again when its article was erased", func(e *env) {
		e.towns()
		e.says(copied(7, inBody("v", "Velun", 1, "")))
		e.erase("v")
		e.unsaid(copied(7, hide("x")), dateline.Conflict, "n", "7")
		e.same("next number", e.says(hide("x"))[0].N, 8)
	}},
}
