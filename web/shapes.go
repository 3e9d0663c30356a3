package web

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
)

// Point is a longitude and a latitude in degrees of WGS 84. A line that crosses 180
// degrees goes on beyond them.
type Point [2]float64

// Shapes are outlines of the world, for maps of which they are the ground.
type Shapes struct {
	Land    [][]Point // rings, closed by their first point, to be filled by the rule evenodd
	Borders [][]Point // lines between countries, as Natural Earth has them
}

// ShapeGrid is how many steps of the points of Shapes make one degree.
const ShapeGrid = 50

//go:embed outlines.gz
var outlines []byte

// Outlines returns the land and the borders of Natural Earth at 1:50m, simplified.
// `go run ./web/outlines FILE` makes them anew; nobody may change what is returned.
var Outlines = sync.OnceValue(func() Shapes {
	s, err := ReadShapes(bytes.NewReader(outlines))
	if err != nil {
		panic(err) // a broken build
	}
	return s
})

// WriteShapes writes s: compressed by gzip, for land and then borders the number of
// lines, of each line the number of its points, and of each point how far it is from
// the one before on a grid of ShapeGrid steps a degree, all as varints.
func WriteShapes(w io.Writer, s Shapes) error {
	var raw []byte
	for _, lines := range [][][]Point{s.Land, s.Borders} {
		raw = binary.AppendUvarint(raw, uint64(len(lines)))
		for _, line := range lines {
			raw = appendLine(raw, line)
		}
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	_, err = z.Write(raw)
	return errors.Join(err, z.Close())
}

func appendLine(raw []byte, line []Point) []byte {
	raw = binary.AppendUvarint(raw, uint64(len(line)))
	var at [2]int64
	for _, p := range line {
		for i := range p {
			step := OnGrid(p[i])
			raw = binary.AppendVarint(raw, step-at[i])
			at[i] = step
		}
	}
	return raw
}

// OnGrid is the step of the grid that is nearest to an angle in degrees.
func OnGrid(degrees float64) int64 {
	if degrees < 0 {
		return int64(degrees*ShapeGrid - 0.5)
	}
	return int64(degrees*ShapeGrid + 0.5)
}

// mostPoints bounds what is believed of a file: the world at 1:10m has half a million.
const mostPoints = 1 << 20

// ReadShapes reads what WriteShapes wrote.
func ReadShapes(r io.Reader) (s Shapes, err error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return s, fmt.Errorf("outlines: %w", err)
	}
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(z); err != nil {
		return s, fmt.Errorf("outlines: %w", err)
	}
	for _, lines := range []*[][]Point{&s.Land, &s.Borders} {
		if *lines, err = readLines(&buf); err != nil {
			return Shapes{}, fmt.Errorf("outlines: %w", err)
		}
	}
	return s, nil
}

func readLines(r io.ByteReader) (out [][]Point, err error) {
	n, err := readCount(r)
	for ; err == nil && n > 0; n-- {
		var line []Point
		if line, err = readLine(r); err == nil {
			out = append(out, line)
		}
	}
	return out, err
}

func readLine(r io.ByteReader) (line []Point, err error) {
	n, err := readCount(r)
	var at [2]int64
	for ; err == nil && n > 0; n-- {
		for i := range at {
			step, failed := binary.ReadVarint(r)
			err = errors.Join(err, failed)
			at[i] += step
		}
		line = append(line, Point{float64(at[0]) / ShapeGrid, float64(at[1]) / ShapeGrid})
	}
	return line, err
}

func readCount(r io.ByteReader) (uint64, error) {
	n, err := binary.ReadUvarint(r)
	if err == nil && n > mostPoints {
		err = fmt.Errorf("%d lines or points, more than %d", n, mostPoints)
	}
	return n, err
}
