package world

import (
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// magic begins the data: a change of the layout changes it.
const magic = "dateline world 1\n"

// maxBytes of data once unpacked: more is damage.
const maxBytes = 256 << 20

// Write returns w, which must not come of With, as data that Read reads: behind magic
// one frame of zstd with a checksum, in which columns follow each other, each of varints or
// of strings as their lengths and then their bytes. See appendTable and appendTrie.
func Write(w *World) ([]byte, error) {
	raw := w.raw()
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true), zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		return nil, err
	}
	return enc.EncodeAll(raw, []byte(magic)), enc.Close()
}

func (w *World) raw() []byte { return appendTrie(appendTable(nil, &w.table), &w.trie) }

// Read returns the world of data that Write has written. Damaged data gives an error.
func Read(data []byte) (*World, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("gazetteer of the world: it does not begin with %q", magic)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBytes))
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	raw, err := dec.DecodeAll(data[len(magic):], nil)
	if err != nil {
		return nil, fmt.Errorf("gazetteer of the world: %w", err)
	}
	w, err := read(raw)
	if err != nil {
		return nil, fmt.Errorf("gazetteer of the world: %w", err)
	}
	w.fingerprint = fingerprint(data)
	return w, nil
}

func read(raw []byte) (*World, error) {
	r := columns{rest: raw}
	w := &World{table: r.table()}
	w.trie = r.trie(len(w.table.places))
	if len(r.rest) > 0 {
		r.fail("%d bytes too many", len(r.rest))
	}
	if r.err != nil {
		return nil, r.err
	}
	return w, nil
}
