package index_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index"
)

func putPlaces(t *testing.T, a *index.Archive, places ...dateline.Place) dateline.Seq {
	t.Helper()
	_, seq, err := a.PutPlaces(t.Context(), "test", places)
	if err != nil {
		t.Fatal(err)
	}
	return seq
}

func mentioning(t *testing.T, a *index.Archive, place string) int {
	t.Helper()
	return total(t, a, dateline.Search{Include: map[string][]string{dateline.FacetPlace: {place}}})
}

// TestAGazetteerTakenBackLeavesNoMention closes the archive while its articles
// are read with a second gazetteer, behind which the first one has been put again.
// An unreadable text in the middle of the articles, which is told in the log,
// shows when that is.
func TestAGazetteerTakenBackLeavesNoMention(t *testing.T) {
	first := dateline.Place{ID: "oldharbour", Label: "Oldharbour"}
	second := dateline.Place{ID: "marrowfield", Label: "Marrowfield"}
	const count = 1600 // more than two batches
	dir := t.TempDir()
	a := open(t, dir)
	putPlaces(t, a, first)
	put(t, a, notes(count, "The ferry from Oldharbour to Marrowfield sails.")...)
	shut(t, a)
	unreadable := dateline.ID(fmt.Sprintf("n%05d", count/2))
	spoilBody(t, dir, unreadable)

	reading, goOn := make(chan struct{}), make(chan struct{})
	pause := sync.OnceFunc(func() {
		close(reading)
		<-goOn
	})
	stop := func(message string) {
		if message == "an article cannot be indexed" {
			pause()
		}
	}
	a, err := openLogged(t, t.Context(), dir, stop)
	if err != nil {
		t.Fatal(err)
	}
	putPlaces(t, a, first, second)
	<-reading
	for mentioning(t, a, second.ID) == 0 { // the batch before is being written
		time.Sleep(time.Millisecond)
	}
	putPlaces(t, a, first)
	closed := make(chan error)
	go func() { closed <- a.Close() }()
	for dateline.KindOf(closing(t, a)) != dateline.Unavailable {
	}
	close(goOn)
	if err := <-closed; err != nil {
		t.Fatal(err)
	}

	a = open(t, dir)
	wait(t, a, putPlaces(t, a, first))
	if n := mentioning(t, a, second.ID); n > 0 {
		t.Errorf("%d articles mention a place that no gazetteer has", n)
	}
	if n := mentioning(t, a, first.ID); n != count-1 {
		t.Errorf("%d articles mention %s, want all but the unreadable one of %d", n, first.ID, count)
	}
	for _, f := range faults(t, a) {
		if f.ID != unreadable {
			t.Errorf("%+v", f)
		}
	}
}

// closing says whether the archive still takes calls.
func closing(t *testing.T, a *index.Archive) error {
	_, _, err := a.State().Get(t.Context(), "none")
	return err
}
