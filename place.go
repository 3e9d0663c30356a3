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
	Added     bool     `json:",omitempty"` // of SourceGeoNames: set when it is read, ignored when it is put
}

// SourceGeoNames is the source of places that were imported from GeoNames' dumps. They
// are joined to those of the world that the program knows: they may share names, and
// whether one is meant is decided by the text. Unlike with other sources, what is put is
// added to what it has, the same ids replaced; nothing at all removes all of them.
const SourceGeoNames = "geonames:dumps"

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

// Types of entities, and of their mentions.
const (
	TypePlace        = "place"
	TypeNationality  = "nationality" // "Armenian": the word names people or things by a country or a region
	TypePerson       = "person"
	TypeOrganisation = "organisation"
)

// Mention is one occurrence of an entity in an article. It is derived from the
// text: never in the record.
type Mention struct {
	Field      string  // FieldTitle or FieldBody
	Start, End int     // half-open bytes of that field, on rune boundaries; JSON carries code points
	Words      string  // the words used there, as written
	Type       string  // TypePlace, TypeNationality, TypePerson or TypeOrganisation
	Entity     string  // the entity's id; of a nationality that of its country or region
	Label      string  // the name to show for it
	Confidence float64 // 0 to 1; 1 for a name that the archive's own gazetteer gives
	// Alternatives are the ids of other entities that it may be, the most likely
	// first; nil where there is no doubt.
	Alternatives []string
	// Government is whether a capital stands for its government ("Baku denied"). Such
	// a mention is not counted as a location.
	Government bool
}

// Locates reports whether m says where something is: a place that does not stand
// for a government.
func (m Mention) Locates() bool { return m.Type == TypePlace && !m.Government }
