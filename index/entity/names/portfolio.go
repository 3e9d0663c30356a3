package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titled returns words with a capital each.
func titled(words string) string {
	parts := strings.Fields(words)
	for i, w := range parts {
		if w != "and" {
			first, size := utf8.DecodeRuneInString(w)
			parts[i] = string(unicode.ToTitle(first)) + w[size:]
		}
	}
	return strings.Join(parts, " ")
}

// portfolioOf returns the words of a portfolio in one spelling and without those that all
// ministries of it may leave out.
func portfolioOf(words []string) string {
	var out []string
	for _, w := range words {
		w = spelling(w)
		switch w {
		case "affairs", "and", "of":
			continue
		case "internal":
			w = "interior"
		case "emergencies", "situations":
			w = "emergency"
		}
		if len(out) == 0 || out[len(out)-1] != w {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// portfolios are the words that ministries are named by.
var portfolios = set(`defence defense foreign interior internal external affairs finance health education energy economy economic
	justice culture agriculture emergency emergencies situations trade transport transportation labour labor environment oil
	gas industry tourism sport sports information science technology technologies development digital communications social
	protection policy territorial administration infrastructure ecology natural resources religious youth housing security
	planning water electricity higher research veterans migration immigration integration commerce family women public
	works interiors petroleum mining mines fisheries forestry construction regional strategic heritage propaganda
	reconstruction reunification unification war navy aviation railways home`)
