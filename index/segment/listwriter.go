package segment

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// blockSize is how many documents of a list are packed together.
const blockSize = 128

// skipBytes is what the table of a list says of each block: its last document, and
// where it ends among the documents and among the positions.
const skipBytes = 12

// widthBits is what a block says of each of its widths.
const widthBits = 5

// listWriter makes the bytes of one list after the other.
type listWriter struct {
	has   byte
	count int // documents of the list
	next  uint32
	n     int               // documents of the block
	gaps  [blockSize]uint32 // from the document before, less one
	more  [blockSize]uint32 // frequencies, less one
	steps []uint32          // of positions from the one before, of the block
	skips []byte
	docs  packer
	at    packer
}

func (l *listWriter) reset(has byte) {
	l.has, l.count, l.next, l.n = has, 0, 0, 0
	l.steps, l.skips = l.steps[:0], l.skips[:0]
	l.docs.reset()
	l.at.reset()
}

// add adds a document behind the last. The steps of its positions are in l.steps.
func (l *listWriter) add(doc, frequency uint32) {
	l.gaps[l.n] = doc - l.next
	l.more[l.n] = frequency - 1
	l.next = doc + 1
	l.n++
	l.count++
	if l.n == blockSize {
		l.block()
	}
}

// positions takes the positions of the document that is added next.
func (l *listWriter) positions(at []docAt) {
	begin, last := len(l.steps), uint32(0)
	for _, x := range at {
		if x.position < last {
			l.steps = l.steps[:begin]
			slices.SortFunc(at, func(a, b docAt) int { return cmp.Compare(a.position, b.position) })
			l.positions(at)
			return
		}
		l.steps = append(l.steps, x.position-last)
		last = x.position
	}
}

// block writes the documents that have come since the last block.
func (l *listWriter) block() {
	gaps, more := l.gaps[:l.n], l.more[:l.n]
	width := [3]uint{widthOf(gaps), 0, 0}
	if l.has&hasFrequencies != 0 {
		width[1] = widthOf(more)
	}
	if l.has&hasPositions != 0 {
		width[2] = max(1, widthOf(l.steps))
	}
	l.docs.buf = binary.LittleEndian.AppendUint16(l.docs.buf, uint16(width[0]|width[1]<<widthBits|width[2]<<(2*widthBits)))
	l.docs.putAll(gaps, width[0])
	l.docs.putAll(more, width[1])
	l.docs.align()
	l.at.putAll(l.steps, width[2])
	l.at.align()
	l.skips = binary.LittleEndian.AppendUint32(l.skips, l.next-1)
	l.skips = binary.LittleEndian.AppendUint32(l.skips, uint32(len(l.docs.buf)))
	l.skips = binary.LittleEndian.AppendUint32(l.skips, uint32(len(l.at.buf)))
	l.n, l.steps = 0, l.steps[:0]
}

var errLongList = errors.New("a term has more than 4 GB of positions in one segment")

// finish writes the list, and says how many bytes it has.
func (l *listWriter) finish(w *writer) (size uint64, err error) {
	if l.n > 0 {
		l.block()
	}
	if len(l.at.buf) > math.MaxUint32 || len(l.docs.buf) > math.MaxUint32 {
		return 0, errLongList
	}
	before := w.size
	if l.count > blockSize {
		w.write(l.skips)
	}
	w.write(l.docs.buf)
	w.write(l.at.buf)
	return w.size - before, nil
}
