package remote_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline"

	"github.com/google/go-cmp/cmp"
)

// filled returns a T in which nothing is zero, down to the last field.
func filled[T any](t *testing.T) (v T) {
	t.Helper()
	fill(t, reflect.ValueOf(&v).Elem(), 0)
	return v
}

// deep is where a type that holds itself ends.
const deep = 6

func fill(t *testing.T, v reflect.Value, depth int) {
	t.Helper()
	if v.Type() == reflect.TypeFor[time.Time]() {
		v.Set(reflect.ValueOf(time.Date(2023, 9, 1, 10, 30, 0, 5, time.FixedZone("", 4*60*60))))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				t.Fatalf("%s.%s does not travel", v.Type(), v.Type().Field(i).Name)
			}
			fill(t, v.Field(i), depth+1)
		}
	case reflect.String:
		v.SetString("é \xff \x00") // not all that travels is UTF-8: it is for the archive to refuse
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(-7)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(7)
	case reflect.Float64:
		v.SetFloat(0.1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(t, v.Index(i), depth+1)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i), depth+1)
		}
	case reflect.Map:
		key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(t, key, depth+1)
		fill(t, elem, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, elem)
	case reflect.Pointer:
		if depth < deep {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), depth+1)
		}
	default:
		t.Fatalf("%s: the test does not know how to fill it; see to it that it travels", v.Type())
	}
}

func sameAs(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// Every field of what is asked and answered arrives as it was sent.
func TestEveryFieldTravels(t *testing.T) {
	question, result := filled[dateline.Search](t), filled[dateline.Result](t)
	article, change, fault := filled[dateline.Article](t), filled[dateline.Change](t), filled[dateline.Fault](t)
	f := &fake{
		search: func(_ context.Context, s dateline.Search) (*dateline.Result, error) {
			sameAs(t, "search", s, question)
			return &result, nil
		},
		marks: func(id dateline.ID, revision int, s dateline.Search) (dateline.Marks, error) {
			sameAs(t, "search of Marks", s, question)
			return filled[dateline.Marks](t), nil
		},
		put: func(batch []dateline.Article) ([]dateline.Outcome, dateline.Seq, error) {
			sameAs(t, "batch", batch, []dateline.Article{article, {}})
			return []dateline.Outcome{{ID: "a", Revision: 3, Status: dateline.Revised}, {Err: dateline.Invalidf("keys", "none")}}, 9, nil
		},
		each:    func(yield func(dateline.Article, error) bool) { yield(article, nil) },
		changes: func(yield func(dateline.Change, error) bool) { yield(change, nil) },
		faults:  []dateline.Fault{fault, {}},
		stats:   func() (dateline.Stats, error) { return filled[dateline.Stats](t), nil },
	}
	a := dial(t, serveFake(t, f, 0).dir)

	res, err := a.Search(t.Context(), question)
	sameAs(t, "result", res, &result)
	marks, err2 := a.Marks(t.Context(), "a", 2, question)
	sameAs(t, "marks", marks, filled[dateline.Marks](t))
	out, upTo, err3 := a.Put(t.Context(), []dateline.Article{article, {}})
	sameAs(t, "outcome", out[0], dateline.Outcome{ID: "a", Revision: 3, Status: dateline.Revised})
	sameAs(t, "rejection", out[1].Err, dateline.Invalidf("keys", "none"))
	sameAs(t, "seq", upTo, dateline.Seq(9))
	for got, err := range a.Each(t.Context(), question) {
		sameAs(t, "article", []any{got, err}, []any{article, nil})
	}
	for got, err := range a.Changes(t.Context(), 1) {
		sameAs(t, "change", []any{got, err}, []any{change, nil})
	}
	var faults []dateline.Fault
	err4 := a.Check(t.Context(), func(f dateline.Fault) { faults = append(faults, f) })
	sameAs(t, "faults", faults, f.faults)
	stats, err5 := a.Stats(t.Context())
	sameAs(t, "stats", stats, filled[dateline.Stats](t))
	if err := errors.Join(err, err2, err3, err4, err5); err != nil {
		t.Error(err)
	}
}

// An empty list of facets is not the same to Each as none.
func TestEmptyFacetsTravel(t *testing.T) {
	f := &fake{search: func(_ context.Context, s dateline.Search) (*dateline.Result, error) {
		return &dateline.Result{Next: map[bool]string{true: "none", false: "empty"}[s.Facets == nil]}, nil
	}}
	a := dial(t, serveFake(t, f, 0).dir)
	for want, facets := range map[string][]string{"none": nil, "empty": {}} {
		res, err := a.Search(t.Context(), dateline.Search{Facets: facets})
		if err != nil || res.Next != want {
			t.Errorf("%v: %+v, want %s", err, res, want)
		}
	}
}

// The fields of an error travel, its cause stays in the log of the server.
func TestErrorsTravelWithoutTheirCause(t *testing.T) {
	told := &dateline.Error{Kind: dateline.Gone, Field: "cursor", Position: new(0), Message: "expired", Hint: "begin anew"}
	for name, c := range map[string]struct {
		err  error
		want *dateline.Error
		log  string
	}{
		"one":       {told, told, ""},
		"wrapped":   {errors.Join(told), told, ""},
		"its cause": {&dateline.Error{Kind: dateline.Conflict, Message: "no", Err: errors.New("secret")}, &dateline.Error{Kind: dateline.Conflict, Message: "no"}, "secret"},
		"a cause":   {errors.New("secret"), &dateline.Error{Kind: dateline.Internal, Message: "the server that holds the archive could not do it", Hint: "its log says why"}, "secret"},
	} {
		s := serveFake(t, &fake{stats: func() (dateline.Stats, error) { return dateline.Stats{Seq: 1}, c.err }}, 0)
		stats, err := dial(t, s.dir).Stats(t.Context())
		var got *dateline.Error
		if !errors.As(err, &got) || !cmp.Equal(got, c.want) || stats != (dateline.Stats{}) {
			t.Errorf("%s: %#v, want %#v", name, err, c.want)
		}
		s.stop()
		if log := s.log.String(); strings.Contains(log, "Stats") != (c.log != "") || !strings.Contains(log, c.log) {
			t.Errorf("%s: the log has %q", name, log)
		}
	}
}
