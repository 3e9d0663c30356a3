package read

import (
	"dateline/index/entity/full"
	"dateline/index/entity/tag"
)

// mixed is the tagger of mode Full: that of mode Fast which is told what the full one
// finds, and has learned how far to trust it.
func mixed(m *full.Model) tag.Tagger {
	return tag.Hinted{Model: tag.LoadHinted(), Of: full.Fingerprint(), Hints: func(s string) []tag.Hint { return tag.Hints(m.Tag(s)) }}
}
