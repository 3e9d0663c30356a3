package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
)

func TestState(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	s := r.State()
	want := func(key, value string, version uint64) {
		t.Helper()
		v, n, err := s.Get(ctx, key)
		if err != nil || string(v) != value || n != version || (v == nil) != (version == 0) {
			t.Errorf("get %s: %q, version %d, %v; want %q, %d", key, v, n, err, value, version)
		}
	}
	set := func(key string, value []byte, ifVersion, version uint64) {
		t.Helper()
		if n, err := s.Set(ctx, key, value, ifVersion); err != nil || n != version {
			t.Errorf("set %s: version %d, %v; want %d", key, n, err, version)
		}
	}
	want("k", "", 0)
	set("k", []byte("one"), 0, 1)
	want("k", "one", 1)
	set("k", []byte{}, 1, 2)
	want("k", "", 2)
	_, err := s.Set(ctx, "k", []byte("x"), 1)
	wantError(t, err, dateline.Conflict, `"k"`, "version 2, not 1")
	_, err = s.Set(ctx, "new", []byte("x"), 1)
	wantError(t, err, dateline.Conflict, "version 0, not 1")
	set("k", nil, 2, 0)
	want("k", "", 0)
	set("none", nil, 0, 0)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	r = openAt(t, path)
	s = r.State()
	set("k", []byte("again"), 0, 3) // not 1: a reader of the old value would take it for that one
	set("most", make([]byte, dateline.MaxStateBytes), 0, 4)
	_, err = s.Set(ctx, "k", make([]byte, dateline.MaxStateBytes+1), 3)
	wantError(t, err, dateline.Invalid, "1048577", "1048576")
	for _, key := range []string{"", "a\x00", "\xff", strings.Repeat("x", 1025)} {
		_, err = s.Set(ctx, key, []byte("x"), 0)
		wantError(t, err, dateline.Invalid, "key")
		_, _, err = s.Get(ctx, key)
		wantError(t, err, dateline.Invalid, "key")
	}
	if r.Head() != 0 {
		t.Errorf("state is in the log")
	}
}

func TestStateList(t *testing.T) {
	r := open(t)
	all := []string{"a%b", "a_b", "aXb", "a", "b", "é", "z"}
	for i := range 1200 {
		all = append(all, fmt.Sprintf("many/%04d", i))
	}
	for _, key := range all {
		if _, err := r.State().Set(ctx, key, []byte("x"), 0); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(all)
	for _, prefix := range []string{"", "a", "a%", "a_", "many/", "many/11", "none", "é"} {
		var got, want []string
		for key, err := range r.State().List(ctx, prefix) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, key)
		}
		for _, key := range all {
			if strings.HasPrefix(key, prefix) {
				want = append(want, key)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("prefix %q: %d keys, want %d", prefix, len(got), len(want))
		}
	}
}
