package names

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/tag"
)

// Reader finds places, people and organisations: what an extractor of places and a tagger
// have found, resolved. It is an entity.Extractor.
type Reader struct {
	Places entity.Extractor
	Tagger tag.Tagger
}

// Mentions implements entity.Extractor.
func (r Reader) Mentions(t entity.Text) []dateline.Mention {
	return Resolve(t, r.Places.Mentions(t), r.Tagger.Tag(t.Title, t.TitleWords), r.Tagger.Tag(t.Body, t.BodyWords))
}

// Fingerprint implements entity.Extractor.
func (r Reader) Fingerprint() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s %s", Version, r.Tagger.Fingerprint(), r.Places.Fingerprint()))
	return hex.EncodeToString(sum[:16])
}

// Place implements entity.Extractor.
func (r Reader) Place(id string) (dateline.Place, bool) { return r.Places.Place(id) }
