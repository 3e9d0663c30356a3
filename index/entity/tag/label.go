package tag

import "dateline"

// label is what a word is to the name that it is a part of.
type label = uint8

// Labels: Outside of any name, or the beginning or the inside of a name of the type.
const (
	Outside label = iota
	beginPerson
	insidePerson
	beginOrganisation
	insideOrganisation
	beginPlace
	insidePlace
	beginOther
	insideOther
	Labels = 9 // how many there are
)

var typeOfLabel = [Labels]string{"", dateline.TypePerson, dateline.TypePerson, dateline.TypeOrganisation, dateline.TypeOrganisation,
	dateline.TypePlace, dateline.TypePlace, Other, Other}

func begins(l label) bool { return l&1 == 1 }

func inside(l label) bool { return l != Outside && l&1 == 0 }

// MayFollow reports whether a word with label b may follow one with label a, or the
// beginning of a sentence (Outside): a name goes on only where it has begun.
func MayFollow(a, b label) bool { return !inside(b) || a == b || a == b-1 }

// LabelOf returns the label of a word at the beginning of a name of that type, or inside
// of it.
func LabelOf(kind string, first bool) label {
	for l := beginPerson; l < Labels; l += 2 {
		if typeOfLabel[l] == kind {
			if first {
				return l
			}
			return l + 1
		}
	}
	return Outside
}
