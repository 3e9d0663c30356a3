package archivetest

import (
	"time"

	"dateline"
)

// article returns an article that wishes for id and has one key, pathKey(id).
func article(id, title, body string) dateline.Article {
	return dateline.Article{ID: dateline.ID(id), Keys: []dateline.Key{pathKey(id)}, Title: title, Body: body}
}

func pathKey(value string) dateline.Key {
	return dateline.Key{Kind: dateline.KeyPath, Source: "attic", Value: value}
}

func urlKey(value string) dateline.Key { return dateline.Key{Kind: dateline.KeyURL, Value: value} }

// seen returns a as captured at the time.
func seen(a dateline.Article, at time.Time) dateline.Article {
	a.Seen = at
	return a
}

// keyed returns a with these keys instead of its own.
func keyed(a dateline.Article, keys ...dateline.Key) dateline.Article {
	a.Keys = keys
	return a
}

// by returns a as published by name.
func by(a dateline.Article, name string) dateline.Article {
	a.Known.Publication = dateline.Sourced[string]{Value: name, From: dateline.FromMetadata}
	return a
}

// said returns a whose publication is name according to from.
func said(a dateline.Article, name string, from dateline.Origin) dateline.Article {
	a.Known.Publication = dateline.Sourced[string]{Value: name, From: from}
	return a
}

// dated returns a as published on the date, written as ParseDate reads it; "" is
// a stated unknown.
func dated(a dateline.Article, date string) dateline.Article {
	a.Known.Published = dateline.Sourced[dateline.Date]{Value: on(date), From: dateline.FromMetadata}
	return a
}

// on returns the date written so; "" is the zero Date. It panics on a mistake in
// a test.
func on(date string) (d dateline.Date) {
	if err := d.UnmarshalText([]byte(date)); err != nil {
		panic(err)
	}
	return d
}

// place returns a place with an id, a label and other names.
func place(id, label string, names ...string) dateline.Place {
	return dateline.Place{ID: id, Label: label, Kind: "town", Names: names}
}
