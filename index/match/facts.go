package match

import (
	"fmt"

	index "github.com/blevesearch/bleve_index_api"
)

// facts are the values of Options.Facts of all articles of a segment.
type facts struct {
	values  []byte   // one behind the other
	ends    []uint32 // by article, in values
	lengths []uint32 // by article, in words
	longest uint32   // of lengths
}

// Facts is the value of Options.Facts of the article at a place. It must not be
// changed.
func (v *View) Facts(at int) ([]byte, error) {
	p := v.segmentAt(at)
	f, err := v.factsOf(p)
	if err != nil {
		return nil, err
	}
	n, begin := at-p.block<<6, uint32(0)
	if n > 0 {
		begin = f.ends[n-1]
	}
	return f.values[begin:f.ends[n]], nil
}

// factsOf reads the facts of all articles of a segment, once.
func (v *View) factsOf(p *part) (*facts, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.facts != nil {
		return p.facts, nil
	}
	values, err := v.reader.DocValueReader([]string{v.cache.opt.Facts})
	if err != nil {
		return nil, err
	}
	f := &facts{ends: make([]uint32, p.size), lengths: make([]uint32, p.size)}
	var num index.IndexInternalID
	for n := range p.size {
		num = index.NewIndexInternalID(num, p.number+uint64(n))
		var failed error
		err := values.VisitDocValues(num, func(_ string, value []byte) {
			f.values = append(f.values, value...)
			var words int
			words, failed = v.cache.opt.Length(value)
			f.lengths[n] = uint32(words)
		})
		if err == nil {
			err = failed
		}
		if err != nil {
			return nil, fmt.Errorf("read the facts of article number %d: %w", p.number+uint64(n), err)
		}
		f.ends[n] = uint32(len(f.values))
		f.longest = max(f.longest, f.lengths[n])
	}
	p.facts = f
	return f, nil
}
