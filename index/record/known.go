package record

import (
	"fmt"
	"time"

	"dateline"
)

// known is dateline.Known as the columns of a row, which compare with ==. A
// dateline.Date does not: its time holds a pointer to its offset.
type known struct {
	publication, publicationFrom string
	url, urlFrom                 string
	language, languageFrom       string
	dateline, datelineFrom       string
	published, publishedFrom     string
	titleFrom                    string
}

// fields are the columns in the order of knownColumns, to be scanned.
func (k *known) fields() []any {
	return []any{&k.publication, &k.publicationFrom, &k.url, &k.urlFrom, &k.language, &k.languageFrom,
		&k.dateline, &k.datelineFrom, &k.published, &k.publishedFrom, &k.titleFrom}
}

// values are the same columns, to be bound.
func (k known) values() []any {
	return []any{k.publication, k.publicationFrom, k.url, k.urlFrom, k.language, k.languageFrom,
		k.dateline, k.datelineFrom, k.published, k.publishedFrom, k.titleFrom}
}

func knownOf(k dateline.Known) known {
	return known{
		k.Publication.Value, string(k.Publication.From), k.URL.Value, string(k.URL.From),
		k.Language.Value, string(k.Language.From), k.Dateline.Value, string(k.Dateline.From),
		k.Published.Value.String(), string(k.Published.From), string(k.TitleFrom),
	}
}

// known returns k as the contract has it.
func (k known) known() (dateline.Known, error) {
	var d dateline.Date
	if err := d.UnmarshalText([]byte(k.published)); err != nil {
		return dateline.Known{}, fmt.Errorf("a date in the record: %v", err)
	}
	return dateline.Known{
		Publication: sourced(k.publication, k.publicationFrom),
		URL:         sourced(k.url, k.urlFrom),
		Language:    sourced(k.language, k.languageFrom),
		Dateline:    sourced(k.dateline, k.datelineFrom),
		Published:   sourced(d, k.publishedFrom),
		TitleFrom:   dateline.Origin(k.titleFrom),
	}, nil
}

func sourced[T comparable](v T, from string) dateline.Sourced[T] {
	return dateline.Sourced[T]{Value: v, From: dateline.Origin(from)}
}

// merge returns k once next has been said after it, or before it if older.
func (k known) merge(next dateline.Known, older bool) (known, error) {
	was, err := k.known()
	if err != nil {
		return known{}, err
	}
	return knownOf(was.Merge(next, older)), nil
}

// acceptKnown refuses values that do not say where they are from.
func acceptKnown(k dateline.Known) error {
	for _, v := range []struct {
		field string
		v     dateline.Sourced[string]
		most  int
	}{
		{"publication", k.Publication, maxWordsBytes}, {"url", k.URL, maxURLBytes},
		{"language", k.Language, maxLanguage}, {"dateline", k.Dateline, maxWordsBytes},
	} {
		if err := acceptFrom(v.field, v.v.From, v.v.Value == ""); err != nil {
			return err
		}
		if err := checkString(v.field, v.v.Value, v.most); err != nil {
			return err
		}
	}
	if err := acceptFrom("title", k.TitleFrom, true); err != nil {
		return err
	}
	d := k.Published.Value
	if err := acceptFrom("published", k.Published.From, d == dateline.Date{}); err != nil {
		return err
	}
	return acceptDate(d)
}

func acceptFrom(field string, from dateline.Origin, empty bool) error {
	switch {
	case from == "" && !empty:
		return dateline.Invalidf(field, "the value does not say where it is from; want one of %q", dateline.Origins())
	case from != "" && !from.Valid():
		return dateline.Invalidf(field, "%q is no origin; want one of %q", clip(string(from)), dateline.Origins())
	}
	return nil
}

// acceptDate refuses a date that its written form does not give back, such as
// the 30th of February or parts that are not those of the moment.
func acceptDate(d dateline.Date) error {
	if d == (dateline.Date{}) {
		return nil
	}
	back, err := dateline.ParseDate(d.String())
	if err != nil {
		return err
	}
	at := d.At.Truncate(time.Second)
	if back.Year != d.Year || back.Month != d.Month || back.Day != d.Day || !back.At.Equal(at) {
		return dateline.Invalidf("published", "the parts %d-%d-%d do not agree with each other or with the time %s",
			d.Year, d.Month, d.Day, d.String())
	}
	return nil
}
