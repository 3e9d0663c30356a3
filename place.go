package dateline

// Place is an entry of a gazetteer.
type Place struct {
	ID        string   // [a-z0-9-]{1,64}, unique in the archive, for example "kalbajar"
	Label     string   // the name to show, in the language of the archive
	Kind      string   // for example "town", "region", "country", "corridor"
	Countries []string // ISO 3166-1 alpha-2 in upper case; several where it is disputed, none where there is none
	Lat, Lon  float64  // WGS 84 degrees, -90 to 90 and -180 to 180; read only if Located
	Located   bool     // whether Lat and Lon are known
	Names     []string // every other name and spelling; the label is a name too and need not be repeated
}

// AllNames returns the label and then the other names, without repeating it.
func (p Place) AllNames() []string {
	all := []string{p.Label}
	for _, n := range p.Names {
		if n != p.Label {
			all = append(all, n)
		}
	}
	return all
}

// Text fields. Mentions are in the first two.
const (
	FieldTitle   = "title"
	FieldBody    = "body"
	FieldRemains = "remains"
)

// Mention is one occurrence of an entity in an article. It is derived from the
// text: never in the record.
type Mention struct {
	Field      string  // FieldTitle or FieldBody
	Start, End int     // half-open bytes of that field, on rune boundaries; JSON carries code points
	Words      string  // the words used there, as written
	Type       string  // "place"
	Entity     string  // the entity's id
	Label      string  // the name to show for it
	Confidence float64 // 0 to 1; 1 for a name that the gazetteer gives to one place only
}
