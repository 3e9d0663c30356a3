package full

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

//go:embed model.bin
var embedded []byte

// Data is what the tagger is made of besides its code: the file model.bin, which
// index/entity/full/make writes.
type Data struct {
	Labels     []string           // of entities, in the order of the parser's actions
	Exceptions map[string][]Piece // texts between blanks that are cut as listed
	Norms      map[uint64]string  // by the hash of a word: another spelling, or a frequent word that stands for it
	BaseNorms  map[string]string  // quotation marks, currencies and the like; Norms overrule them
	Symbols    map[string]uint64  // words whose number is this, not their hash

	PrefixRunes, SuffixRunes []Range  // cut off one by one
	PrefixTexts, SuffixTexts []string // of more than one rune
	Units                    []string // suffixes behind a digit

	Icons       []Range // cut off and cut out everywhere
	Alpha       []Range // a hyphen, comma, colon between two of these parts them
	Lower       []Range // what the last part of a host's name is of
	Upper       []Range // a full stop behind two of these is cut off,
	BeforeStop  []Range // and behind one of these
	StopAfter   []Range // a full stop between one of these
	StopBefore  []Range // and one of these parts them
	WeightCount int

	// Weights are the arrays of the network one after the other, each row by row: four
	// tables of embeddings, five layers of maxout (weights, bias, gain, offset), the
	// projection, the parser's lower (weights, bias, padding) and upper layer.
	Weights []float32 `json:"-"`
}

// Piece is a part of an exception; Norm is empty where it is that of its text.
type Piece struct {
	Text string
	Norm string `json:",omitempty"`
}

// Range is of runes, both ends included.
type Range [2]rune

// magic begins the file; its number changes with the form.
const magic = "dateline full tagger 1\n"

// Encode returns the file:
//
//	magic, SHA-256 of all behind it, then in one zstd frame
//	the length of the JSON text in 4 bytes (little-endian), the JSON text of d,
//	the weights as four planes of bytes
func Encode(d Data) ([]byte, error) {
	d.WeightCount = len(d.Weights)
	tables, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	plain := append(length(len(tables)), tables...)
	plain = append(plain, planes(d.Weights)...)
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	packed := w.EncodeAll(plain, nil)
	sum := sha256.Sum256(packed)
	return append(append([]byte(magic), sum[:]...), packed...), nil
}

// largest bounds what a file may unpack to.
const largest = 64 << 20

func decode(raw []byte) (Data, error) {
	var d Data
	packed, ok := bytes.CutPrefix(raw, []byte(magic))
	if !ok || len(packed) < sha256.Size {
		return d, fmt.Errorf("%d bytes that do not begin with %q", len(raw), magic)
	}
	want, packed := packed[:sha256.Size], packed[sha256.Size:]
	if got := sha256.Sum256(packed); !bytes.Equal(got[:], want) {
		return d, fmt.Errorf("the checksum is %x, want %x", got, want)
	}
	r, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(largest), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return d, err
	}
	defer r.Close()
	plain, err := r.DecodeAll(packed, nil)
	if err != nil {
		return d, err
	}
	return d, d.fill(plain)
}

func (d *Data) fill(plain []byte) error {
	size, rest, ok := cutLength(plain)
	if !ok || size > len(rest) {
		return errors.New("the tables are cut off")
	}
	if err := json.Unmarshal(rest[:size], d); err != nil {
		return err
	}
	if err := d.check(); err != nil {
		return err
	}
	if rest = rest[size:]; d.WeightCount != weightCount || len(rest) != 4*weightCount {
		return fmt.Errorf("%d weights in %d bytes, want %d", d.WeightCount, len(rest), weightCount)
	}
	d.Weights = joined(rest)
	for i, v := range d.Weights {
		if v-v != 0 {
			return fmt.Errorf("weight %d is not a number: %v", i, v)
		}
	}
	return nil
}

// check refuses tables that the code cannot work with.
func (d *Data) check() error {
	if 4*len(d.Labels)+2 != Actions {
		return fmt.Errorf("%d labels for %d actions", len(d.Labels), Actions)
	}
	for chunk, pieces := range d.Exceptions {
		whole := ""
		for _, p := range pieces {
			whole += p.Text
			if p.Text == "" {
				return fmt.Errorf("exception %q has an empty piece", chunk)
			}
		}
		if whole != chunk || chunk == "" {
			return fmt.Errorf("exception %q has the pieces %q", chunk, whole)
		}
	}
	return nil
}
