package rank

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"

	index "github.com/blevesearch/bleve_index_api"
)

// Parameters of BM25, the defaults of Lucene, OpenSearch and of the measured
// runs in docs/benchmarks.md.
const (
	K1 = 1.2  // how soon a further occurrence stops to matter, 0 or more
	B  = 0.75 // how much a longer article is held back, 0 to 1
)

// Field is a text field of the index and what one occurrence in it counts for.
type Field struct {
	Name   string
	Weight int // 1 or more; whole, so that sums of them are exact in any order
}

// LengthKey is the index's internal key under which the sum of the weighted
// lengths of all its articles is kept, in words, as 8 bytes, big-endian.
var LengthKey = []byte("dateline.length")

// Length encodes the value of LengthKey.
func Length(words uint64) []byte { return binary.BigEndian.AppendUint64(nil, words) }

// Stats is what the formula needs to know of the whole collection.
type Stats struct {
	Articles float64 // N
	Length   float64 // the average weighted length, in words; 1 if there are no words
}

// ReadStats reads the statistics of one state of the index.
func ReadStats(r index.IndexReader) (Stats, error) {
	n, err := r.DocCount()
	if err != nil {
		return Stats{}, fmt.Errorf("count the articles of the index: %w", err)
	}
	raw, err := r.GetInternal(LengthKey)
	if err != nil {
		return Stats{}, fmt.Errorf("read the length of the index: %w", err)
	}
	s := Stats{Articles: float64(n), Length: 1}
	if len(raw) == 8 && n > 0 {
		if words := binary.BigEndian.Uint64(raw); words > 0 {
			s.Length = float64(words) / float64(n)
		}
	}
	return s, nil
}

// idf is the weight of a word that stands in df of the articles.
func (s Stats) idf(df float64) float64 {
	return math.Log(1 + (s.Articles-df+0.5)/(df+0.5))
}

// Norm is what the formula adds to tf for an article of a weighted length, in
// words. Here and in Saturate every step is rounded by itself, whatever machine
// instructions there are for two at once, so that scores are the same to the bit
// wherever they are computed.
func (s Stats) Norm(length float64) float64 {
	return float64(K1 * float64(1-B+float64(B*length/s.Length)))
}

// Saturate is the part of the formula behind the idf; norm is Norm of the length.
func Saturate(tf, norm float64) float64 {
	return float64(tf*(K1+1)) / float64(tf+norm)
}

// IndexedLength is the weighted length of an article of so many words as a score
// knows it. The index keeps it as Bleve's norm, 1/√length in 24 bits, which gives
// back every length below 4 million words exactly. It is rounded as Lucene rounds it
// to one byte (SmallFloat.intToByte4), so that an archive on OpenSearch has its hits
// in the same order: exact to 39 words, then down to its four highest bits.
func IndexedLength(words int) float64 {
	return lengthOf(float64(float32(1 / math.Sqrt(float64(words)))))
}

func lengthOf(norm float64) float64 { return rounded(math.Round(1 / (norm * norm))) }

// Of Lucene's 256 lengths the first are whole numbers; from there on four bits count.
const (
	wholeLengths = 24
	lengthBits   = 4
)

func rounded(length float64) float64 {
	if !(length >= wholeLengths && length < 1<<31) {
		return length
	}
	n := uint32(length) - wholeLengths
	if more := bits.Len32(n) - lengthBits; more > 0 {
		n = n >> more << more
	}
	return float64(n + wholeLengths)
}

// Weights are the idf of every scored node of a plan, in the order in which the
// plan is opened. With them and its Stats kept, a plan scores an article the same
// whatever has been added since.
type Weights struct {
	List   []float64
	Replay bool // take them from List instead of writing them there
	next   int
}

// ErrOtherPlan says that Weights were kept of another plan.
var ErrOtherPlan = errors.New("the plan has other nodes than the one whose weights were kept")

// Weigh is the weight of the next scored part of a plan, which stands in df of the
// articles: its idf, or what was kept. The nil Weights keep nothing.
func (w *Weights) Weigh(s Stats, df float64) (float64, error) {
	switch {
	case w == nil:
	case !w.Replay:
		w.List = append(w.List, s.idf(df))
	case w.next == len(w.List):
		return 0, ErrOtherPlan
	default:
		w.next++
		return w.List[w.next-1], nil
	}
	return s.idf(df), nil
}

// Opened is called when all of a plan has been weighed, and says whether weights
// are left that were kept of another one.
func (w *Weights) Opened() error {
	if w != nil && w.Replay && w.next != len(w.List) {
		return ErrOtherPlan
	}
	return nil
}

func (o *opener) weigh(df float64) (float64, error) { return o.weights.Weigh(o.stats, df) }
