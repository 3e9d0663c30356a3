package read

import (
	"strings"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/names"
	"dateline/index/entity/world"
)

// longestNamed is how many words of a query are looked up as one name.
const longestNamed = 8

// namer knows which entities words may name.
type namer struct {
	of     *library
	people bool // and organisations
}

// named is Named of an entity.Reader.
func (r namer) named(words []string) (out []entity.Naming) {
	for n := min(len(words), longestNamed); n > 0; n-- {
		ids := r.places(words[:n])
		if r.people {
			name := strings.Join(words[:n], " ")
			ids = append(ids, names.Key(dateline.TypePerson, name), names.Key(dateline.TypeOrganisation, name))
		}
		if len(ids) > 0 {
			out = append(out, entity.Naming{Words: n, IDs: ids})
		}
	}
	return out
}

// places are those that have a name, by population, most first. One that is the archive's
// own is named by both ids: texts that were read before it was may have the other.
func (r namer) places(words []string) (ids []string) {
	l := r.of.open()
	for _, i := range l.world.Lookup(words) {
		p := l.world.At(i)
		if p.Kind == world.Demonym {
			continue
		}
		if own := l.read.ID(i); own != p.ID {
			ids = append(ids, own)
		}
		ids = append(ids, p.ID)
	}
	return ids
}
