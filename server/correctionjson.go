package server

import (
	"net/http"
	"time"

	"dateline"
	"dateline/index/correct"
)

// CorrectionsJSON are corrections of entities, by number.
type CorrectionsJSON struct {
	Corrections []CorrectionJSON `json:"corrections"` // those taken back and the undos too
}

// CorrectionJSON is what somebody has said of an entity against what machines read. Which
// fields there are depends on the kind.
type CorrectionJSON struct {
	N            int             `json:"n,omitempty"`            // its number, given when it is taken; ignored where it is posted
	At           *time.Time      `json:"at,omitempty"`           // when it was said, UTC, to the millisecond, of the years 1 to 9999; now if absent
	By           string          `json:"by,omitempty"`           // who said it; the name of the key if absent
	Why          string          `json:"why,omitempty"`          // the reason
	Kind         string          `json:"kind"`                   // merge, split, rename, retype, hide, show, mention, name, place or undo
	Entity       string          `json:"entity,omitempty"`       // the id of an entity; absent of a mention: the words are none
	Into         string          `json:"into,omitempty"`         // of merge and split: the id of what it is
	Type         string          `json:"type,omitempty"`         // place, person or organisation; of name that of an entity in no list of places, as the archive knows it if absent
	Label        string          `json:"label,omitempty"`        // the name to show
	Words        []string        `json:"words,omitempty"`        // of split and name the names, of mention one: the words as they stand in the text
	Articles     []string        `json:"articles,omitempty"`     // of a split that is posted, instead of words: ids of articles in which it is the other
	Publications []string        `json:"publications,omitempty"` // likewise: names of publications in all of whose articles it is
	Article      string          `json:"article,omitempty"`      // of mention: the id of the article
	Field        string          `json:"field,omitempty"`        // of mention: title or body
	Occurrence   int             `json:"occurrence,omitempty"`   // of mention: which time the words stand there, from 1; absent: each
	Revision     int             `json:"revision,omitempty"`     // of mention: the revision that they were found in
	Start        int             `json:"start,omitempty"`        // of a mention that is posted, instead of words and occurrence: the first code point
	End          int             `json:"end,omitempty"`          // behind the last
	Place        *AddedPlaceJSON `json:"place,omitempty"`        // of place
	Undoes       int             `json:"undoes,omitempty"`       // of undo: the number of another
	Undone       int             `json:"undone,omitempty"`       // the number of the undo that took this one back
	Says         string          `json:"says,omitempty"`         // the whole in words; ignored where it is posted
}

// AddedPlaceJSON is a place that a correction adds.
type AddedPlaceJSON struct {
	ID        string     `json:"id"`              // its id
	Label     string     `json:"label"`           // the name to show
	Kind      string     `json:"kind"`            // town, region, country; may be empty
	Countries []string   `json:"countries"`       // ISO 3166-1 alpha-2
	Point     *PointJSON `json:"point,omitempty"` // absent where it is not known
	Names     []string   `json:"names"`           // every other name and spelling
}

// CorrectedAllJSON answers corrections, in the order in which they were posted.
type CorrectedAllJSON struct {
	Corrected []CorrectedJSON `json:"corrected"` // one for each; of a split by articles one for each mention there
	Added     int             `json:"added"`     // how many hold now
	Unchanged int             `json:"unchanged"` // how many held already
	Rejected  int             `json:"rejected"`  // how many cannot hold
	Seq       uint64          `json:"seq"`       // the last change of the record
}

// CorrectedJSON answers one correction.
type CorrectedJSON struct {
	N      int          `json:"n,omitempty"`     // its number, if it was added
	Line   int          `json:"line,omitempty"`  // of a table: its line
	Status string       `json:"status"`          // added, unchanged or rejected
	Error  *ProblemJSON `json:"error,omitempty"` // why it was rejected
	// what to know of one that was added: which of the names it gives are common words
	Warnings []string `json:"warnings,omitempty"`
}

func newCorrection(c dateline.Correction) CorrectionJSON {
	out := CorrectionJSON{
		N: c.N, At: &c.At, By: c.By, Why: c.Why, Kind: c.Kind, Entity: c.Entity, Into: c.Into, Type: c.Type, Label: c.Label, Words: c.Words,
		Article: string(c.Article), Field: c.Field, Occurrence: c.Occurrence, Revision: c.Revision, Undoes: c.Undoes, Undone: c.Undone,
		Says: correct.Sentence(c),
	}
	if c.Kind == dateline.CorrectPlace {
		p := c.Place
		out.Place = &AddedPlaceJSON{ID: p.ID, Label: p.Label, Kind: p.Kind, Countries: append([]string{}, p.Countries...), Names: append([]string{}, p.Names...)}
		if p.Located {
			out.Place.Point = &PointJSON{"Point", [2]float64{p.Lon, p.Lat}}
		}
	}
	return out
}

// correction is what was posted, with offsets in code points.
func (c CorrectionJSON) correction() dateline.Correction {
	out := dateline.Correction{
		By: c.By, Why: c.Why, Kind: c.Kind, Entity: c.Entity, Into: c.Into, Type: c.Type, Label: c.Label, Words: c.Words,
		Article: dateline.ID(c.Article), Field: c.Field, Occurrence: c.Occurrence, Revision: c.Revision, Start: c.Start, End: c.End, Undoes: c.Undoes,
	}
	if c.At != nil {
		out.At = *c.At
	}
	if p := c.Place; p != nil {
		out.Place = dateline.Place{ID: p.ID, Label: p.Label, Kind: p.Kind, Countries: p.Countries, Names: p.Names}
		if p.Point != nil {
			out.Place.Lon, out.Place.Lat, out.Place.Located = p.Point.Coordinates[0], p.Point.Coordinates[1], true
		}
	}
	return out
}

func (s *server) newCorrectedAll(r *http.Request, posted postedCorrections, out []dateline.Corrected, upTo dateline.Seq) CorrectedAllJSON {
	all := CorrectedAllJSON{Corrected: []CorrectedJSON{}, Seq: uint64(upTo)}
	for i, o := range out {
		c := CorrectedJSON{N: o.N, Status: o.Status.String()}
		if posted.lines != nil {
			c.Line = posted.lines[i]
		}
		switch o.Status {
		case dateline.Added:
			all.Added++
			c.Warnings = correct.Warnings(posted.batch[i])
		case dateline.Unchanged:
			all.Unchanged++
		default:
			all.Rejected++
			why := s.problem(r, o.Err)
			c.Error = &why
		}
		all.Corrected = append(all.Corrected, c)
	}
	return all
}
