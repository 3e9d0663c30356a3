package world

// Entry is what is told of a place when a world is made.
type Entry struct {
	Number     uint32   // GeoNames' id; 0 if there is none, and then ID is needed
	ID         string   // [a-z0-9-]{1,64} of a place without a number
	Names      []string // the label first; at least one. Those without a word are left out
	Kind       Kind
	Countries  []string // ISO 3166-1 alpha-2; several where it is disputed
	Code       string   // of a division in GeoNames: "AM.10", "US.CA.001"; of a country "AM"
	Admin1     string   // the Code, or the ID, of the division or region it lies in; "" where it is not known
	Admin2     string
	Population uint32
	Lat, Lon   float64 // degrees of WGS 84
}
