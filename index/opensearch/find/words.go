package find

import (
	"strconv"
	"strings"

	"dateline/index/rank"
)

// expandScored is how many of the words that a prefix or a fuzzy word stands for make the
// score of a text; all of them are searched.
const expandScored = 64

// noOccurrence matches nothing: a word that has no form.
func noOccurrence() dsl { return dsl{"match_none": dsl{}} }

// words matches any of some words, and scores them as one.
func words(n rank.Words, scored bool) dsl {
	f := sorted(n.Terms)
	stems, exact := texts(n.Fields)
	var any []dsl
	if len(f.stems) > 0 {
		any = append(any, synonyms(stems, f.stems, n.Boost, scored))
	}
	if len(f.mentions) > 0 {
		any = append(any, synonyms(fieldMention, f.mentions, n.Boost, scored))
	}
	if len(f.exact) > 0 {
		any = append(any, synonyms(exact, f.exact, n.Boost, scored))
	}
	for _, word := range f.begin {
		any = append(any, expanded("prefix", exact, dsl{"value": word}, n.Boost, scored))
	}
	for _, word := range f.near {
		any = append(any, expanded("fuzzy", exact, dsl{
			"value": word.word, "fuzziness": word.edits, "transpositions": false, "max_expansions": 1000,
		}, n.Boost, scored))
	}
	switch len(any) {
	case 0:
		return noOccurrence()
	case 1:
		return any[0]
	}
	return dsl{"dis_max": dsl{"queries": any}}
}

// synonyms matches any of some tokens as one word.
func synonyms(field string, tokens []string, boost float64, scored bool) dsl {
	if !scored {
		return dsl{"terms": dsl{field: tokens}}
	}
	if len(tokens) == 1 {
		return dsl{"term": dsl{field: dsl{"value": tokens[0], "boost": boost}}}
	}
	return dsl{"match": dsl{field: dsl{"query": strings.Join(tokens, bar), "boost": boost}}}
}

// expanded matches all the words that the cluster finds for one, and scores by the first
// of them.
func expanded(kind, field string, as dsl, boost float64, scored bool) dsl {
	matching := dsl{"rewrite": "constant_score"}
	scoring := dsl{"rewrite": "top_terms_blended_freqs_" + strconv.Itoa(expandScored)}
	for name, value := range as {
		matching[name], scoring[name] = value, value
	}
	filter := dsl{kind: dsl{field: matching}}
	if !scored {
		return filter
	}
	return dsl{"bool": dsl{"filter": []dsl{filter}, "should": []dsl{{kind: dsl{field: scoring}}}, "boost": boost}}
}

// phrase matches words one behind the other.
func phrase(n rank.Phrase) dsl {
	var tokens []string
	stemmed := false
	for _, t := range n.Terms {
		f := sorted([]rank.Term{t})
		stemmed = stemmed || len(f.stems) > 0
		all := append(f.stems, f.exact...)
		if len(all) == 0 {
			return noOccurrence()
		}
		tokens = append(tokens, strings.Join(all, bar))
	}
	stems, field := texts(n.Fields)
	if stemmed {
		field = stems
	}
	return dsl{"match_phrase": dsl{field: dsl{"query": strings.Join(tokens, " "), "boost": n.Boost}}}
}

// bar stands between tokens that stand at one position.
const bar = "|"
