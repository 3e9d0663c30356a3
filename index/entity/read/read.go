// Package read makes what the texts of an archive are read with: it composes the
// gazetteers, the taggers and what joins their findings, for the mode that is asked for.
//
// The names of the archive's own places stand for those in every mode but None. The data
// that the program carries is decoded when the first text is read, or the first place
// asked for that is not the archive's own, and once for all readers.
package read

import (
	"slices"
	"strings"

	"dateline"
	"dateline/index/entity"
)

// Modes: what is read of texts.
const (
	None   = "none"   // nothing
	Own    = "own"    // the archive's own places, by their names
	Places = "places" // places of the world too, and nationalities
	Fast   = "fast"   // people and organisations too, while articles are indexed
	Full   = "full"   // as Fast, and then again by a tagger that takes longer
)

// Default is the mode of an archive for which nobody has named one.
const Default = Fast

// Modes returns all modes, each with all that the one before has.
func Modes() []string { return []string{None, Own, Places, Fast, Full} }

// New returns what reads texts in a mode, Default where that is "". own are the places
// that win over those of the world, and added are others that are joined to it. The
// error is Invalid for a mode that there is none of.
func New(mode string, own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) {
	if mode == "" {
		mode = Default
	}
	if !slices.Contains(Modes(), mode) {
		return nil, dateline.Invalidf("entities", "%q is not what can be read; want %s", mode, strings.Join(Modes(), ", "))
	}
	switch mode {
	case None:
		return &entity.Reader{Extractor: nothing{own}, Mode: mode}, nil
	case Own:
		return &entity.Reader{Extractor: own, Mode: mode}, nil
	}
	l := &library{own: own, added: added}
	r := &entity.Reader{Extractor: l.places(), Mode: mode, Warm: func() { l.open() }, Named: namer{l, mode != Places}.named}
	if mode != Places {
		r.Extractor = l.fast()
	}
	if mode == Full {
		r.Better = l.full()
	}
	return r, nil
}

// nothing finds no mentions, and knows the archive's own places.
type nothing struct{ *entity.Gazetteer }

// Mentions implements entity.Extractor.
func (nothing) Mentions(entity.Text) []dateline.Mention { return nil }

// Fingerprint implements entity.Extractor.
func (n nothing) Fingerprint() string { return sum(None, n.Gazetteer.Fingerprint()) }
