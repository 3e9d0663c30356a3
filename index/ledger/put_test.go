package ledger_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/ledger"
)

var now = time.Date(2021, 5, 28, 12, 0, 0, 0, time.UTC)

// hour is an hour before now.
func hour(before int) time.Time { return now.Add(-time.Duration(before) * time.Hour) }

func accepted(t *testing.T, a dateline.Article) ledger.Incoming {
	t.Helper()
	if a.Keys == nil {
		a.Keys = []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: "1"}}
	}
	in, err := ledger.Accept(a, now)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func sum(a dateline.Article) [32]byte { return ledger.Sum([]byte(a.Title + "\x00" + a.Body)) }

// TestWhatAPutDoes puts articles one after the other and writes down what each deed says:
// status, revision, the current one behind it, the change that is logged, and what is kept.
func TestWhatAPutDoes(t *testing.T) {
	heron := dateline.Known{Publication: dateline.Sourced[string]{Value: "Heron", From: dateline.FromText}}
	for _, c := range []struct {
		what string
		put  []dateline.Article
		want string
	}{
		{"the same again", []dateline.Article{{Body: "a"}, {Body: "a"}}, "added 1 of 1 article 1 new; unchanged 1 of 1"},
		{"seen earlier", []dateline.Article{{Body: "a"}, {Body: "a", Seen: hour(1)}}, "added 1 of 1 article 1 new; unchanged 1 of 1 seen"},
		{"another text", []dateline.Article{{Body: "a"}, {Body: "b"}}, "added 1 of 1 article 1 new; revised 2 of 2 article 2 new"},
		{"an older text", []dateline.Article{{Body: "a"}, {Body: "b", Seen: hour(1)}}, "added 1 of 1 article 1 new; revised 2 of 1 article 2 new"},
		{"known anew", []dateline.Article{{Body: "a"}, {Body: "a", Known: heron}}, "added 1 of 1 article 1 new; restated 1 of 1 metadata"},
		{"remains anew", []dateline.Article{{Body: "a"}, {Body: "a", Remains: "menu"}}, "added 1 of 1 article 1 new; restated 1 of 1 metadata remains"},
		{"remains of an older capture", []dateline.Article{{Body: "a", Remains: "menu"}, {Body: "a", Remains: "old", Seen: hour(1)}},
			"added 1 of 1 article 1 new; unchanged 1 of 1 seen"},
		{"numbers of another archive", []dateline.Article{{Body: "a", Revision: 4, Last: now}, {Body: "b", Revision: 9, Seen: hour(2), Last: hour(1)}},
			"added 4 of 4 article 4 new; revised 9 of 4 article 9 new"},
		{"made current by a longer span", []dateline.Article{{Body: "a", Revision: 1, Seen: hour(3), Last: hour(3)}, {Body: "b", Revision: 2, Seen: hour(2), Last: hour(2)},
			{Body: "a", Revision: 1, Seen: hour(3), Last: hour(1)}}, "added 1 of 1 article 1 new; revised 2 of 2 article 2 new; restated 1 of 1 article 1 seen"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := strings.Join(deeds(t, c.put), "; "); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// deeds keeps what a record would.
func deeds(t *testing.T, put []dateline.Article) (out []string) {
	var row ledger.Row
	var spans []ledger.Span
	remains := map[int]string{}
	for i, a := range put {
		in := accepted(t, a)
		var d ledger.Deed
		if i == 0 {
			d = in.Add("id", sum(a))
		} else {
			var err error
			d, err = in.Update(row, spans, sum(a), false, func(n int) (some, same bool, err error) {
				return remains[n] != "", remains[n] == a.Remains, nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		row = d.Row
		if d.New {
			spans = append(spans, d.Span)
		}
		for k := range spans {
			if spans[k].Number == d.Span.Number {
				spans[k] = d.Span
			}
		}
		if d.New || d.Remains {
			remains[d.Span.Number] = a.Remains
		}
		out = append(out, said(d))
	}
	return out
}

func said(d ledger.Deed) string {
	s := fmt.Sprintf("%v %d of %d", d.Status, d.Revision, d.Row.Current)
	if d.Change != "" {
		s += " " + d.Change
	}
	if d.Of != 0 {
		s += fmt.Sprint(" ", d.Of)
	}
	for _, of := range []struct {
		is   bool
		word string
	}{{d.New, "new"}, {d.Seen, "seen"}, {d.Remains, "remains"}} {
		if of.is {
			s += " " + of.word
		}
	}
	return s
}

func TestResolve(t *testing.T) {
	free := ledger.Owner{Key: dateline.Key{Kind: "path", Source: "s", Value: "free"}}
	a := ledger.Owner{Key: dateline.Key{Kind: "path", Source: "s", Value: "a"}, ID: "a"}
	b := ledger.Owner{Key: dateline.Key{Kind: "path", Source: "s", Value: "b"}, ID: "b"}
	gone := ledger.Owner{Key: dateline.Key{Kind: "path", Source: "s", Value: "g"}, ID: "g", Erased: ledger.StampOf(now), Why: "asked for"}
	for _, c := range []struct {
		owners []ledger.Owner
		id     dateline.ID
		kind   dateline.Kind
		says   string
	}{
		{[]ledger.Owner{free}, "", 0, ""},
		{[]ledger.Owner{free, a, a}, "a", 0, ""},
		{[]ledger.Owner{a, b}, "a", dateline.Conflict, "path s/a to a, path s/b to b"},
		{[]ledger.Owner{a, gone}, "g", dateline.Gone, "erased on 2021-05-28: asked for; it has the key path s/g"},
	} {
		found, err := ledger.Resolve(c.owners)
		if found.ID != c.id || (err == nil) != (c.says == "") || err != nil && (dateline.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%+v: %q, %v", c.owners, found.ID, err)
		}
	}
}

func TestNewID(t *testing.T) {
	in := accepted(t, dateline.Article{ID: "wish", Body: "a"})
	derived := in.Keys[0].DerivedID()
	for _, c := range []struct {
		taken []dateline.ID
		want  dateline.ID
	}{
		{nil, "wish"}, {[]dateline.ID{"wish"}, derived}, {[]dateline.ID{"wish", derived}, derived + "-2"}, {[]dateline.ID{"wish", derived, derived + "-2"}, derived + "-3"},
	} {
		got, err := in.NewID(func(id dateline.ID) (bool, error) {
			for _, one := range c.taken {
				if one == id {
					return true, nil
				}
			}
			return false, nil
		})
		if got != c.want || err != nil {
			t.Errorf("with %q taken it is %q, want %q", c.taken, got, c.want)
		}
	}
	if _, err := in.NewID(func(dateline.ID) (bool, error) { return true, errors.ErrUnsupported }); !errors.Is(err, errors.ErrUnsupported) {
		t.Error(err)
	}
}

// Where a key is wrong the error says which of the list it is.
func TestAcceptNamesTheKey(t *testing.T) {
	good := dateline.Key{Kind: dateline.KeyPath, Source: "attic", Value: "1"}
	_, err := ledger.Accept(dateline.Article{Body: "a", Keys: []dateline.Key{good, {Kind: "isbn", Value: "1"}}}, now)
	var e *dateline.Error
	if !errors.As(err, &e) || e.Kind != dateline.Invalid || e.Field != "keys[1]" {
		t.Errorf("%+v", err)
	}
}
