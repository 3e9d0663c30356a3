package tagged

import (
	"encoding/binary"
	"slices"

	"dateline/index/entity"
)

// Pack writes what was found in the texts of a unit, for Unpack: as the labels, their number
// first and each with its length before it; then of each text how many there are, and of
// each how many bytes it begins behind the one before, how many bytes it has, and which
// label. Numbers are of encoding/binary's Uvarint.
func Pack(found [][]entity.Tagged) []byte {
	var labels []string
	var body []byte
	for _, all := range found {
		body = binary.AppendUvarint(body, uint64(len(all)))
		end := 0
		for _, t := range all {
			at := slices.Index(labels, t.Label)
			if at < 0 {
				at = len(labels)
				labels = append(labels, t.Label)
			}
			body = binary.AppendUvarint(body, uint64(t.Start-end))
			body = binary.AppendUvarint(body, uint64(t.End-t.Start))
			body = binary.AppendUvarint(body, uint64(at))
			end = t.End
		}
	}
	out := binary.AppendUvarint(nil, uint64(len(labels)))
	for _, l := range labels {
		out = append(binary.AppendUvarint(out, uint64(len(l))), l...)
	}
	return append(out, body...)
}

// Unpack reads what Pack has written of as many texts; ok is false of anything else.
func Unpack(raw []byte, texts []string) (found [][]entity.Tagged, ok bool) {
	r := reader{raw, true}
	labels := make([]string, r.number(len(raw)))
	for i := range labels {
		labels[i] = r.text()
	}
	for _, s := range texts {
		all := make([]entity.Tagged, r.number(len(r.raw)))
		end := 0
		for i := range all {
			start := end + r.number(len(s)-end)
			end = start + r.number(len(s)-start)
			all[i] = entity.Tagged{Start: start, End: end}
			if at := r.number(len(labels)); at < len(labels) {
				all[i].Label = labels[at]
			} else {
				r.ok = false
			}
		}
		found = append(found, all)
	}
	return found, r.ok && len(r.raw) == 0
}

// reader reads numbers and texts until one is not there; from then on all are 0 and "".
type reader struct {
	raw []byte
	ok  bool
}

// number reads one of at most most.
func (r *reader) number(most int) int {
	n, size := binary.Uvarint(r.raw)
	if !r.ok || size <= 0 || n > uint64(most) {
		r.ok = false
		return 0
	}
	r.raw = r.raw[size:]
	return int(n)
}

func (r *reader) text() string {
	n := r.number(len(r.raw))
	if n > len(r.raw) {
		r.ok = false
		return ""
	}
	s := string(r.raw[:n])
	r.raw = r.raw[n:]
	return s
}
