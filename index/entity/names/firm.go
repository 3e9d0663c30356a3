package names

import (
	"strings"

	"dateline"
	"dateline/index/entity/tag"
)

// firm cuts the code of a stock exchange off a name, and says what the name is of: what has
// such a code, or ends with the form of a company, is an organisation and not a person. The
// degree behind a person's name looks like a code, and is cut off as well.
func (f *field) firm(first, n int, kind string) (int, string) {
	last := first + n - 1
	degree := degrees[f.words[last].Exact]
	code := !degree && isCode(f.surface(last))
	switch {
	case n > 1 && degree && kind == dateline.TypePerson:
		return n - 1, kind
	case n > 1 && code:
		return n - 1, dateline.TypeOrganisation
	case kind != dateline.TypePerson || !degree && !code && !forms[f.words[last].Exact]:
		return n, kind
	case n > 1:
		return n, dateline.TypeOrganisation
	}
	return n, tag.Other
}

// forms are those of companies that no person is called by.
var forms = set("inc corp corporation company ltd limited plc llc llp gmbh")

// degrees are those of universities that have the form of a code.
var degrees = set("ph.d ed.d sc.d th.d")

// isCode reports whether a word is a code of a share as news agencies have it: MER.N,
// DCXGn.DE.
func isCode(surface string) bool {
	share, place, dot := strings.Cut(surface, ".")
	return dot && len(share) > 1 && len(place) > 0 && len(place) < 4 && capitals(place, 0) && capitals(share, len(share)/2)
}

// capitals reports whether a word is of capitals, digits and at most so many small letters
// of the English alphabet, and begins with a capital.
func capitals(s string, small int) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z', '0' <= c && c <= '9' && i > 0:
		case 'a' <= c && c <= 'z' && i > 0 && small > 0:
			small--
		default:
			return false
		}
	}
	return true
}
