package main

import (
	"path"
	"regexp"
	"strings"

	"dateline/index/text"
)

// filedFrom is the beginning of an article: BRUSSELS/PARIS, France (Reuters).
var filedFrom = regexp.MustCompile(`^([A-Z][A-Za-z .,'/&-]{2,60}?)\s*\(Reuters\)`)

// citiesOf are the cities that an article is filed from, in capitals as they are
// written there, without what stands behind a comma.
func citiesOf(body string) (out []string) {
	m := filedFrom.FindStringSubmatch(body)
	if m == nil {
		return nil
	}
	for one := range strings.SplitSeq(m[1], "/") {
		city, _, _ := strings.Cut(one, ",")
		if city = strings.ToUpper(strings.TrimSpace(city)); city != "" {
			out = append(out, city)
		}
	}
	return out
}

// gazetteer is the places of the commonest cities. Cities whose names are the same
// words are one.
func (n *newsArticles) gazetteer() (out []place) {
	known := map[string]bool{}
	for _, city := range commonest(n.filed, manyCities) {
		id := idOf(city)
		if n.filed[city] < leastFiled || len(city) < leastCityName || known[id] || id == "" {
			continue
		}
		known[id] = true
		out = append(out, place{ID: id, Label: titled(city), Kind: "city"})
	}
	return out
}

// idOf is the id of a place: the words of its name, joined by hyphens.
func idOf(name string) string {
	var words []string
	for _, w := range text.Words(name) {
		words = append(words, strings.Join(lowerWords(w.Exact), "-"))
	}
	return strings.Join(words, "-")
}

// titled writes the words of a name with capitals at their beginnings.
func titled(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

var deskName = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

// deskOf is the first word of the last part of an address that names no country:
// "markets" of /article/2006/10/23/us-markets-oil-idUS1; "" where there is none.
func deskOf(url string) string {
	for word := range strings.SplitSeq(strings.ToLower(path.Base(url)), "-") {
		if word != "us" && deskName.MatchString(word) && !strings.HasPrefix(word, "idus") {
			return word
		}
		if word != "us" && word != "" {
			return ""
		}
	}
	return ""
}
