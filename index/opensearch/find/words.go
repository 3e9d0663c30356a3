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
	if !ofBody(n.Fields) {
		return anywhere(n, scored)
	}
	if filter := bodyHas(sorted(n.Terms)); scored {
		return dsl{"bool": dsl{"filter": []dsl{filter}, "must": []dsl{anywhere(n, true)}}}
	} else {
		return filter
	}
}

// anywhere is words where the body is not told from the title.
func anywhere(n rank.Words, scored bool) dsl {
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
	any = append(any, looked(exact, f, n.Boost, scored)...)
	switch len(any) {
	case 0:
		return noOccurrence()
	case 1:
		return any[0]
	}
	return dsl{"dis_max": dsl{"queries": any}}
}

// looked matches the words of a field that the cluster finds for forms.
func looked(field string, f forms, boost float64, scored bool) (any []dsl) {
	for _, word := range f.begin {
		any = append(any, expanded("prefix", field, dsl{"value": word}, boost, scored))
	}
	for _, word := range f.near {
		any = append(any, expanded("fuzzy", field, dsl{
			"value": word.word, "fuzziness": word.edits, "transpositions": false, "max_expansions": 1000,
		}, boost, scored))
	}
	return any
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
func phrase(n rank.Phrase, scored bool) dsl {
	var tokens []string
	var places []dsl
	stemmed := false
	for _, t := range n.Terms {
		f := sorted([]rank.Term{t})
		stemmed = stemmed || len(f.stems) > 0
		all := append(f.stems, f.exact...)
		if len(all) == 0 {
			return noOccurrence()
		}
		tokens, places = append(tokens, strings.Join(all, bar)), append(places, oneOf(all))
	}
	stems, field := texts(n.Fields)
	if stemmed {
		field = stems
	}
	whole := dsl{"match_phrase": dsl{field: dsl{"query": strings.Join(tokens, " "), "boost": n.Boost}}}
	if !ofBody(n.Fields) {
		return whole
	}
	filter := inBody(field, dsl{"all_of": dsl{"ordered": true, "max_gaps": 0, "intervals": places}})
	if !scored {
		return filter
	}
	return dsl{"bool": dsl{"filter": []dsl{filter}, "must": []dsl{whole}}}
}

// bar stands between tokens that stand at one position.
const bar = "|"
