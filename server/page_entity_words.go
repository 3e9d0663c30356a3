package server

import (
	"fmt"

	"dateline"
)

// kindOf words what a place is; other gazetteers than that of the world have words of their
// own.
func kindOf(p dateline.Place) string {
	switch p.Kind {
	case "admin1":
		return "state or province"
	case "admin2":
		return "county or district"
	}
	return p.Kind
}

// pronoun stands for an entity where its name would be too long.
func pronoun(e dateline.Entity) string {
	if e.Type == dateline.TypePerson {
		return "them"
	}
	return "it"
}

func verb(articles int) string {
	if articles == 1 {
		return "mentions"
	}
	return "mention"
}

// point words coordinates in degrees: 40.2031° N, 45.8647° E.
func point(lat, lon float64) string {
	ns, ew := "N", "E"
	if lat < 0 {
		ns, lat = "S", -lat
	}
	if lon < 0 {
		ew, lon = "W", -lon
	}
	return fmt.Sprintf("%g° %s, %g° %s", lat, ns, lon, ew)
}
