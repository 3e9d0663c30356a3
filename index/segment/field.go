package segment

// find finds the sections of a field, the first of which begins at a place, and says
// where the last ends.
func (f *field) find(e fieldEntry, at uint64) (end uint64, err error) {
	switch {
	case e.has == 0:
		return at, nil
	case e.has&hasTerms == 0 || e.has > hasAll:
		return 0, f.damaged("directory", "the field %s has what no field has, %#x", e.name, e.has)
	}
	parts := e.parts
	next := func(part string) (data []byte, size int) {
		if err == nil {
			size = int(parts[0].size)
			data, at, err = f.section(part, at, parts[0])
			parts = parts[1:]
		}
		return data, size
	}
	f.lists, f.size = next(f.parts.lists)
	entries, size := next(f.parts.terms)
	if err != nil {
		return 0, err
	}
	if err := f.findTerms(e, entries, size); err != nil {
		return 0, err
	}
	if e.has&hasFrequencies != 0 {
		data, size := next(f.parts.lengths)
		if err == nil && !readColumns(data, size, f.docs, &f.lengths) {
			err = f.wrong(f.parts.lengths)
		}
	}
	if e.has&hasValues != 0 {
		data, size := next(f.parts.values)
		if err == nil && !f.findValues(data, size) {
			err = f.wrong(f.parts.values)
		}
	}
	return at, err
}

// wrong is the error of a part whose bytes cannot be what it says.
func (f *field) wrong(part string) error {
	return f.damaged(part, "they have not the bytes that they say")
}

func (f *field) findTerms(e fieldEntry, data []byte, size int) error {
	blocks := (e.terms + termBlock - 1) / termBlock
	if e.entries > uint64(size) || e.terms > e.entries {
		return f.wrong(f.parts.terms)
	}
	f.terms, f.ends = int(e.terms), int(e.entries)
	f.entries = data[:f.ends+slack]
	if !readColumns(data[f.ends:], size-f.ends, int(blocks), &f.begins, &f.firsts) {
		return f.wrong(f.parts.terms)
	}
	return nil
}

func (f *field) findValues(data []byte, size int) bool {
	c, used, ok := readColumn(data, size, f.docs+1)
	if !ok {
		return false
	}
	n := c.get(f.docs)
	f.byDoc = c
	return n < uint64(len(f.mem))*8 && readColumns(data[used:], size-used, int(n), &f.ofDoc)
}
