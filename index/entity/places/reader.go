package places

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/world"
	"dateline/index/text"
)

// Version is raised when the same world, gazetteer and weights give other mentions of
// the same text than before.
const Version = 1

// Threshold is the least probability at which a name is a mention.
const Threshold = .35

// Reader finds places. It is immutable and safe for concurrent use.
type Reader struct {
	world       *world.World
	own         *entity.Gazetteer
	weights     *weights
	scores      *Scores
	aliases     map[world.Index]string // places of the world that the own gazetteer has, to its ids
	capitals    map[world.Index]bool
	fingerprint string
	runs        sync.Pool // of *run
}

// New returns the reader of the places of the world and of an archive's own gazetteer,
// whose names always stand for its places.
func New(w *world.World, own *entity.Gazetteer) *Reader {
	weights, err := loadWeights()
	if err != nil {
		panic("index/entity/places: " + err.Error()) // a fault of the build
	}
	scores, err := loadScores()
	if err != nil {
		panic("index/entity/places: " + err.Error())
	}
	r := &Reader{world: w, own: own, weights: weights, scores: scores}
	r.aliases, r.capitals = r.findAliases(), findCapitals(w)
	sum := sha256.Sum256(fmt.Append(nil, Stamp(), w.Fingerprint(), own.Fingerprint()))
	r.fingerprint = hex.EncodeToString(sum[:fingerprintBytes])
	r.runs.New = func() any { return newRun(r) }
	return r
}

const fingerprintBytes = 16

// Stamp returns 32 hexadecimal digits that change with Version and with the weights, the
// part of a Reader's fingerprint that neither a world nor a gazetteer has.
func Stamp() string {
	sum := sha256.Sum256(fmt.Append(nil, Version, weightsFile, scoresFile, capitalsFile))
	return hex.EncodeToString(sum[:fingerprintBytes])
}

// Fingerprint returns 32 hexadecimal digits that change whenever the same text may give
// other mentions.
func (r *Reader) Fingerprint() string { return r.fingerprint }

// Place returns the place of that id, of the own gazetteer or of the world.
func (r *Reader) Place(id string) (dateline.Place, bool) {
	if p, ok := r.own.Place(id); ok {
		return p, true
	}
	i, ok := r.world.ByID(id)
	if !ok {
		return dateline.Place{}, false
	}
	p := r.world.At(i)
	return dateline.Place{
		ID: p.ID, Label: p.Label, Kind: p.Kind.String(), Countries: p.Countries,
		Lat: p.Lat, Lon: p.Lon, Located: true, Names: r.world.Names(i)[1:],
	}, true
}

// ID returns the id of a place of the world, or of the place of the own gazetteer that it
// is.
func (r *Reader) ID(i world.Index) string {
	if own, ok := r.aliases[i]; ok {
		return own
	}
	return r.world.At(i).ID
}

// Mentions returns the places and nationalities that an article names, and the entities of
// names that the own gazetteer has, in the order of
// their fields, the title first, and of their offsets. They never overlap. The dateline
// and the publication of t.Known help to tell places of one name apart.
func (r *Reader) Mentions(t entity.Text) []dateline.Mention {
	run := r.runs.Get().(*run)
	defer r.runs.Put(run)
	run.read(t, false)
	var out []dateline.Mention
	for k := range run.candidates {
		if c := &run.candidates[k]; c.taken && !c.field.hidden() {
			out = append(out, run.mention(c))
		}
	}
	return out
}

// Explain returns what Mentions does, and the names that were refused, with reasons.
func (r *Reader) Explain(t entity.Text) []entity.Reasons {
	run := r.runs.Get().(*run)
	defer r.runs.Put(run)
	run.read(t, true)
	return run.reasons()
}

// findAliases looks up the names of the own gazetteer in the world: a place of the same
// country that is near, or a country or division whose own point is not known to differ.
func (r *Reader) findAliases() map[world.Index]string {
	aliases := map[world.Index]string{}
	analyzer := text.NewAnalyzer()
	for p := range r.own.All() {
		for _, name := range p.AllNames() {
			var folded []string
			for _, w := range analyzer.Exact(nil, name) {
				folded = append(folded, w.Exact)
			}
			for _, i := range r.world.Lookup(folded) {
				if q := r.world.At(i); q.Kind != world.Demonym && samePlace(p, q) {
					aliases[i] = p.ID
				}
			}
		}
	}
	return aliases
}
