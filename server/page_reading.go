package server

import (
	"slices"

	"dateline"
)

// readingView says how the words of a search were understood.
type readingView struct {
	Query    []queryPart // the query as typed
	Warnings []warningView
	Names    []nameView
	Verbatim string // address that searches the words typed only
}

// queryPart is a run of the query; Odd if a warning is about it.
type queryPart struct {
	Text string
	Odd  bool
}

type warningView struct{ Part, Message string }

// nameView is a run of words that is a name of an entity, which is called otherwise
// in articles that matched.
type nameView struct {
	Typed, Type, Label, URL string
	Words                   []string // what it is called in the articles that matched
}

func (s *server) reading(here address, q dateline.Search, read dateline.Reading) readingView {
	typed := []rune(q.Text)
	v := readingView{Query: queryParts(typed, read.Warnings), Verbatim: here.set("verbatim", "1").String()}
	for _, w := range read.Warnings {
		v.Warnings = append(v.Warnings, warningView{string(typed[w.Start:w.End]), w.Message})
	}
	for _, e := range read.Expanded {
		if len(e.Words) == 0 {
			continue // the words typed alone find the same
		}
		v.Names = append(v.Names, nameView{string(typed[e.Start:e.End]), e.Type, e.Label, s.entityAddress(e.Type, e.Entity), e.Words})
	}
	return v
}

// queryParts cuts a query where warnings begin and end.
func queryParts(typed []rune, warnings []dateline.Warning) (out []queryPart) {
	odd := make([]bool, len(typed))
	for _, w := range warnings {
		for i := w.Start; i < w.End; i++ {
			odd[i] = true
		}
	}
	for at := 0; at < len(typed); {
		n := slices.Index(odd[at:], !odd[at])
		if n < 0 {
			n = len(typed) - at
		}
		out = append(out, queryPart{string(typed[at : at+n]), odd[at]})
		at += n
	}
	return out
}
