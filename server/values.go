package server

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline"
)

// values reads the parameters of one request. The first fault stays; what is read
// behind it does not matter. A parameter that is never asked for is unknown.
type values struct {
	url   url.Values
	asked []string
	err   error
}

func newValues(r *http.Request) *values {
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		err = &dateline.Error{Kind: dateline.Invalid, Message: "the parameters of the address cannot be read", Hint: "write each as name=value, joined by &, other signs as %XX of their UTF-8"}
	}
	return &values{url: v, err: err}
}

func (v *values) fail(name, format string, args ...any) {
	if v.err == nil {
		v.err = dateline.Invalidf(name, format, args...)
	}
}

// many returns the values of a parameter that may be repeated. An empty value is
// an absent one: forms send them.
func (v *values) many(name string) []string {
	v.asked = append(v.asked, name)
	var out []string
	for _, s := range v.url[name] {
		if s != "" {
			v.text(name, s)
			out = append(out, s)
		}
	}
	return out
}

// text refuses a value that is no UTF-8: no article holds such a thing.
func (v *values) text(name, s string) {
	if at := badByte(s); at >= 0 && v.err == nil {
		v.err = dateline.InvalidAt(name, s, at, "%s is not valid UTF-8 from byte %d on", quoted(s), at)
	}
}

// badByte returns the offset of the first byte of s that is not UTF-8, or -1.
func badByte(s string) int {
	for i, r := range s {
		if _, n := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
			return i
		}
	}
	return -1
}

// one returns the value of a parameter that stands once; "" if it is absent.
func (v *values) one(name string) string {
	all := v.many(name)
	switch len(all) {
	case 0:
		return ""
	case 1:
		return all[0]
	}
	v.fail(name, "given %d times; want it once", len(all))
	return ""
}

// listed refuses a value that is none of the words allowed, and names the nearest.
func (v *values) listed(name, s string, allowed []string) {
	if slices.Contains(allowed, s) || v.err != nil {
		return
	}
	bad := &dateline.Error{Kind: dateline.Invalid, Field: name, Message: quoted(s) + " is not known; want " + strings.Join(allowed, ", ")}
	if near := nearest(s, allowed); near != "" {
		bad.Hint = "the nearest known one is " + near
	}
	v.err = bad
}

// number returns a whole number from low to high, or absent.
func (v *values) number(name string, low, high, absent int) int {
	s := v.one(name)
	if s == "" {
		return absent
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		v.fail(name, "%s is out of range; want a whole number from %d to %d", quoted(s), low, high)
	}
	return n
}

// day returns a day, month or year.
func (v *values) day(name string) dateline.Date {
	s := v.one(name)
	if s == "" {
		return dateline.Date{}
	}
	d, err := dateline.ParseDate(s)
	at := new(len("2006-01-02")) // of a moment, its time of day
	var bad *dateline.Error
	if errors.As(err, &bad) {
		at = bad.Position
	}
	if v.err == nil && (err != nil || d.Precision() == dateline.ToSecond) {
		v.err = &dateline.Error{Kind: dateline.Invalid, Field: name, Position: at,
			Message: quoted(s) + " is not a day, month or year; want 2023-09-01, 2023-09 or 2023"}
	}
	return d
}

// unknown lists the parameters with a value that were not asked for, by name.
func (v *values) unknown() (names []string) {
	for _, name := range slices.Sorted(maps.Keys(v.url)) {
		if !slices.Contains(v.asked, name) && strings.Join(v.url[name], "") != "" {
			names = append(names, name)
		}
	}
	return names
}

// done returns the first fault, or one about a parameter that was not asked for.
func (v *values) done() error {
	names := v.unknown()
	if v.err != nil || len(names) == 0 {
		return v.err
	}
	bad := &dateline.Error{Kind: dateline.Invalid, Field: names[0], Message: "there is no such parameter"}
	switch {
	case len(v.asked) == 0:
		bad.Hint = "this address takes none"
	case len(names[0]) <= longestName:
		bad.Hint = hintOfParam(names[0], v.asked)
	}
	return bad
}

// shownValue is how many bytes of a wrong value a problem repeats.
const shownValue = 100

// quoted shows a wrong value, its beginning if it is long.
func quoted(s string) string {
	if len(s) > shownValue {
		return strconv.Quote(strings.ToValidUTF8(s[:shownValue], "")) + "…"
	}
	return strconv.Quote(s)
}
