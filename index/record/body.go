package record

import (
	"bytes"
	"database/sql"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"dateline"
	"dateline/index/ledger"
)

// codec compresses and reads bodies. Any goroutine reads; only the writer whose
// turn it is compresses, on several processors, and changes the dictionary.
type codec struct {
	enc     *zstd.Encoder
	current int64 // the dictionary of new bodies; 0: none

	mu    sync.RWMutex // guards what follows
	dec   *zstd.Decoder
	dicts map[int64][]byte
}

// decodeLimit bounds what one body may grow to, should the file be damaged.
const decodeLimit = dateline.MaxArticleBytes + 1<<20

// load reads every dictionary; new bodies use the last that is not retired.
func (c *codec) load(t *txn) error {
	dicts := map[int64][]byte{}
	var current int64
	err := t.each(selDictionaries, nil, func(scan func(...any) error) error {
		var id int64
		var retired bool
		var data []byte
		if err := scan(&id, &retired, &data); err != nil {
			return err
		}
		dicts[id] = data
		if !retired {
			current = id
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.use(dicts, current)
}

// use makes the coders for dicts.
func (c *codec) use(dicts map[int64][]byte, current int64) error {
	// The fastest level: on news the next one takes twice the time for the same
	// size once there is a dictionary. The hash of the text is the checksum.
	eo := []zstd.EOption{zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(packers()), zstd.WithEncoderCRC(false)}
	if current != 0 {
		eo = append(eo, zstd.WithEncoderDict(dicts[current]))
	}
	enc, err := zstd.NewWriter(nil, eo...)
	if err != nil {
		return fmt.Errorf("dictionary %d: %w", current, err)
	}
	do := []zstd.DOption{zstd.WithDecoderConcurrency(readers), zstd.WithDecoderMaxMemory(decodeLimit)}
	for _, d := range dicts {
		do = append(do, zstd.WithDecoderDicts(d))
	}
	dec, err := zstd.NewReader(nil, do...)
	if err != nil {
		return fmt.Errorf("dictionaries: %w", err)
	}
	c.enc, c.current = enc, current
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dec, c.dicts = dec, dicts
	return nil
}

// add makes data the dictionary of new bodies. The others stay, also those that
// the file no longer has: a read that began earlier may need them.
func (c *codec) add(id int64, data []byte) error {
	dicts := map[int64][]byte{id: data}
	for k, v := range c.dicts {
		dicts[k] = v
	}
	return c.use(dicts, id)
}

// retire makes new bodies do without a dictionary.
func (c *codec) retire() error { return c.use(c.dicts, 0) }

func (c *codec) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dec != nil {
		c.dec.Close()
	}
}

// compress returns body as it is stored, and the dictionary it needs, or nil.
func (c *codec) compress(body string) (stored []byte, dictionary any) {
	if len(body) == 0 {
		return []byte{}, nil
	}
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	raw := append((*room)[:0], body...)
	if cap(raw) <= keptBytes {
		*room = raw
	}
	return c.enc.EncodeAll(raw, make([]byte, 0, len(body)/2+64)), null(c.current, c.current != 0)
}

// text is the title and the stored body of a revision.
type text struct {
	title      string
	hash       []byte
	dictionary sql.NullInt64
	stored     []byte
}

// open returns the body of x and holds it against the hash.
func (c *codec) open(x text) (string, error) {
	c.mu.RLock()
	dec := c.dec
	c.mu.RUnlock()
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	whole := append(append((*room)[:0], x.title...), 0)
	whole, err := dec.DecodeAll(x.stored, whole)
	if err != nil {
		return "", fmt.Errorf("its body cannot be read: %w", err)
	}
	if cap(whole) <= keptBytes {
		*room = whole
	}
	if h := ledger.Sum(whole); !bytes.Equal(h[:], x.hash) {
		return "", fmt.Errorf("its text does not fit its checksum")
	}
	return string(whole[len(x.title)+1:]), nil
}

// rooms are where texts are unpacked, to be held against their hashes in one piece.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// sumOf tells texts apart, see ledger.Sum.
func sumOf(title, body string) checksum {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	whole := append(append(append((*room)[:0], title...), 0), body...)
	if cap(whole) <= keptBytes {
		*room = whole
	}
	return ledger.Sum(whole)
}
