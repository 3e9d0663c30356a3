package segment

// stored copies the stored values.
func (m *merger) stored() error {
	out := newStoredWriter(m.w, int(m.d.docs))
	for _, s := range m.sources {
		numbers := make([]int, len(s.names))
		for i, name := range s.names {
			numbers[i] = m.names[name]
		}
		for doc, number := range s.numbers {
			if number == dropped {
				continue
			}
			if err := m.going(); err != nil {
				return err
			}
			if err := s.copyRecord(out, doc, numbers); err != nil {
				return err
			}
		}
	}
	out.finish(&m.d)
	return nil
}

func (s *source) copyRecord(out *storedWriter, doc int, numbers []int) error {
	r, err := s.record(doc)
	if err != nil {
		return err
	}
	id, rest, ok := idOf(r)
	if !ok {
		return s.damaged(storedPart, "document %d has no name", doc)
	}
	out.id(id)
	err = s.eachValue(rest, func(field int, kind byte, value []byte) bool {
		out.value(numbers[field], kind, value)
		return true
	})
	out.end()
	return err
}
