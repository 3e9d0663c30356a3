package archivetest

import (
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"

	"dateline"
)

// Writers and articles of each: enough to overlap, few enough to be quick.
const (
	writers  = 4
	eachPuts = 12
)

var concurrencyPromises = []promise{
	{"Concurrency/all that parallel Puts acknowledge is there", func(e *env) {
		e.together(writers, func(w int) {
			for i := range eachPuts {
				e.check(e.add(fmt.Sprintf("w%d-%02d", w, i), "alpha"))
			}
		})
		e.ok(e.a.Wait(e.Context(), e.stats().Seq))
		e.same("total", e.search(dateline.Search{Text: "alpha"}).Total, writers*eachPuts)
		e.same("articles", e.stats().Articles, writers*eachPuts)
	}},
	{"Concurrency/every Put waits for its own article", func(e *env) {
		e.together(writers, func(w int) {
			id := dateline.ID("w" + strconv.Itoa(w))
			_, upTo, err := e.a.Put(e.Context(), []dateline.Article{article(string(id), "", "word"+string(id))})
			e.check(err)
			e.check(e.a.Wait(e.Context(), upTo))
			r, err := e.a.Search(e.Context(), dateline.Search{Text: "id:" + string(id), Limit: 1})
			e.check(err)
			if err == nil && r.Total != 1 {
				e.Errorf("%s is not found after its Wait", id)
			}
		})
	}},
	{"Concurrency/a new key in parallel Puts is added once", func(e *env) {
		var added atomic.Int32
		e.together(writers, func(int) {
			out, _, err := e.a.Put(e.Context(), []dateline.Article{article("a", "", "alpha")})
			e.check(err)
			if err == nil && out[0].Status == dateline.Added {
				added.Add(1)
			}
		})
		e.same("added", added.Load(), int32(1))
		e.same("revisions", len(e.revisions("a")), 1)
	}},
	{"Concurrency/reading goes on beside writing", func(e *env) {
		e.bodies("kept", "kept")
		e.together(writers, func(w int) {
			for i := range eachPuts {
				if w == 0 {
					e.check(e.add(fmt.Sprintf("n%02d", i), "alpha"))
					continue
				}
				e.check(e.readKept())
			}
		})
	}},
	{"Concurrency/a hit's revision is readable although the article moved on", func(e *env) {
		e.bodies("a", "alpha 0")
		e.together(2, func(w int) {
			for i := range eachPuts {
				if w == 0 {
					e.check(e.add("a", "alpha "+strconv.Itoa(i+1)))
					continue
				}
				e.check(e.readHits("alpha"))
			}
		})
	}},
	{"Concurrency/State counts every increment once", func(e *env) {
		e.together(writers, func(int) {
			for range eachPuts {
				e.check(e.increment("counter"))
			}
		})
		value, _, err := e.a.State().Get(e.Context(), "counter")
		e.ok(err)
		e.same("counter", string(value), strconv.Itoa(writers*eachPuts))
	}},
}

// together runs f in n goroutines and waits for all of them. f must not end the
// test.
func (e *env) together(n int, f func(i int)) {
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { f(i) })
	}
	group.Wait()
}

// check reports an err without ending the test.
func (e *env) check(err error) {
	e.Helper()
	if err != nil {
		e.Error(err)
	}
}

// add puts one article without a Wait.
func (e *env) add(id, body string) error {
	out, _, err := e.a.Put(e.Context(), []dateline.Article{article(id, "", body)})
	if err != nil {
		return err
	}
	return out[0].Err
}

// readKept reads the article "kept" in every way.
func (e *env) readKept() error {
	r, err := e.a.Search(e.Context(), dateline.Search{Text: "kept", Limit: 1})
	if err == nil && r.Total != 1 {
		err = fmt.Errorf("total is %d, want 1", r.Total)
	}
	if err == nil {
		_, _, err = e.a.Article(e.Context(), "kept", 0)
	}
	if err == nil {
		_, err = collect(e.a.Each(e.Context(), dateline.Search{Text: "kept"}))
	}
	return err
}

// readHits reads the revision that each hit names.
func (e *env) readHits(text string) error {
	r, err := e.a.Search(e.Context(), dateline.Search{Text: text, Limit: dateline.MaxLimit})
	if err != nil {
		return err
	}
	if len(r.Hits) == 0 {
		return fmt.Errorf("search %q has no hits", text)
	}
	for _, h := range r.Hits {
		if _, _, err := e.a.Article(e.Context(), h.ID, h.Revision); err != nil {
			return err
		}
	}
	return nil
}

// increment adds one to a number in State, again and again until no other got in
// between.
func (e *env) increment(key string) error {
	for {
		value, version, err := e.a.State().Get(e.Context(), key)
		if err != nil {
			return err
		}
		n, _ := strconv.Atoi(string(value)) // 0 where there is none yet
		_, err = e.a.State().Set(e.Context(), key, []byte(strconv.Itoa(n+1)), version)
		if err == nil || dateline.KindOf(err) != dateline.Conflict {
			return err
		}
	}
}
