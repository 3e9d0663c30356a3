package server

import (
	"net/http"
	"strings"

	"dateline"
)

// inputs are the ids of the inputs of the form, by the button that was pressed and what
// the archive calls what is typed there.
var inputs = map[string]map[string]string{
	dateline.CorrectMerge:   {"into": "into"},
	dateline.CorrectSplit:   {"into": "part", "words": "words", "label": "part-label"},
	kindApart:               {"into": "part", "label": "part-label"},
	dateline.CorrectRename:  {"label": "label"},
	dateline.CorrectName:    {"words": "label", "type": "type"},
	dateline.CorrectRetype:  {"type": "type"},
	dateline.CorrectMention: {"article": "article", "words": "mention", "field": "field"},
	buttonNone:              {"article": "article", "words": "mention", "field": "field"},
	dateline.CorrectPlace: {
		"place_id": "place-id", "id": "place-id", "place_label": "place-label", "label": "place-label", "names": "place-names",
		"kind": "place-kind", "countries": "place-countries", "lat": "lat", "lon": "lon",
	},
}

// inputAtFault is the id of the input that a refused form is about; "" where it is none.
func inputAtFault(button string, p ProblemJSON) string {
	name, _, _ := strings.Cut(p.Param[strings.LastIndexByte(p.Param, '.')+1:], "[") // words[0], place.names
	switch {
	case p.Status == http.StatusUnauthorized:
		return "key"
	case name == "why":
		return "why"
	}
	return inputs[button][name]
}
