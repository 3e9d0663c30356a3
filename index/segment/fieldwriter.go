package segment

// fieldWriter writes one field after the other. For each the lists of its terms come
// in the order of the terms.
type fieldWriter struct {
	w      *writer
	list   listWriter
	terms  termWriter
	values valueWriter
	entry  fieldEntry
}

// begin begins a field.
func (f *fieldWriter) begin(name string, has byte) {
	f.entry = fieldEntry{name: name, has: has}
	f.terms.reset()
	f.values.reset()
	f.list.reset(has)
}

// add adds a document to the list of the term that is written; see listWriter.add.
func (f *fieldWriter) add(doc, frequency uint32) {
	f.list.add(doc, frequency)
	if f.entry.has&hasValues != 0 {
		f.values.add(doc, uint32(f.terms.terms))
	}
}

// term ends the list of a term, unless it has no document.
func (f *fieldWriter) term(term []byte) error {
	if f.list.count == 0 {
		return nil
	}
	size, err := f.list.finish(f.w)
	if err != nil {
		return err
	}
	f.terms.add(term, uint64(f.list.count), size)
	f.list.reset(f.entry.has)
	return f.w.err
}

// end writes what is behind the lists; lengths has one for every document.
func (f *fieldWriter) end(lengths []uint32) fieldEntry {
	if f.entry.has&hasTerms == 0 {
		return f.entry
	}
	e := &f.entry
	e.parts = append(e.parts, f.w.end())
	e.terms, e.entries = uint64(f.terms.terms), uint64(len(f.terms.entries))
	e.parts = append(e.parts, f.terms.finish(f.w))
	if e.has&hasFrequencies != 0 {
		f.w.write(appendColumn(nil, lengths))
		e.parts = append(e.parts, f.w.end())
	}
	if e.has&hasValues != 0 {
		f.w.write(f.values.append(nil, len(lengths)))
		e.parts = append(e.parts, f.w.end())
	}
	return f.entry
}

// valueWriter gathers which terms documents have, from which documents terms have.
type valueWriter struct {
	docs, terms []uint32
}

func (v *valueWriter) reset() { v.docs, v.terms = v.docs[:0], v.terms[:0] }

func (v *valueWriter) add(doc, term uint32) {
	v.docs = append(v.docs, doc)
	v.terms = append(v.terms, term)
}

// append writes where the terms of each of so many documents begin, and the terms.
func (v *valueWriter) append(to []byte, docs int) []byte {
	begins := make([]uint32, docs+1)
	for _, d := range v.docs {
		begins[d+1]++
	}
	for i := range docs {
		begins[i+1] += begins[i]
	}
	to = appendColumn(to, begins)
	sorted := make([]uint32, len(v.terms))
	for i, d := range v.docs {
		sorted[begins[d]] = v.terms[i]
		begins[d]++
	}
	return appendColumn(to, sorted)
}
