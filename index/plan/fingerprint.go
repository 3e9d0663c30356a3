package plan

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"

	"dateline"
)

// Fingerprint tells searches apart whose pages do not go on from each other.
func Fingerprint(s dateline.Search) string {
	what := []any{s.Text, s.Include, s.Exclude, s.Missing, s.From, s.To, s.Any, s.Verbatim, s.Order(), s.Copies, s.CopyOf}
	if len(s.Present) > 0 {
		what = append(what, "present", s.Present)
	}
	if s.Revisions != dateline.NewestOnly {
		what = append(what, s.Revisions)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", what))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// AsksEntities reports whether what a search matches depends on entities; c has compiled
// its query.
func (c *Compiler) AsksEntities(s dateline.Search) bool {
	for _, facet := range []string{dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation, dateline.FacetCountry} {
		if len(s.Include[facet])+len(s.Exclude[facet]) > 0 || slices.Contains(s.Missing, facet) || slices.Contains(s.Present, facet) {
			return true
		}
	}
	return len(c.Asked) > 0
}
