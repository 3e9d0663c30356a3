package rank

// source counts occurrences of one thing (a term, a phrase) in one field.
type source interface {
	walker
	freq() (int, error) // in the article stood on; 0 if it does not stand there after all
	length() float64
	close() error
}

// weighted is a source and what one of its occurrences counts for.
type weighted struct {
	source
	weight int
}

// scored walks the articles in which any of its sources occurs, and scores the
// weighted sum of their occurrences as one.
type scored struct {
	heap  heap[weighted]
	o     *opener
	idf   float64 // with the boost
	num   uint64
	value float64
}

func newScored(o *opener, sources []weighted, idf, boost float64) *scored {
	return &scored{heap: heap[weighted]{items: sources}, o: o, idf: idf * boost}
}

func (s *scored) doc() uint64    { return s.num }
func (s *scored) score() float64 { return s.value }
func (s *scored) close() error   { return closeAll(append(s.heap.items, s.heap.done...)) }

func (s *scored) next() error { return s.advance(s.num + 1) }

func (s *scored) advance(to uint64) error {
	if err := s.heap.advance(to); err != nil {
		return err
	}
	return s.settle()
}

// settle takes the next article in which something occurs, and leaves every
// source behind it.
func (s *scored) settle() error {
	for {
		s.num = s.heap.top()
		if s.num == end {
			return nil
		}
		tf, length := 0, 0.0
		for s.heap.top() == s.num {
			w := s.heap.items[0]
			n, err := w.freq()
			if err != nil {
				return err
			}
			tf += n * w.weight
			length = w.length()
			if err := s.heap.step(); err != nil {
				return err
			}
		}
		if tf > 0 {
			s.value = s.idf * Saturate(float64(tf), s.o.stats.Norm(length))
			return nil
		}
	}
}
