package archivetest

import (
	"strings"

	"dateline"
)

// refusedSearch is a question that is refused as Invalid, and the field that
// the error names, as the parameters of a search are named in addresses: the
// text is q. "" is any field.
type refusedSearch struct {
	name, field string
	search      dateline.Search
}

var refusedSearches = []refusedSearch{
	{"a negative limit", "limit", dateline.Search{Limit: -1}},
	{"a limit beyond MaxLimit", "limit", dateline.Search{Limit: dateline.MaxLimit + 1}},
	{"a text beyond MaxQueryBytes", "q", dateline.Search{Text: strings.Repeat("a", dateline.MaxQueryBytes+1)}},
	{"a text of more words than docs/query-syntax.md allows", "q", dateline.Search{Text: strings.Repeat("a ", 1000)}},
	{"a text with parentheses as deep as it is long", "q", dateline.Search{Text: strings.Repeat("(", 1000) + "a"}},
	{"a text that is not UTF-8", "q", dateline.Search{Text: "alpha \xff"}},
	{"an unknown sort", "sort", dateline.Search{Sort: "best"}},
	{"a From after To", "to", dateline.Search{From: on("2023-10-01"), To: on("2023-09")}},
	{"a From that is no date", "from", dateline.Search{From: dateline.Date{Year: 2023, Month: 2, Day: 30}}},
	{"a To that is no date", "to", dateline.Search{To: dateline.Date{Month: 9}}},
	{"an unknown facet in Include", "", dateline.Search{Include: one("weather", "rain")}},
	{"an unknown facet in Exclude", "", dateline.Search{Exclude: one("weather", "rain")}},
	{"an unknown facet in Missing", "", dateline.Search{Missing: []string{"weather"}}},
	{"an unknown facet in Present", "", dateline.Search{Present: []string{"weather"}}},
	{"an id to go on behind", "after", dateline.Search{After: "a"}},
	{"a cursor that no result gave", "cursor", dateline.Search{Text: "alpha", Limit: 1, Cursor: "page 2"}},
}

// refusedSearchPromises returns a promise for each wrong question: Search
// refuses it.
func refusedSearchPromises() []promise {
	var all []promise
	for _, r := range refusedSearches {
		all = append(all, promise{"Search/refuses " + r.name, func(e *env) {
			e.bodies("a", "alpha")
			_, err := e.a.Search(e.Context(), r.search)
			wantKind(e.T, err, dateline.Invalid, r.field)
		}})
	}
	return all
}
