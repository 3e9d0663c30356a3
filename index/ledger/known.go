package ledger

import (
	"fmt"
	"time"

	"dateline"
)

// Known is dateline.Known as plain text, which compares with ==. A dateline.Date does
// not: its time holds a pointer to its offset. Each value has where it is from beside it.
type Known struct {
	Publication     string `json:"publication,omitempty"`
	PublicationFrom string `json:"publication_from,omitempty"`
	URL             string `json:"url,omitempty"`
	URLFrom         string `json:"url_from,omitempty"`
	Language        string `json:"language,omitempty"`
	LanguageFrom    string `json:"language_from,omitempty"`
	Dateline        string `json:"dateline,omitempty"`
	DatelineFrom    string `json:"dateline_from,omitempty"`
	Published       string `json:"published,omitempty"`
	PublishedFrom   string `json:"published_from,omitempty"`
	TitleFrom       string `json:"title_from,omitempty"`
}

// Fields are pointers to the fields in their order, to be scanned.
func (k *Known) Fields() []any {
	return []any{&k.Publication, &k.PublicationFrom, &k.URL, &k.URLFrom, &k.Language, &k.LanguageFrom,
		&k.Dateline, &k.DatelineFrom, &k.Published, &k.PublishedFrom, &k.TitleFrom}
}

// Values are the same fields, to be bound.
func (k *Known) Values() []any {
	return []any{k.Publication, k.PublicationFrom, k.URL, k.URLFrom, k.Language, k.LanguageFrom,
		k.Dateline, k.DatelineFrom, k.Published, k.PublishedFrom, k.TitleFrom}
}

// KnownOf returns k as plain text.
func KnownOf(k dateline.Known) Known {
	return Known{
		k.Publication.Value, string(k.Publication.From), k.URL.Value, string(k.URL.From),
		k.Language.Value, string(k.Language.From), k.Dateline.Value, string(k.Dateline.From),
		k.Published.Value.String(), string(k.Published.From), string(k.TitleFrom),
	}
}

// Known returns k as the contract has it.
func (k *Known) Known() (dateline.Known, error) {
	var d dateline.Date
	if err := d.UnmarshalText([]byte(k.Published)); err != nil {
		return dateline.Known{}, fmt.Errorf("a date in the record: %v", err)
	}
	return dateline.Known{
		Publication: sourced(k.Publication, k.PublicationFrom),
		URL:         sourced(k.URL, k.URLFrom),
		Language:    sourced(k.Language, k.LanguageFrom),
		Dateline:    sourced(k.Dateline, k.DatelineFrom),
		Published:   sourced(d, k.PublishedFrom),
		TitleFrom:   dateline.Origin(k.TitleFrom),
	}, nil
}

func sourced[T comparable](v T, from string) dateline.Sourced[T] {
	return dateline.Sourced[T]{Value: v, From: dateline.Origin(from)}
}

// merge returns k once next has been said after it, or before it if older.
func (k *Known) merge(next dateline.Known, older bool) (Known, error) {
	was, err := k.Known()
	if err != nil {
		return Known{}, err
	}
	return KnownOf(was.Merge(next, older)), nil
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
		if err := CheckString(v.field, v.v.Value, v.most); err != nil {
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
		return dateline.Invalidf(field, "%q is no origin; want one of %q", Clip(string(from)), dateline.Origins())
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
