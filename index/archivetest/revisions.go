package archivetest

import (
	"dateline"
)

var revisionPromises = []promise{
	{"Revisions/a change of the body is a revision", func(e *env) {
		e.put(article("a", "Kite", "alpha"))
		e.is(e.put(article("a", "Kite", "beta"))[0], "a", 2, dateline.Revised)
		e.text("a", 0, "Kite", "beta")
	}},
	{"Revisions/a change of the title is a revision", func(e *env) {
		e.put(article("a", "Kite", "alpha"))
		e.is(e.put(article("a", "Kites", "alpha"))[0], "a", 2, dateline.Revised)
		e.text("a", 0, "Kites", "alpha")
	}},
	{"Revisions/a word moved from title to body is a revision", func(e *env) {
		e.put(article("a", "Kite alpha", "beta"))
		e.is(e.put(article("a", "Kite", "alpha beta"))[0], "a", 2, dateline.Revised)
	}},
	{"Revisions/a change of white space or case is a revision", func(e *env) {
		e.put(article("a", "", "alpha beta"))
		e.is(e.put(article("a", "", "alpha  beta"))[0], "a", 2, dateline.Revised)
		e.is(e.put(article("a", "", "Alpha  beta"))[0], "a", 3, dateline.Revised)
	}},
	{"Revisions/every revision stays readable", func(e *env) {
		e.put(article("a", "Kite", "alpha"))
		e.put(article("a", "", "beta"))
		e.text("a", 1, "Kite", "alpha")
		e.text("a", 2, "", "beta")
		e.same("number of the current one", e.article("a", 0).Revision, 2)
		e.same("number of the first", e.article("a", 1).Revision, 1)
	}},
	{"Revisions/the number given to Put is ignored", func(e *env) {
		a := article("a", "", "alpha")
		a.Revision = 7
		e.is(e.put(a)[0], "a", 1, dateline.Added)
	}},
	{"Revisions/a copy gets those of its original by their numbers", func(e *env) {
		var all []dateline.Article
		for i, text := range []string{"alpha", "beta", "alpha", "gamma"} {
			a := seen(article("a", "", text), day([]int{3, 3, 3, 1}[i]))
			a.Revision, a.Last = i+1, day([]int{5, 4, 3, 2}[i])
			all = append(all, a)
		}
		e.put(all...)
		want := []dateline.Revision{
			{Number: 1, Seen: day(3), Last: day(5), Current: true}, {Number: 2, Seen: day(3), Last: day(4)},
			{Number: 3, Seen: day(3), Last: day(3)}, {Number: 4, Seen: day(1), Last: day(2)},
		}
		e.same("revisions", e.revisions("a"), want)
		e.text("a", 0, "", "alpha")
		e.put(all...)
		e.same("put again", e.revisions("a"), want)
		e.finds("gamma", "")
	}},
	{"Revisions/a copy has the same numbers where earlier ones are gone", func(e *env) {
		var all []dateline.Article
		for i, text := range []string{"alpha", "beta"} {
			a := seen(article("a", "", text), day(1+i))
			a.Revision, a.Last = 3+2*i, day(1+i)
			all = append(all, a)
		}
		want := []dateline.Revision{{Number: 3, Seen: day(1), Last: day(1)}, {Number: 5, Seen: day(2), Last: day(2), Current: true}}
		for range 2 { // the second time changes nothing
			e.put(all...)
			e.same("revisions", e.revisions("a"), want)
		}
		e.text("a", 3, "", "alpha")
		e.finds("beta", "a")
		e.is(e.put(seen(article("a", "", "gamma"), day(3)))[0], "a", 6, dateline.Revised)
		all[0].Revision = dateline.MaxRevision + 1
		e.rejected(e.try(all[0])[0], dateline.Invalid, "revision")
	}},
	{"Revisions/a search finds the words of the current one only", func(e *env) {
		e.put(article("a", "Kite", "alpha common"))
		e.put(article("a", "Swan", "beta common"))
		for _, old := range []string{"alpha", "kite", `"alpha common"`, "title:kite"} {
			e.finds(old, "")
		}
		e.finds("swan beta", "a")
		e.finds("", "a")
	}},
	{"Revisions/a hit names the revision that matched and shows its title", func(e *env) {
		e.put(article("a", "Kite", "alpha"))
		e.put(article("a", "Swan", "alpha"))
		hit := e.ask("alpha").Hits[0]
		e.same("revision", hit.Revision, 2)
		e.same("title", hit.Title, "Swan")
	}},
	{"Revisions/are listed by number", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(1)))
		e.put(seen(article("a", "", "beta"), day(2)))
		e.same("revisions", e.revisions("a"), []dateline.Revision{
			{Number: 1, Seen: day(1), Last: day(1)},
			{Number: 2, Seen: day(2), Last: day(2), Current: true},
		})
	}},
	{"Revisions/a text that comes back is a revision of its own", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(1)))
		e.put(seen(article("a", "", "beta"), day(2)))
		e.is(e.put(seen(article("a", "", "alpha"), day(3)))[0], "a", 3, dateline.Revised)
		e.same("revisions", e.revisions("a"), []dateline.Revision{
			{Number: 1, Seen: day(1), Last: day(1)},
			{Number: 2, Seen: day(2), Last: day(2)},
			{Number: 3, Seen: day(3), Last: day(3), Current: true},
		})
		e.finds("alpha", "a")
		e.finds("beta", "")
	}},
}
