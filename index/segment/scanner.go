package segment

import "encoding/binary"

// entry is a term in its dictionary.
type entry struct {
	shared int    // bytes at the beginning that the term before has too
	rest   []byte // behind those
	count  uint64 // documents
	begin  uint64 // of the list
	size   uint64 // bytes of the list
}

// scanner reads the entries of a field one after the other. It reads the bytes of the
// segment: who calls it is guarded.
type scanner struct {
	entry
	f      *field
	at     int    // in f.entries
	number int    // of the next term
	list   uint64 // where its list begins
	term   []byte
	same   int // bytes at its beginning that the term read before it has too
}

// seek goes in front of the first term of a block, which must be there.
func (s *scanner) seek(f *field, block int) {
	s.f, s.number = f, block*termBlock
	s.at, s.list = int(f.begins.get(block)), f.firsts.get(block)
}

// start goes in front of the first term.
func (s *scanner) start(f *field) {
	s.f, s.number, s.at, s.list = f, 0, 0, 0
}

// next reads the next term; false behind the last.
func (s *scanner) next() (bool, error) {
	ok, err := s.nextEntry()
	if !ok {
		return false, err
	}
	if s.shared > len(s.term) {
		return false, s.f.damaged(s.f.parts.terms, "term %d begins with %d bytes of one of %d", s.number-1, s.shared, len(s.term))
	}
	if s.same = s.shared; (s.number-1)%termBlock == 0 {
		s.same = common(s.term, s.rest)
	}
	s.term = append(s.term[:s.shared], s.rest...)
	return true, nil
}

// nextEntry is next without making the term.
func (s *scanner) nextEntry() (bool, error) {
	if s.number >= s.f.terms {
		return false, nil
	}
	shared := s.uvarint()
	n := s.uvarint()
	if s.at < 0 || n > uint64(s.f.ends-s.at) || s.number%termBlock == 0 && shared != 0 {
		return false, s.f.damaged(s.f.parts.terms, "term %d cannot be read", s.number)
	}
	s.rest = s.f.entries[s.at : s.at+int(n)]
	s.at += int(n)
	s.shared, s.count, s.size, s.begin = int(shared), s.uvarint(), s.uvarint(), s.list
	if s.at < 0 || shared > uint64(s.f.ends) || s.count-1 >= uint64(s.f.docs) || s.begin > uint64(s.f.size) || s.size > uint64(s.f.size)-s.begin {
		return false, s.f.damaged(s.f.parts.terms, "term %d cannot be read", s.number)
	}
	s.list += s.size
	s.number++
	return true, nil
}

// uvarint reads a number; s.at is negative if it cannot.
func (s *scanner) uvarint() uint64 {
	if s.at < 0 || s.at >= s.f.ends {
		s.at = -1
		return 0
	}
	if b := s.f.entries[s.at]; b < 0x80 {
		s.at++
		return uint64(b)
	}
	v, n := binary.Uvarint(s.f.entries[s.at:s.f.ends])
	if n <= 0 {
		s.at = -1
		return 0
	}
	s.at += n
	return v
}

// first is the first term of a block; false if it cannot be read.
func (f *field) first(block int) ([]byte, bool) {
	at := f.begins.get(block)
	if at >= uint64(f.ends) || f.entries[at] != 0 {
		return nil, false
	}
	at++
	n, used := binary.Uvarint(f.entries[at:f.ends])
	at += uint64(used)
	if used <= 0 || n > uint64(f.ends)-at {
		return nil, false
	}
	return f.entries[at : at+n], true
}
