package page

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"dateline"
)

// facts finds what a page says about its article.
type facts struct {
	*source
	base    *url.URL // the page's address, nil if it is none
	address string   // the same as it was given, "" if it is none
	own     string   // the address that the page gives for itself
	ld      linked
	story   object // the article in the JSON-LD, nil if there is none
	heads   []string
	notices []string
}

func newFacts(s *source, address string) *facts {
	f := &facts{source: s, heads: textsOf(s.body, "h1")}
	if _, err := absolute(address, nil); err == nil {
		f.address = address
		f.base, _ = url.Parse(address)
	} else if address != "" {
		f.notice("address", err)
	}
	var faults []string
	f.ld, faults = readLinked(s.scripts)
	for _, fault := range faults {
		f.notice("JSON-LD", errors.New(fault))
	}
	f.own = f.canonical()
	f.story = f.ld.article(f.own, f.address)
	if f.own == "" {
		f.own = f.good("url of JSON-LD", f.fieldOf("url", "@id"), f.asAddress)
	}
	return f
}

// maxNotices bounds the notices about one page; the last says that there are more.
const maxNotices = 20

// notice notes what is wrong with a value, once.
func (f *facts) notice(of string, err error) {
	said := fmt.Sprintf("%s: %v", of, err)
	switch {
	case len(f.notices) > maxNotices || slices.Contains(f.notices, said):
	case len(f.notices) == maxNotices:
		f.notices = append(f.notices, "more values that cannot be read")
	default:
		f.notices = append(f.notices, said)
	}
}

// fieldOf returns the strings of a field of the article in the JSON-LD.
func (f *facts) fieldOf(name, key string) []string { return f.ld.names(f.story[name], key) }

// good returns the first value that read accepts, and notes the others.
func (f *facts) good(of string, values []string, read func(string) (string, error)) string {
	for _, v := range values {
		value, err := read(v)
		if err == nil {
			return value
		}
		f.notice(of, err)
	}
	return ""
}

// canonical returns the address that links and metas give for the page.
func (f *facts) canonical() string {
	for _, l := range f.links {
		if strings.Contains(" "+l.rel+" ", " canonical ") {
			if s := f.good("canonical link", []string{l.href}, f.asAddress); s != "" {
				return s
			}
		}
	}
	return f.good("og:url", f.contents("og:url"), f.asAddress)
}

// asAddress reads an address of this page. Some pages all name the front page.
func (f *facts) asAddress(s string) (string, error) {
	a, err := absolute(s, f.base)
	if err == nil && f.base != nil && isFront(a) && !isFront(f.address) {
		return "", fmt.Errorf("%.200q is a front page, and not this page", s)
	}
	return a, err
}

// known returns what is known of the article, but for where its title is from.
func (f *facts) known() (k dateline.Known) {
	k.Publication = f.publication()
	k.Language = metadata(f.language())
	k.Dateline = metadata(f.good("dateline of JSON-LD", f.fieldOf("dateline", "name"), oneLineOf))
	k.Published = f.published()
	switch {
	case f.own != "":
		k.URL = metadata(f.own)
	case f.address != "":
		k.URL = dateline.Sourced[string]{Value: f.address, From: dateline.FromAddress}
	}
	return k
}

// metadata is a value that a page states of itself; "" says nothing.
func metadata(value string) dateline.Sourced[string] {
	if value == "" {
		return dateline.Sourced[string]{}
	}
	return dateline.Sourced[string]{Value: value, From: dateline.FromMetadata}
}

var publisherMetas = []string{"og:site_name", "dc.publisher", "dcterms.publisher", "dc:publisher", "citation_publisher", "publisher"}

func (f *facts) publication() dateline.Sourced[string] {
	if name := f.good("publisher of JSON-LD", f.fieldOf("publisher", "name"), asName); name != "" {
		return metadata(name)
	}
	for _, meta := range publisherMetas {
		if name := f.good(meta, f.contents(meta), asName); name != "" {
			return metadata(name)
		}
	}
	if f.base == nil {
		return dateline.Sourced[string]{}
	}
	return dateline.Sourced[string]{Value: HostName(f.base.Hostname()), From: dateline.FromAddress}
}

// asName reads the name of a publication.
func asName(s string) (string, error) {
	if strings.HasPrefix(s, "@") || strings.Contains(s, "://") {
		return "", fmt.Errorf("%.200q is not the name of a publication", s)
	}
	return oneLineOf(s)
}

func oneLineOf(s string) (string, error) {
	if len(s) > maxValue || strings.ContainsFunc(s, unicode.IsControl) {
		return "", fmt.Errorf("%.80q is longer than %d bytes or holds control characters; want one line of text", s, maxValue)
	}
	return s, nil
}

func (f *facts) language() string {
	if tag := f.good("inLanguage of JSON-LD", f.fieldOf("inLanguage", "alternateName"), asLanguage); tag != "" {
		return tag
	}
	if f.lang != "" {
		if tag := f.good("lang", []string{f.lang}, asLanguage); tag != "" {
			return tag
		}
	}
	for _, meta := range []string{"content-language", "og:locale"} {
		if tag := f.good(meta, f.contents(meta), asLanguage); tag != "" {
			return tag
		}
	}
	return ""
}

// asLanguage reads a BCP 47 tag, or a locale such as en_GB.
func asLanguage(s string) (string, error) {
	locale, _, _ := strings.Cut(s, ".")
	tag, err := language.Raw.Parse(strings.ReplaceAll(locale, "_", "-"))
	if err != nil || tag == language.Und {
		return "", fmt.Errorf(`%.80q is not a language; want its BCP 47 tag, for example "en" or "az-Latn"`, s)
	}
	return tag.String(), nil
}
