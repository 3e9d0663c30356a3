package log_test

import (
	"context"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/record"

	"github.com/google/go-cmp/cmp"
)

// writer is what both records can do.
type writer interface {
	Put(ctx context.Context, batch []dateline.Article) ([]dateline.Outcome, dateline.Seq, error)
	PutPlaces(ctx context.Context, source string, places []dateline.Place) (bool, dateline.Seq, error)
	Erase(ctx context.Context, id dateline.ID, why string) (dateline.Seq, error)
	Restore(ctx context.Context, id dateline.ID) (dateline.Seq, error)
}

// A record in a file and one in a cluster answer the same writes alike, and hold the same
// behind them.
func TestTheSameAsInAFile(t *testing.T) {
	l := open(t)
	r, err := record.Open(t.Context(), filepath.Join(t.TempDir(), "record.db"),
		record.Options{Now: func() time.Time { return today }, FoldName: strings.ToLower})
	ok(t, err)
	defer r.Close()
	random := rand.New(rand.NewSource(1))
	for i := range 60 {
		do := anything(random)
		inFile, inCluster := do(t, r), do(t, l)
		if diff := cmp.Diff(inFile, inCluster); diff != "" {
			t.Fatalf("write %d (-file +cluster):\n%s", i, diff)
		}
	}
	if diff := cmp.Diff(told(t, r.Changes(t.Context(), 0)), told(t, l.Changes(t.Context(), 0))); diff != "" {
		t.Errorf("changes (-file +cluster):\n%s", diff)
	}
	inFile, err := r.Stats(t.Context())
	ok(t, err)
	inCluster, err := l.Stats(t.Context())
	ok(t, err)
	inCluster.RecordBytes = 0
	if diff := cmp.Diff(inFile, inCluster); diff != "" {
		t.Errorf("stats (-file +cluster):\n%s", diff)
	}
	for live, err := range r.Live(t.Context()) {
		ok(t, err)
		inFile, err := r.Revisions(t.Context(), live.ID)
		ok(t, err)
		inCluster, err := l.Revisions(t.Context(), live.ID)
		ok(t, err)
		if diff := cmp.Diff(inFile, inCluster); diff != "" {
			t.Errorf("revisions of %s (-file +cluster):\n%s", live.ID, diff)
		}
	}
	if diff := cmp.Diff(told(t, r.Live(t.Context())), told(t, l.Live(t.Context()))); diff != "" {
		t.Errorf("articles (-file +cluster):\n%s", diff)
	}
	if diff := cmp.Diff(told(t, r.Earlier(t.Context())), told(t, l.Earlier(t.Context()))); diff != "" {
		t.Errorf("earlier revisions (-file +cluster):\n%s", diff)
	}
	sound(t, l)
}

// told writes down what seq yields.
func told[T any](t *testing.T, seq func(func(T, error) bool)) (out []string) {
	for v, err := range seq {
		out = append(out, fmt.Sprintf("%+v %v", v, err))
	}
	return out
}

// anything is a write of few articles that meet each other often.
func anything(random *rand.Rand) func(t *testing.T, w writer) string {
	id := dateline.ID(fmt.Sprintf("a%d", random.Intn(6)))
	switch random.Intn(8) {
	case 0:
		return func(t *testing.T, w writer) string {
			seq, err := w.Erase(t.Context(), id, "asked for")
			return fmt.Sprint("erase ", id, seq, err)
		}
	case 1:
		return func(t *testing.T, w writer) string {
			seq, err := w.Restore(t.Context(), id)
			return fmt.Sprint("restore ", id, seq, err)
		}
	case 2:
		source, places := []string{"atlas", "desk", dateline.SourceGeoNames}[random.Intn(3)], somePlaces(random)
		return func(t *testing.T, w writer) string {
			changed, seq, err := w.PutPlaces(t.Context(), source, places)
			return fmt.Sprint("places ", source, changed, seq, err)
		}
	}
	batch := make([]dateline.Article, 1+random.Intn(4))
	for i := range batch {
		batch[i] = someArticle(random)
	}
	return func(t *testing.T, w writer) string {
		out, seq, err := w.Put(t.Context(), batch)
		return fmt.Sprint("put ", out, seq, err)
	}
}

func someArticle(random *rand.Rand) dateline.Article {
	a := dateline.Article{Title: []string{"", "Kite", "Swan"}[random.Intn(3)], Body: []string{"", "alpha", "beta", "gamma"}[random.Intn(4)]}
	for range 1 + random.Intn(2) {
		a.Keys = append(a.Keys, dateline.Key{Kind: dateline.KeyPath, Source: "attic", Value: fmt.Sprint(random.Intn(9))})
	}
	if random.Intn(2) == 0 {
		a.ID = dateline.ID(fmt.Sprintf("a%d", random.Intn(6)))
	}
	if random.Intn(2) == 0 {
		a.Seen = today.Add(-time.Duration(random.Intn(5)) * time.Hour)
	}
	if random.Intn(4) == 0 {
		a.Revision, a.Last = 1+random.Intn(6), today.Add(-time.Duration(random.Intn(3))*time.Minute)
	}
	if random.Intn(3) == 0 {
		a.Remains = []string{"menu", "footer"}[random.Intn(2)]
	}
	if random.Intn(3) == 0 {
		a.Known.Publication = dateline.Sourced[string]{Value: []string{"Heron", "Egret"}[random.Intn(2)], From: dateline.Origins()[random.Intn(5)]}
	}
	return a
}

func somePlaces(random *rand.Rand) (out []dateline.Place) {
	for i := range random.Intn(4) {
		p := dateline.Place{ID: fmt.Sprintf("p%d", random.Intn(5)), Label: []string{"Velun", "Tarsk", "Bree"}[random.Intn(3)], Countries: []string{"AA"}}
		if i == 0 {
			p.Lat, p.Lon, p.Located, p.Names = 1.25, -179.125, true, []string{"Old " + p.Label}
		}
		out = append(out, p)
	}
	return out
}
