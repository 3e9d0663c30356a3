package record_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"dateline"
	"dateline/index/record"
)

// mixed are articles many of which share keys, wishes for ids and texts; some are to be
// rejected.
func mixed(rng *rand.Rand, n int) (out []dateline.Article) {
	kinds := []dateline.Key{path("test", "a"), url("https://example.org/"), {Kind: dateline.KeyOwn, Source: "own", Value: "n"}}
	for range n {
		a := dateline.Article{Title: fmt.Sprint("Title ", rng.IntN(5)), Body: prose(int64(rng.IntN(40)), 300), Seen: at(rng.IntN(50))}
		for i := range 1 + rng.IntN(3) {
			k := kinds[rng.IntN(len(kinds))]
			k.Value += fmt.Sprint(rng.IntN(2 * n))
			if i > 0 && rng.IntN(20) == 0 {
				k = k.Hashed()
			}
			a.Keys = append(a.Keys, k)
		}
		switch rng.IntN(9) {
		case 0:
			a.ID = dateline.ID(fmt.Sprint("id-", rng.IntN(n)))
		case 1:
			a.ID = dateline.ID(a.Keys[0].DerivedID())
		case 2:
			a.Known.Publication = from(fmt.Sprint("The Test ", rng.IntN(3)), dateline.FromMetadata)
			a.Remains = "Share this"
		case 3:
			a.Known.Published = from(dateline.DateOf(at(7).In(time.FixedZone("", 3600))), dateline.FromText)
		case 4:
			a.Title, a.Body = "", ""
		case 5:
			a.Body = ""
		case 6:
			a.Last, a.Revision = a.Seen.Add(time.Hour), 1+rng.IntN(3)
		}
		out = append(out, a)
	}
	return out
}

// whole is an article with all its revisions.
type whole struct {
	dateline.Article
	Seq    dateline.Seq
	Others []dateline.Article
}

func histories(t *testing.T, r *record.Record, ids []dateline.ID) (out []whole) {
	t.Helper()
	n, err := r.Histories(ctx, ids, func(_ int, h record.History, err error) bool {
		one := whole{Article: h.Article, Seq: h.Seq}
		for a, err := range h.Others {
			if one.Others = append(one.Others, a); err != nil {
				t.Error(err)
			}
		}
		if out = append(out, one); err != nil {
			t.Error(err)
		}
		return true
	})
	if n != len(ids) || err != nil {
		t.Fatalf("visited %d of %d: %v", n, len(ids), err)
	}
	return out
}

// TestABatchIsWhatItsArticlesAreOneByOne: what articles have in common with each other is
// found whether they come together or one by one.
func TestABatchIsWhatItsArticlesAreOneByOne(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	together, alone := open(t), open(t)
	for round := range 6 {
		batch := mixed(rng, 150)
		got := put(t, together, batch...)
		var ids []dateline.ID
		for i, a := range batch {
			want := put(t, alone, a)[0]
			if fmt.Sprint(got[i]) != fmt.Sprint(want) {
				t.Fatalf("round %d, article %d (%v, wish %q): got %v, want %v", round, i, a.Keys, a.ID, got[i], want)
			}
			if want.ID != "" {
				ids = append(ids, want.ID)
			}
		}
		if got, want := histories(t, together, ids), histories(t, alone, ids); !reflect.DeepEqual(got, want) {
			t.Fatalf("round %d: got %v, want %v", round, got, want)
		}
		id := ids[rng.IntN(len(ids))] // so that keys of an erased article are met
		for _, r := range []*record.Record{together, alone} {
			if _, err := r.Erase(ctx, id, "test"); err != nil && dateline.KindOf(err) != dateline.Gone {
				t.Fatal(err)
			}
		}
	}
	if together.Head() != alone.Head() {
		t.Errorf("%d changes, want %d", together.Head(), alone.Head())
	}
	got, err := together.Log(ctx, 0, 10_000)
	want, err2 := alone.Log(ctx, 0, 10_000)
	if err != nil || err2 != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the logs differ: %v, %v", err, err2)
	}
	wantClean(t, together)
}

// TestWhatWasJustPutIsWhatIsRead: the index that follows gets articles that are still in
// memory, and those are what the file has.
func TestWhatWasJustPutIsWhatIsRead(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	r := open(t)
	for range 5 {
		seen := map[dateline.ID]bool{}
		var ids []dateline.ID
		for _, o := range put(t, r, mixed(rng, 100)...) {
			if o.ID != "" && !seen[o.ID] {
				seen[o.ID] = true
				ids = append(ids, o.ID)
			}
		}
		at, err := r.Log(ctx, 0, 10_000)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			if _, err := r.Erase(ctx, ids[rng.IntN(len(ids))], "test"); err != nil && dateline.KindOf(err) != dateline.Gone {
				t.Fatal(err)
			}
		}
		r.Followed(at[len(at)/2].Seq)
		first := histories(t, r, ids) // each is handed over once
		if again := histories(t, r, ids); !reflect.DeepEqual(first, again) {
			for i := range first {
				if !reflect.DeepEqual(first[i], again[i]) {
					t.Errorf("from memory %+v, from the file %+v", first[i], again[i])
				}
			}
		}
	}
}

// TestWhatChangesIsReadAnew: nothing that was in memory outlives a change of it.
func TestWhatChangesIsReadAnew(t *testing.T) {
	known := func(a *dateline.Article) { a.Known.Publication = from("The Test", dateline.FromMetadata) }
	for name, change := range map[string]func(a *dateline.Article){
		"known":   known,
		"a text":  func(a *dateline.Article) { a.Body, a.Seen = "another", at(9) },
		"seen":    func(a *dateline.Article) { a.Seen = at(0) },
		"a key":   func(a *dateline.Article) { a.Keys = append(a.Keys, url("https://example.org/new")) },
		"remains": func(a *dateline.Article) { a.Remains = "Share this" },
	} {
		r := open(t)
		a := article(1)
		id := putOne(t, r, a).ID
		change(&a)
		putOne(t, r, a)
		first := histories(t, r, []dateline.ID{id})
		if again := histories(t, r, []dateline.ID{id}); !reflect.DeepEqual(first, again) {
			t.Errorf("%s: first %+v, then %+v", name, first, again)
		}
	}
}
