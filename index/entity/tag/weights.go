package tag

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// ReadWeights reads what Write has written.
func ReadWeights(r io.Reader) (Weights, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return Weights{}, err
	}
	in := &numbers{in: bufio.NewReader(z)}
	unit := math.Float32frombits(uint32(in.unsigned()))
	w := Weights{Features: map[uint32][Labels]float32{}}
	for a := range w.Steps {
		for b := range w.Steps[a] {
			w.Steps[a][b] = float32(in.signed()) * unit
		}
	}
	n := in.unsigned()
	if n > mostFeatures {
		return Weights{}, fmt.Errorf("%d features; want at most %d", n, mostFeatures)
	}
	last := uint64(0)
	for range n {
		last += in.unsigned()
		w.Features[uint32(last)] = in.row(unit)
		if in.err != nil {
			return Weights{}, in.err
		}
	}
	_, err = io.Copy(io.Discard, in.in) // the checksum stands at the end
	return w, errors.Join(in.err, err)
}

// numbers reads varints; after an error all are 0.
type numbers struct {
	in  *bufio.Reader
	err error
}

func (n *numbers) unsigned() uint64 {
	v, err := binary.ReadUvarint(n.in)
	n.err = errors.Join(n.err, err)
	return v
}

func (n *numbers) signed() int64 {
	v, err := binary.ReadVarint(n.in)
	n.err = errors.Join(n.err, err)
	return v
}

func (n *numbers) row(unit float32) (row [Labels]float32) {
	bits := n.unsigned()
	for l := range row {
		if bits>>l&1 == 1 {
			row[l] = float32(n.signed()) * unit
		}
	}
	return row
}
