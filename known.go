package dateline

// Known is what is known about an article, each value with where it is from.
type Known struct {
	Publication Sourced[string] // who published it, as it writes its own name
	URL         Sourced[string] // where it was published
	Language    Sourced[string] // BCP 47, for example "en"
	Dateline    Sourced[string] // the place that it is filed from, as printed: "BAKU"
	Published   Sourced[Date]   // when it was published
	TitleFrom   Origin          // where the title is from; the title itself is text
}

// Origin says where a known value is from. The empty Origin says nothing.
type Origin string

// Origins, the strongest first. A value gives way to one whose origin is as
// strong or stronger, see Known.Merge.
const (
	FromEditor   Origin = "editor"        // a person looked it up
	FromMetadata Origin = "metadata file" // metadata.csv, or a field of the record that the article came in
	FromText     Origin = "text"          // the article says so
	FromAddress  Origin = "address"       // read from its address
	FromMachine  Origin = "machine"       // guessed by a program
)

var strength = map[Origin]int{FromEditor: 5, FromMetadata: 4, FromText: 3, FromAddress: 2, FromMachine: 1}

// Valid reports whether o is one of the five origins.
func (o Origin) Valid() bool { return strength[o] > 0 }

// Origins returns the five origins, the strongest first.
func Origins() []Origin {
	return []Origin{FromEditor, FromMetadata, FromText, FromAddress, FromMachine}
}

// Sourced is a value and where it is from. The zero Sourced says nothing. A zero
// Value with an origin says that the value is unknown: a metadata file with an
// empty cell takes back what an earlier one had put there.
type Sourced[T comparable] struct {
	Value T
	From  Origin
}

// merge returns what is known once next has been said after s; older says that
// next was captured before s.
func (s Sourced[T]) merge(next Sourced[T], older bool) Sourced[T] {
	was, is := strength[s.From], strength[next.From]
	if is == 0 || is < was || is == was && older {
		return s
	}
	return next
}

// Merge returns what is known once next has been said after k, value by value:
// one without an origin says nothing, the stronger origin wins, and of two as
// strong the later. older says that next was captured before k.
func (k Known) Merge(next Known, older bool) Known {
	k.Publication = k.Publication.merge(next.Publication, older)
	k.URL = k.URL.merge(next.URL, older)
	k.Language = k.Language.merge(next.Language, older)
	k.Dateline = k.Dateline.merge(next.Dateline, older)
	k.Published = k.Published.merge(next.Published, older)
	if next.TitleFrom != "" && !older {
		k.TitleFrom = next.TitleFrom // the title came with the text, and the later text is current
	}
	return k
}
