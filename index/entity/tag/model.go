package tag

import (
	"compress/gzip"
	"encoding/binary"
	"io"
	"math"
	"slices"
)

// Weights are those of a conditional random field.
type Weights struct {
	// Features has for each feature what it adds to the score of each label.
	Features map[uint32][Labels]float32
	// Steps has what is added where the second label follows the first; Outside comes
	// before the first word of a sentence.
	Steps [Labels][Labels]float32
}

// The file is gzip of: what one unit of a weight is, as the bits of a float32; the steps,
// row by row; the number of features; and of each, in their order, what it is more than
// the one before, a set of bits of the labels that have a weight, and those weights. Weights
// are whole numbers of units. All numbers are varints, weights in zigzag.

// levels is the greatest weight in units.
const levels = 255

// mostFeatures bounds what a damaged file can ask for.
const mostFeatures = 1 << 22

// Write writes w, rounded to units; features without any weight left are left out.
func (w Weights) Write(out io.Writer) error {
	unit := w.greatest() / levels
	if unit == 0 {
		unit = 1
	}
	b := binary.AppendUvarint(nil, uint64(math.Float32bits(unit)))
	for _, row := range w.Steps {
		for _, x := range row {
			b = binary.AppendVarint(b, units(x, unit))
		}
	}
	features := w.sorted(unit)
	b = binary.AppendUvarint(b, uint64(len(features)))
	last := uint32(0)
	for _, f := range features {
		b = binary.AppendUvarint(b, uint64(f-last))
		last = f
		b = appendRow(b, w.Features[f], unit)
	}
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(b); err != nil {
		return err
	}
	return z.Close()
}

func appendRow(b []byte, row [Labels]float32, unit float32) []byte {
	bits := uint64(0)
	for l, x := range row {
		if units(x, unit) != 0 {
			bits |= 1 << l
		}
	}
	b = binary.AppendUvarint(b, bits)
	for _, x := range row {
		if n := units(x, unit); n != 0 {
			b = binary.AppendVarint(b, n)
		}
	}
	return b
}

func (w Weights) greatest() float32 {
	var most float32
	for _, row := range w.Features {
		for _, x := range row {
			most = max(most, x, -x)
		}
	}
	for _, row := range w.Steps {
		for _, x := range row {
			most = max(most, x, -x)
		}
	}
	return most
}

func (w Weights) sorted(unit float32) []uint32 {
	var features []uint32
	for f, row := range w.Features {
		if slices.ContainsFunc(row[:], func(x float32) bool { return units(x, unit) != 0 }) {
			features = append(features, f)
		}
	}
	slices.Sort(features)
	return features
}

func units(x, unit float32) int64 { return int64(math.Round(float64(x / unit))) }
