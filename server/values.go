package server

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

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
	return slices.DeleteFunc(slices.Clone(v.url[name]), func(s string) bool { return s == "" })
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

// choice returns one of the words allowed, the first if the parameter is absent.
func (v *values) choice(name string, allowed ...string) string {
	s := v.one(name)
	if s == "" {
		return allowed[0]
	}
	if !slices.Contains(allowed, s) {
		v.fail(name, "%q is not known; want %s", s, strings.Join(slices.DeleteFunc(allowed, func(a string) bool { return a == "" }), ", "))
	}
	return s
}

// number returns a whole number from low to high, or absent.
func (v *values) number(name string, low, high, absent int) int {
	s := v.one(name)
	if s == "" {
		return absent
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		v.fail(name, "%q is out of range; want a whole number from %d to %d", s, low, high)
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
	if err != nil || d.Precision() == dateline.ToSecond {
		v.fail(name, "%q is not a day, month or year; want 2023-09-01, 2023-09 or 2023", s)
	}
	return d
}

// done returns the first fault, or one about a parameter that was not asked for.
func (v *values) done() error {
	for _, name := range slices.Sorted(maps.Keys(v.url)) {
		if !slices.Contains(v.asked, name) && v.err == nil {
			v.err = &dateline.Error{Kind: dateline.Invalid, Field: name, Message: "there is no such parameter",
				Hint: "the nearest known one is " + nearest(name, v.asked)}
		}
	}
	return v.err
}
