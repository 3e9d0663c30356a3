package read

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/full"
	"dateline/index/entity/names"
	"dateline/index/entity/places"
	"dateline/index/entity/tag"
	"dateline/index/entity/world"
)

// library is the world with an archive's places, decoded when it is needed.
type library struct {
	own   *entity.Gazetteer
	added []dateline.Place

	once  sync.Once
	world *world.World
	read  *places.Reader
}

// open decodes the world. What the program carries is sound, or the build is at fault.
func (l *library) open() *library {
	l.once.Do(func() {
		w, err := world.Load()
		if err == nil {
			w, err = w.With(l.added)
		}
		if err != nil {
			panic("index/entity/read: " + err.Error())
		}
		l.world, l.read = w, places.New(w, l.own)
	})
	return l
}

// sum is a fingerprint of several.
func sum(of ...any) string {
	all := sha256.Sum256(fmt.Appendf(nil, "%q", of))
	return hex.EncodeToString(all[:16])
}

// stamp is the fingerprint of the places that are read. It decodes nothing.
func (l *library) stamp() string {
	added, err := json.Marshal(l.added)
	if err != nil {
		panic("index/entity/read: " + err.Error()) // a coordinate that is no number, which no archive takes
	}
	return sum(places.Stamp(), world.Stamp(), l.own.Fingerprint(), string(added))
}

// lazy is an extractor that opens a library when it is used.
type lazy struct {
	of          *library
	open        func() entity.Extractor
	fingerprint string
}

// places reads places and nationalities.
func (l *library) places() lazy {
	return lazy{l, func() entity.Extractor { return l.open().read }, sum(Places, l.stamp())}
}

// fast reads people and organisations too.
func (l *library) fast() lazy {
	open := sync.OnceValue(func() entity.Extractor { return names.Reader{Places: l.open().read, Tagger: tag.Load()} })
	return lazy{l, open, sum(Fast, l.stamp(), tag.Stamp(), names.Version)}
}

// full reads them by the full tagger.
func (l *library) full() *entity.Better {
	return &entity.Better{
		Fingerprint: sum(Full, full.Fingerprint(), tag.StampHinted(), names.Version),
		TaggedBy:    full.Fingerprint(),
		Load: func() (entity.Extractor, error) {
			m, err := full.Load()
			if err != nil {
				return nil, err
			}
			open := func() entity.Extractor { return names.Reader{Places: l.open().read, Tagger: mixed(m)} }
			return slow{lazy{l, open, sum(Full, l.stamp(), full.Fingerprint(), tag.StampHinted(), names.Version)}, m}, nil
		},
	}
}

// Mentions implements entity.Extractor.
func (x lazy) Mentions(t entity.Text) []dateline.Mention { return x.open().Mentions(t) }

// Fingerprint implements entity.Extractor. It decodes nothing.
func (x lazy) Fingerprint() string { return x.fingerprint }

// Place implements entity.Extractor.
func (x lazy) Place(id string) (dateline.Place, bool) {
	if p, ok := x.of.own.Place(id); ok {
		return p, true
	}
	return x.of.open().read.Place(id)
}

// Explain returns why names are taken for places, or not: of places and nationalities only.
func (x lazy) Explain(t entity.Text) []entity.Reasons { return x.of.open().read.Explain(t) }
