package segment

import (
	"runtime/debug"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// base is what segments in memory and in files have in common: the bytes of a whole
// file, and where in them things stand.
type base struct {
	uncounted
	name     string // of the file
	mem      []byte
	docs     int
	sections uint64 // bytes of all of them; behind them is the directory
	fields   []field
	byName   map[string]*field
	names    []string
	values   []string // the fields whose terms can be read by document
	stored   []byte   // the records, with slack
	records  int      // bytes of them
	offsets  column   // where each record begins, and the last ends
	checks   []check
}

// field is where the parts of a field stand.
type field struct {
	*base
	name    string
	parts   partNames
	has     byte
	terms   int
	lists   []byte // with slack
	size    int    // of lists
	entries []byte // with slack
	ends    int    // of entries
	begins  column // by block of terms, in entries
	firsts  column // by block of terms, where its first list begins
	lengths column // by document
	byDoc   column // where the terms of each document begin in values
	ofDoc   column // numbers of terms
}

// partNames are what errors call the parts of a field.
type partNames struct{ lists, terms, lengths, values string }

func partsOf(field string) partNames {
	return partNames{"lists of " + field, "terms of " + field, "lengths of " + field, "values of " + field}
}

// check is a section and its sum.
type check struct {
	part       string
	begin, end uint64
	sum        uint32
}

// read reads the directory of s.mem and finds the sections.
func (s *base) read() (err error) {
	defer s.guarded(debug.SetPanicOnFault(true), "directory", &err)
	d, err := s.readDirectory()
	if err != nil {
		return err
	}
	s.docs = int(d.docs)
	s.fields = make([]field, len(d.fields))
	s.byName = make(map[string]*field, len(d.fields))
	at := uint64(0)
	for i, e := range d.fields {
		f := &s.fields[i]
		*f = field{base: s, name: e.name, parts: partsOf(e.name), has: e.has}
		if at, err = f.find(e, at); err != nil {
			return err
		}
		s.byName[e.name] = f
		s.names = append(s.names, e.name)
		if e.has&hasValues != 0 {
			s.values = append(s.values, e.name)
		}
	}
	return s.findStored(&d, at)
}

// section is one that begins at a place; it has slack.
func (s *base) section(part string, at uint64, e extent) (data []byte, end uint64, err error) {
	if e.size > s.sections-at {
		return nil, 0, s.damaged(part, "it has %d bytes, of which %d are there", e.size, s.sections-at)
	}
	end = at + e.size
	s.checks = append(s.checks, check{part, at, end, e.sum})
	return s.mem[at : end+slack], end, nil
}

func (s *base) findStored(d *directory, at uint64) (err error) {
	const part = "stored values"
	var end uint64
	if s.stored, end, err = s.section(part, at, d.stored); err != nil {
		return err
	}
	ok := d.records <= d.stored.size && d.records >= d.docs && end == s.sections // a record has a byte at least
	if ok {
		s.records = int(d.records)
		ok = readColumns(s.stored[s.records:], int(d.stored.size-d.records), s.docs+1, &s.offsets)
	}
	if !ok {
		return s.damaged(part, "it has not the bytes that it says")
	}
	return nil
}

// readColumns reads columns of n numbers each, which must be all there is.
func readColumns(data []byte, size, n int, to ...*column) bool {
	for _, c := range to {
		read, used, ok := readColumn(data, size, n)
		if !ok {
			return false
		}
		*c = read
		data, size = data[used:], size-used
	}
	return size == 0
}

// Count is how many documents there are, dropped ones too.
func (s *base) Count() uint64 { return uint64(s.docs) }

// Fields are the names of all fields.
func (s *base) Fields() []string { return s.names }

// VisitableDocValueFields are the fields whose terms VisitDocValues reads.
func (s *base) VisitableDocValueFields() ([]string, error) { return s.values, nil }

// Dictionary returns the terms of a field; none of a field that is not there.
func (s *base) Dictionary(name string) (api.TermDictionary, error) {
	return &Dictionary{s.byName[name]}, nil
}

// DocNumbers are the numbers of documents by their names; others are left out.
func (s *base) DocNumbers(ids []string) (*roaring.Bitmap, error) {
	out := roaring.New()
	d := Dictionary{s.byName[idField]}
	var list Postings
	for _, id := range ids {
		if err := d.read([]byte(id), nil, &list); err != nil {
			return nil, err
		}
		if err := list.into(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// uncounted: nobody asks how much was read.
type uncounted struct{}

// BytesRead is 0: it is not counted.
func (uncounted) BytesRead() uint64 { return 0 }

// ResetBytesRead does nothing.
func (uncounted) ResetBytesRead(uint64) {}

// BytesWritten is 0: it is not counted.
func (uncounted) BytesWritten() uint64 { return 0 }
