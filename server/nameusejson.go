package server

// NameUseJSON is a name of an entity as articles write it.
type NameUseJSON struct {
	Name         string       `json:"name"`         // in any capitals and with any accents
	Articles     int          `json:"articles"`     // how many mention the entity and have these words, also as a part of a longer name
	Publications []WriterJSON `json:"publications"` // of those articles; by articles, descending, at most 8
	From         string       `json:"from"`         // the year of the first of them that has a date; empty where none has
	To           string       `json:"to"`           // the year of the last
	Unknown      int          `json:"unknown"`      // articles whose publication is not known
	URL          string       `json:"url"`          // the search for those articles: path and query
}

// WriterJSON is a publication that writes a name.
type WriterJSON struct {
	Publication string `json:"publication"` // as it writes its own name
	Articles    int    `json:"articles"`    // how many of its articles do
}

// newNameUses has the names of an entity that articles write; at is the search for those
// articles.
func newNameUses(uses []nameUse, at address) []NameUseJSON {
	out := []NameUseJSON{}
	for _, u := range uses {
		one := NameUseJSON{Name: u.Name, Articles: u.Articles, Publications: []WriterJSON{}, From: u.From, To: u.To, Unknown: u.Writers.Missing, URL: at.set("q", phrase(u.Name)).String()}
		for _, c := range u.Writers.Values {
			one.Publications = append(one.Publications, WriterJSON{c.Value, c.Count})
		}
		out = append(out, one)
	}
	return out
}
