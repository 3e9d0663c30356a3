package archivetest

import (
	"bytes"

	"dateline"
)

var statePromises = []promise{
	{"State/a key that is not there has version 0 and no error", func(e *env) {
		e.holds("k", nil, 0)
	}},
	{"State/Set creates and Get returns it", func(e *env) {
		v := e.set("k", []byte("one"), 0)
		if v == 0 {
			e.Error("the version of a value is 0")
		}
		e.holds("k", []byte("one"), v)
	}},
	{"State/Set replaces the version that it names", func(e *env) {
		first := e.set("k", []byte("one"), 0)
		second := e.set("k", []byte("two"), first)
		if second == first {
			e.Errorf("version %d stayed", first)
		}
		e.holds("k", []byte("two"), second)
	}},
	{"State/the same value again is a new version", func(e *env) {
		first := e.set("k", []byte("one"), 0)
		if second := e.set("k", []byte("one"), first); second == first {
			e.Errorf("version %d stayed", first)
		}
	}},
	{"State/another version is a conflict and changes nothing", func(e *env) {
		first := e.set("k", []byte("one"), 0)
		second := e.set("k", []byte("two"), first)
		for _, wrong := range []uint64{0, first, second + 1} {
			e.refusesState("k", []byte("three"), wrong, dateline.Conflict)
			e.refusesState("k", nil, wrong, dateline.Conflict)
		}
		e.refusesState("other", []byte("one"), second, dateline.Conflict)
		e.holds("k", []byte("two"), second)
		e.holds("other", nil, 0)
	}},
	{"State/nil removes the key", func(e *env) {
		e.set("k", nil, e.set("k", []byte("one"), 0))
		e.holds("k", nil, 0)
		e.keys("")
	}},
	{"State/an empty value is a value", func(e *env) {
		v := e.set("k", []byte{}, 0)
		e.holds("k", []byte{}, v)
		e.keys("", "k")
	}},
	{"State/versions do not repeat after a removal", func(e *env) {
		first := e.set("k", []byte("one"), 0)
		e.set("k", nil, first)
		if second := e.set("k", []byte("two"), 0); second == first {
			e.Errorf("version %d came twice", first)
		}
		e.refusesState("k", []byte("three"), first, dateline.Conflict)
	}},
	{"State/a value may have MaxStateBytes and no more", func(e *env) {
		big := bytes.Repeat([]byte{0xff, 0}, dateline.MaxStateBytes/2)
		e.holds("k", big, e.set("k", big, 0))
		e.refusesState("other", append(big, 0), 0, dateline.Invalid)
		e.holds("other", nil, 0)
	}},
	{"State/a value is not shared with its caller", func(e *env) {
		value := []byte("one")
		v := e.set("k", value, 0)
		value[0] = 'x'
		e.holds("k", []byte("one"), v)
	}},
	{"State/is no change of the record", func(e *env) {
		e.set("k", []byte("one"), 0)
		e.same("last seq", e.stats().Seq, dateline.Seq(0))
	}},
}

var stateListPromises = []promise{
	{"State/List yields the keys with a prefix in byte order", func(e *env) {
		e.store("b", "a/2", "ä", "a/10", "a", "A", "ab")
		e.keys("a", "a", "a/10", "a/2", "ab")
		e.keys("a/", "a/10", "a/2")
		e.keys("", "A", "a", "a/10", "a/2", "ab", "b", "ä")
		e.keys("c")
	}},
	{"State/List takes % and _ and * as they are", func(e *env) {
		e.store("a%", "a%b", "a_b", "a*b", "axb", `a\b`)
		e.keys("a%", "a%", "a%b")
		e.keys("a_", "a_b")
		e.keys("a*", "a*b")
		e.keys(`a\`, `a\b`)
	}},
	{"State/List stops when its consumer does", func(e *env) {
		e.store("a", "b", "c")
		for range e.a.State().List(e.Context(), "") {
			break
		}
		e.store("d")
	}},
}

// set sets a value that is taken, and returns the new version.
func (e *env) set(key string, value []byte, ifVersion uint64) uint64 {
	e.Helper()
	version, err := e.a.State().Set(e.Context(), key, value, ifVersion)
	e.ok(err)
	return version
}

// store sets new keys.
func (e *env) store(keys ...string) {
	e.Helper()
	for _, k := range keys {
		e.set(k, []byte("of "+k), 0)
	}
}

// refusesState reports that a value is taken, or refused with another kind.
func (e *env) refusesState(key string, value []byte, ifVersion uint64, kind dateline.Kind) {
	e.Helper()
	_, err := e.a.State().Set(e.Context(), key, value, ifVersion)
	wantKind(e.T, err, kind, "")
}

// holds reports a key with another value or version.
func (e *env) holds(key string, value []byte, version uint64) {
	e.Helper()
	got, v, err := e.a.State().Get(e.Context(), key)
	e.ok(err)
	if !bytes.Equal(got, value) || v != version {
		e.Errorf("%s is %.20q in version %d, want %.20q in version %d", key, got, v, value, version)
	}
}

// keys reports a list of the keys with prefix that is not this one.
func (e *env) keys(prefix string, want ...string) {
	e.Helper()
	got, err := collect(e.a.State().List(e.Context(), prefix))
	e.ok(err)
	e.same("keys with "+prefix, got, want, emptyIsNil)
}
