package server

// NameUseJSON is a name of a place as articles write it.
type NameUseJSON struct {
	Name         string       `json:"name"`         // in any capitals and with any accents
	Articles     int          `json:"articles"`     // how many mention the place and have these words, also as a part of a longer name
	Publications []WriterJSON `json:"publications"` // of those articles; by articles, descending, at most 8
	Unknown      int          `json:"unknown"`      // articles whose publication is not known
	URL          string       `json:"url"`          // the search for those articles: path and query
}

// WriterJSON is a publication that writes a name.
type WriterJSON struct {
	Publication string `json:"publication"` // as it writes its own name
	Articles    int    `json:"articles"`    // how many of its articles do
}

// newNameUses has the names of a place that articles write; at is the search for those
// articles.
func newNameUses(uses []nameUse, at address) []NameUseJSON {
	out := []NameUseJSON{}
	for _, u := range uses {
		one := NameUseJSON{Name: u.Name, Articles: u.Articles, Publications: []WriterJSON{}, Unknown: u.Writers.Missing, URL: at.set("q", phrase(u.Name)).String()}
		for _, c := range u.Writers.Values {
			one.Publications = append(one.Publications, WriterJSON{c.Value, c.Count})
		}
		out = append(out, one)
	}
	return out
}
