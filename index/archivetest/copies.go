package archivetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"dateline"
)

var copyPromises = []promise{
	{"Copies/equal texts are one under fold, whatever their titles", func(e *env) {
		e.put(article("a", "Alpha", tale(1, 40)), article("b", "Another alpha", tale(1, 40)), article("c", "", tale(1, 40)), article("d", "Alpha", tale(2, 40)))
		r := e.search(dateline.Search{Copies: dateline.Fold, Limit: dateline.MaxLimit})
		e.same("total and folded", [2]int{r.Total, r.Folded}, [2]int{2, 2})
		e.same("hits", order(r), words("a d"))
		e.same("copies of the hits", [2]int{r.Hits[0].Copies, r.Hits[1].Copies}, [2]int{2, 0})
	}},
	{"Copies/every article is a hit where nothing is folded", func(e *env) {
		e.put(article("a", "", tale(1, 40)), article("b", "", tale(1, 40)))
		r := e.ask("")
		e.same("total and folded", [2]int{r.Total, r.Folded}, [2]int{2, 0})
		e.same("copies of the first hit", r.Hits[0].Copies, 0)
		e.same("hits", order(r), words("a b"))
	}},
	{"Copies/an edited text is a copy", func(e *env) {
		e.put(article("a", "", tale(1, 200)), article("b", "", strings.NewReplacer("pier", "quay", "counted", "numbered").Replace(tale(1, 200))))
		e.copies("a", "a b")
	}},
	{"Copies/a text with another lead is a copy", func(e *env) {
		e.put(article("a", "", tale(1, 200)), article("b", "", tale(9, 12)+"\n\n"+tale(1, 200)))
		e.copies("b", "a b")
	}},
	{"Copies/a text cut short is a copy", func(e *env) {
		whole := strings.SplitAfter(tale(1, 300), ". ")
		e.put(article("a", "", strings.Join(whole, "")), article("b", "", strings.Join(whole[:len(whole)/2], "")))
		e.copies("b", "a b")
	}},
	{"Copies/one template with other names and numbers is no copy", func(e *env) {
		brief := "The board of %s said on Day%d that it will pay %d marks for each of %d shares of %s and %s, as its treasurer %s had told the holders in %s before"
		name := func(i, n int) string { return fmt.Sprintf("Vel%c%c", 'a'+i, 'a'+n) }
		var batch []dateline.Article
		for i := range 5 {
			batch = append(batch, article(fmt.Sprintf("b%d", i), "", fmt.Sprintf(brief, name(i, 0), i, 100+i, 900+i, name(i, 1), name(i, 2), name(i, 3), name(i, 4))))
		}
		e.put(batch...)
		e.copies("b0", "b0")
	}},
	{"Copies/a title alone is no copy", func(e *env) {
		e.put(article("a", "Alpha", ""), article("b", "Alpha", ""))
		e.copies("a", "a")
	}},
	{"Copies/few words are copies only if they and their titles are equal", func(e *env) {
		e.bodies("a", "Rain in Velun today", "b", "Rain, in Velun, today.", "c", "Rain in Velun now")
		e.put(article("d", "Kite", "Rain in Velun today"), article("e", "kite", "Rain in Velun today"))
		e.copies("a", "a b")
		e.copies("d", "d e")
	}},
	{"Copies/a chain of copies is one group", func(e *env) {
		e.chain("a", "b", "c")
		e.copies("a", "a b c")
	}},
	{"Copies/erasing what joined two takes them apart", func(e *env) {
		e.chain("a", "b", "c")
		e.erase("b")
		e.copies("a", "a")
		e.copies("c", "c")
	}},
	{"Copies/a revision leaves its group and joins another", func(e *env) {
		e.put(article("a", "", tale(1, 60)), article("b", "", tale(1, 60)), article("c", "", tale(2, 60)))
		e.revise("b", tale(2, 60))
		e.copies("a", "a")
		e.copies("b", "b c")
	}},
	{"Copies/the order in which articles come makes no difference", func(e *env) {
		for seed := range uint64(3) {
			o := e.other()
			rng := rand.New(rand.NewPCG(seed, 0))
			for _, i := range rng.Perm(len(strewn())) {
				o.put(strewn()[i])
			}
			o.copies("s0", "s0 s3 s6")
			o.copies("s1", "s1 s4 s7")
			o.copies("s2", "s2")
		}
	}},
	{"Copies/stay as they are when the archive is opened again", func(e *env) {
		e.put(strewn()...)
		e.copies("s0", "s0 s3 s6")
		e.reopen()
		e.copies("s0", "s0 s3 s6")
		e.reopen()
		e.put(article("s9", "", strewn()[0].Body))
		e.copies("s9", "s0 s3 s6 s9")
	}},
	{"Copies/stay as they are when the index is made again", func(e *env) {
		e.put(strewn()...)
		e.ok(e.a.Rebuild(e.Context(), nil))
		e.copies("s0", "s0 s3 s6")
		e.copies("s2", "s2")
	}},
	{"Copies/a restatement changes no group", func(e *env) {
		e.put(strewn()...)
		e.put(by(strewn()[3], "Heron"))
		e.copies("s0", "s0 s3 s6")
	}},
	{"Copies/of an article that there is not are none", func(e *env) {
		e.put(strewn()...)
		e.matches(dateline.Search{CopyOf: "unknown"}, "")
		e.erase("s3")
		e.matches(dateline.Search{CopyOf: "s3"}, "")
	}},
	{"Copies/of an article are narrowed like all others", func(e *env) {
		e.put(strewn()...)
		e.put(by(strewn()[6], "Heron"))
		e.matches(dateline.Search{CopyOf: "s0", Include: one(dateline.FacetPublication, "Heron")}, "s6")
		e.matches(dateline.Search{CopyOf: "s0", Text: "zeta"}, "")
	}},
	{"Copies/a way to treat them that there is not is refused", func(e *env) {
		_, err := e.a.Search(e.Context(), dateline.Search{Copies: dateline.Fold + 1})
		wantKind(e.T, err, dateline.Invalid, "copies")
		for _, id := range []dateline.ID{"a b", "é", dateline.ID(strings.Repeat("a", 65))} {
			_, err = e.a.Search(e.Context(), dateline.Search{CopyOf: id})
			wantKind(e.T, err, dateline.Invalid, "copy_of")
		}
	}},
}

// copies reports an article whose copies are not exactly the ids.
func (e *env) copies(id, ids string) {
	e.Helper()
	e.matches(dateline.Search{CopyOf: dateline.ID(id)}, ids)
	if r := e.search(dateline.Search{CopyOf: dateline.ID(id), Copies: dateline.Fold, Limit: 1}); r.Total != 1 || r.Hits[0].Copies != len(words(ids))-1 {
		e.Errorf("the copies of %s are %d texts, with %d folded; want one of %s", id, r.Total, r.Folded, ids)
	}
}

// chain puts three articles of which the first and the last have little in common.
func (e *env) chain(first, middle, last string) {
	e.Helper()
	a, b := tale(1, 200), tale(2, 200)
	e.put(article(first, "", a), article(last, "", b), article(middle, "", a+" "+b))
}

// strewn are eight articles: s0, s3 and s6 are copies, and so are s1, s4 and s7; s2
// and s5 are alone.
func strewn() (out []dateline.Article) {
	for i := range 8 {
		body := tale(uint64(i%3), 90)
		if i%3 == 2 {
			body = tale(uint64(100+i), 90)
		}
		if i > 5 {
			body = strings.Replace(body, "counted", "numbered", 2)
		}
		out = append(out, article(fmt.Sprintf("s%d", i), "", body))
	}
	return out
}

// tale is a text of some n words that no tale with another number resembles.
func tale(number uint64, n int) string {
	rng := rand.New(rand.NewPCG(number, 5))
	pick := func(list string) string { all := words(list); return all[rng.IntN(len(all))] }
	name := func() string {
		return string(rune('A'+rng.IntN(26))) + pick("or el an ist um") + pick("va ben dra mok tis")
	}
	var b strings.Builder
	for b.Len() < 6*n {
		fmt.Fprintf(&b, "%s %s %d %s %s the %s %s of %s %s. ", name(), pick("counted saw lost brought sold"), rng.IntN(9000),
			pick("barges sacks lamps goats bells"), pick("near behind above below"), pick("old new burnt long last"),
			pick("pier mill gate barn well"), name(), pick("yesterday again alone there quietly"))
	}
	return strings.TrimSpace(b.String())
}
