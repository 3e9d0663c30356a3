package match

import "dateline/index/rank"

// norms are the norms of articles by their lengths, for one average length.
type norms struct {
	average float64
	of      []float64 // by length; for those from tabled on see norm
}

// tabled is the longest article, in words, whose norm is in a table: half a megabyte
// of them.
const tabled = 1 << 16

// ready gives every segment what scores are made of.
func (v *View) ready(s rank.Stats) error {
	for _, p := range v.segments {
		f, err := v.factsOf(p)
		if err != nil {
			return err
		}
		p.lengths, p.norms = f.lengths, p.normsOf(s, f.longest)
	}
	return nil
}

// normsOf is the table of the norms of a segment for an average length.
func (p *part) normsOf(s rank.Stats, longest uint32) *norms {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.table == nil || p.table.average != s.Length {
		made := &norms{average: s.Length, of: make([]float64, min(longest, tabled)+1)}
		for n := range made.of {
			made.of[n] = s.Norm(rank.IndexedLength(n))
		}
		p.table = made
	}
	return p.table
}

func (n *norms) norm(s rank.Stats, length uint32) float64 {
	if int(length) < len(n.of) {
		return n.of[length]
	}
	return s.Norm(rank.IndexedLength(int(length)))
}
