package segment

import (
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// dropped is the new number of a document that is not in the merged segment.
const dropped = math.MaxUint64

// Merge writes one segment of several to a file, without the documents in drops, of
// which there is one for each segment; nil drops nothing. It returns the new numbers of
// the documents of each, math.MaxUint64 for those dropped, and the size of the file.
// It ends with the error ErrClosed of Bleve when stop is closed, and leaves no file
// where it fails. The file is the one that Persist writes of a segment that New has made of the
// same documents.
func (p *Plugin) Merge(segments []api.Segment, drops []*roaring.Bitmap, path string, stop chan struct{}, report api.StatsReporter) (numbers [][]uint64, size uint64, err error) {
	m := merger{stop: stop}
	for i, s := range segments {
		b, err := baseOf(s)
		if err != nil {
			return nil, 0, err
		}
		numbers = append(numbers, m.add(b, drops[i]))
	}
	err = create(path, func(f *os.File) error {
		m.w = &writer{to: f, report: report}
		err := m.merge()
		size = m.w.size
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	return numbers, size, nil
}

// MergeUsing is Merge; nothing can be configured.
func (p *Plugin) MergeUsing(segments []api.Segment, drops []*roaring.Bitmap, path string, stop chan struct{}, report api.StatsReporter, _ map[string]any) ([][]uint64, uint64, error) {
	return p.Merge(segments, drops, path, stop, report)
}

func baseOf(s api.Segment) (*base, error) {
	switch s := s.(type) {
	case *memory:
		return &s.base, nil
	case *file:
		return &s.base, nil
	}
	return nil, fmt.Errorf("merge segments: one is a %T", s)
}

// merger merges segments.
type merger struct {
	w       *writer
	stop    chan struct{}
	sources []*source
	d       directory
	names   map[string]int // numbers of the fields
}

// source is a segment that is merged.
type source struct {
	*base
	numbers []uint64 // the new ones of its documents
}

// add adds a segment, and returns the new numbers of its documents.
func (m *merger) add(b *base, drop *roaring.Bitmap) []uint64 {
	s := &source{base: b, numbers: make([]uint64, b.docs)}
	for i := range s.numbers {
		if drop != nil && drop.Contains(uint32(i)) {
			s.numbers[i] = dropped
			continue
		}
		s.numbers[i] = m.d.docs
		m.d.docs++
	}
	m.sources = append(m.sources, s)
	return s.numbers
}

// going says whether to go on; it is asked for every term and document.
func (m *merger) going() error {
	if m.w.err != nil {
		return m.w.err
	}
	select {
	case <-m.stop:
		return api.ErrClosed
	default:
		return nil
	}
}

func (m *merger) merge() error {
	if m.d.docs > maxDocs {
		return fmt.Errorf("merge segments: they have %d documents, not %d at most", m.d.docs, maxDocs)
	}
	names := []string{idField}
	for _, s := range m.sources {
		for _, name := range s.names {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names[1:])
	m.names = make(map[string]int, len(names))
	out := fieldWriter{w: m.w}
	for i, name := range names {
		m.names[name] = i
		entry, err := m.field(&out, name)
		if err != nil {
			return fmt.Errorf("merge the field %s: %w", name, err)
		}
		m.d.fields = append(m.d.fields, entry)
	}
	if err := m.stored(); err != nil {
		return fmt.Errorf("merge stored values: %w", err)
	}
	return m.w.finish(&m.d)
}
