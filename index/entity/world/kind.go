package world

// Kind is what a place is. The zero Kind is none.
type Kind uint8

const (
	Country  Kind = iota + 1 // also territories with a code of ISO 3166-1
	Admin1                   // first division of a country: state, province, marz
	Admin2                   // second division: county, district
	City                     // a populated place of any size
	Region                   // without a border that all agree on, or of several countries: Caucasus, Middle East
	Sea                      // with its bays, gulfs and straits; oceans
	River                    //
	Lake                     //
	Mountain                 // also ranges
	Island                   // also groups of islands
	Site                     // what is none of these: a street, a quarter, a border crossing, a corridor
	Demonym                  // the adjective or noun of nationality: Armenian, Armenians, Scottish
)

var kinds = [...]string{"", "country", "admin1", "admin2", "city", "region", "sea", "river", "lake", "mountain", "island", "site", "demonym"}

// String returns the kind's name, "" for none.
func (k Kind) String() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return ""
}

// ParseKind returns the kind of that name, and whether there is one.
func ParseKind(name string) (Kind, bool) {
	for k := range kinds {
		if k > 0 && kinds[k] == name {
			return Kind(k), true
		}
	}
	return 0, false
}
