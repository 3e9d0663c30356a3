package segment

import "runtime/debug"

// lengths writes those of a field by the new numbers of the documents.
func (s *source) lengths(name string, to []uint32) (err error) {
	f := s.byName[name]
	if f == nil || f.has&hasFrequencies == 0 {
		return nil
	}
	defer s.guarded(debug.SetPanicOnFault(true), f.parts.lengths, &err)
	for doc, number := range s.numbers {
		if number != dropped {
			to[number] = uint32(f.lengths.get(doc))
		}
	}
	return nil
}

// field merges a field.
func (m *merger) field(out *fieldWriter, name string) (entry fieldEntry, err error) {
	terms, has, err := m.openField(name)
	if err != nil {
		return entry, err
	}
	out.begin(name, has)
	for len(terms) > 0 {
		if err := m.going(); err != nil {
			return entry, err
		}
		if err := terms.merge(out); err != nil {
			return entry, err
		}
	}
	lengths := make([]uint32, m.d.docs)
	for _, s := range m.sources {
		if err := s.lengths(name, lengths); err != nil {
			return entry, err
		}
	}
	return out.end(lengths), nil
}
