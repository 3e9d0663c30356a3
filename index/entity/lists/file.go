package lists

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// The file is gzip of: the number of words; the words in the order of their bytes, each
// as the number of bytes that it shares with the one before, the number of the others,
// and those; then First and Last, Lower, Capital and Small of all. Numbers are varints.

// mostWords bounds what a damaged file can ask for.
const mostWords = 1 << 20

// Write writes facts so that Read reads them back. Words longer than 255 bytes are an error.
func Write(w io.Writer, facts map[string]Facts) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	words := slices.Sorted(maps.Keys(facts))
	b := binary.AppendUvarint(nil, uint64(len(words)))
	last := ""
	for _, word := range words {
		if len(word) > 255 {
			return fmt.Errorf("the word %.40q… has %d bytes; want at most 255", word, len(word))
		}
		n := sharedBytes(last, word)
		b = append(b, byte(n), byte(len(word)-n))
		b = append(b, word[n:]...)
		last = word
	}
	for _, column := range columns {
		for _, word := range words {
			f := facts[word]
			b = binary.AppendUvarint(b, column.get(&f))
		}
	}
	if _, err := z.Write(b); err != nil {
		return err
	}
	return z.Close()
}

func sharedBytes(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// column is one kind of fact.
type column struct {
	get func(*Facts) uint64
	set func(*Facts, uint64)
}

var columns = []column{
	{func(f *Facts) uint64 { return uint64(f.First)<<3 | uint64(f.Last) },
		func(f *Facts, v uint64) { f.First, f.Last = uint8(v>>3), uint8(v&7) }},
	{func(f *Facts) uint64 { return uint64(f.Lower) }, func(f *Facts, v uint64) { f.Lower = uint8(v) }},
	{func(f *Facts) uint64 { return uint64(f.Capital) }, func(f *Facts, v uint64) { f.Capital = uint32(v) }},
	{func(f *Facts) uint64 { return uint64(f.Small) }, func(f *Facts, v uint64) { f.Small = uint32(v) }},
}

// Read reads what Write has written.
func Read(r io.Reader) (map[string]Facts, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(z)
	n, err := binary.ReadUvarint(in)
	if err != nil || n > mostWords {
		return nil, fmt.Errorf("%d words: %w", n, errors.Join(err, errors.ErrUnsupported))
	}
	words, err := readWords(in, int(n))
	if err != nil {
		return nil, err
	}
	facts := make([]Facts, n)
	for _, column := range columns {
		for i := range facts {
			v, err := binary.ReadUvarint(in)
			if err != nil {
				return nil, err
			}
			column.set(&facts[i], v)
		}
	}
	m := make(map[string]Facts, n)
	for i, word := range words {
		m[word] = facts[i]
	}
	_, err = io.Copy(io.Discard, in) // the checksum stands at the end
	return m, err
}

// readWords returns the words as parts of one string.
func readWords(in *bufio.Reader, n int) ([]string, error) {
	var all strings.Builder
	ends := make([]int, n)
	var last []byte
	for i := range ends {
		shared, err1 := in.ReadByte()
		rest, err2 := in.ReadByte()
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		if int(shared) > len(last) {
			return nil, fmt.Errorf("word %d shares %d bytes with one of %d", i, shared, len(last))
		}
		from := len(last[:shared])
		last = append(last[:shared], make([]byte, rest)...)
		if _, err := io.ReadFull(in, last[from:]); err != nil {
			return nil, err
		}
		all.Write(last)
		ends[i] = all.Len()
	}
	words := make([]string, n)
	from := 0
	for i, end := range ends {
		words[i] = all.String()[from:end]
		from = end
	}
	return words, nil
}
