package opensearch_test

import (
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/clustertest"
)

// A name is seen by every server as soon as it is applied, while the articles that have it are
// being read again, and just so behind that; so is one that is given meanwhile, and what is put.
// No articles are read again but those that have them.
func TestNameIsSeenBeforeItIsRead(t *testing.T) {
	t.Parallel()
	at, gate := address(t, clustertest.Shared(t)), newGated()
	opt := opensearch.Options{Reader: gate.Reader, Poll: 20 * time.Millisecond}
	one, two := server(t, at, opt), server(t, at, opt)
	t.Cleanup(gate.open)
	town(t, one)
	gate.let(0)
	before := found(t, one, dateline.Search{}).Reread
	sees(t, says(t, one, greyLady), one, two)
	for name, a := range map[string]*opensearch.Archive{"one": one, "two": two} {
		named{ladies + 2, 0}.seen(t, "not read, server "+name, a)
	}
	if s, err := one.Stats(t.Context()); err != nil || s.Unread == 0 {
		t.Errorf("%d articles are to be read again, %v", s.Unread, err)
	}

	_, upTo, err := two.Put(t.Context(), []dateline.Article{article("new", "The Grey Lady again.")})
	if err != nil {
		t.Fatal(err)
	}
	gate.let(firstStep + 1) // and the new one
	sees(t, upTo, two)
	named{ladies + 3, 0}.seen(t, "half read", two)
	upTo = says(t, two, lowTown)
	gate.let(ladies + 4 - firstStep)
	sees(t, upTo, two, one)
	named{ladies + 3, ladies}.seen(t, "two names", two)
	gate.open()
	readAll(t, one)
	named{ladies + 3, ladies}.seen(t, "read", one)
	if n := gate.came("bystander"); n > 1 {
		t.Errorf("%d articles without the names were read again", n)
	}
	if after := found(t, one, dateline.Search{}).Reread; after == before {
		t.Error("the answer does not say that articles were read again")
	}
	sound(t, one)
}

// A server that takes an index over in the middle sees the name, and reads no others again.
func TestNameIsReadOnByAnotherServer(t *testing.T) {
	t.Parallel()
	at, gate := address(t, clustertest.Shared(t)), newGated()
	one := server(t, at, opensearch.Options{Reader: gate.Reader})
	town(t, one)
	gate.let(firstStep)
	sees(t, says(t, one, greyLady), one)
	until(t, "reading the second step", func() bool { return gate.came("") > firstStep })
	closed := make(chan error)
	go func() { closed <- one.Close() }()
	until(t, "closing", func() bool {
		_, err := one.Stats(t.Context())
		return err != nil
	})
	gate.open()
	if err := <-closed; err != nil {
		t.Fatal(err)
	}
	next := newGated()
	next.let(0)
	two := server(t, at, opensearch.Options{Reader: next.Reader})
	t.Cleanup(next.open)
	named{ladies + 2, 0}.seen(t, "not read", two)
	next.open()
	readAll(t, two)
	named{ladies + 2, 0}.seen(t, "read", two)
	if n := next.came("bystander"); n > 1 {
		t.Errorf("%d articles without the name were read again", n)
	}
}
