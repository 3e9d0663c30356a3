package server

import (
	"maps"
	"slices"
)

// searchForm is the form of the search page, with all that was asked kept.
type searchForm struct {
	Action      string
	Suggest     string // where suggestions come from
	Q, From, To string // as typed, also where that cannot be read
	Any, All    bool   // any of the words, all revisions
	Wrong       string // the parameter at fault; "" if none
	Hidden      []hiddenField
}

type hiddenField struct{ Name, Value string }

// newForm keeps the choices when other words are asked for: they are shown as chips,
// so that nobody narrows without seeing it.
func (s *server) newForm(here address, wrong string) searchForm {
	f := searchForm{
		Action: here.path, Suggest: s.pageURL(pathSuggest), Wrong: wrong,
		Q: here.one("q"), From: here.one("from"), To: here.one("to"), Any: here.one("match") == "any", All: ofAll(here),
	}
	f.Hidden = hiddenFields(here, "q", "from", "to", "match", "revisions", wrong)
	return f
}

// hiddenFields keep the parameters of an address, but for those named.
func hiddenFields(here address, but ...string) (out []hiddenField) {
	for _, name := range slices.Sorted(maps.Keys(here.state)) {
		for _, value := range here.state[name] {
			if !slices.Contains(but, name) {
				out = append(out, hiddenField{name, value})
			}
		}
	}
	return out
}
