package main

import (
	"bufio"
	"errors"
	"io"
	"os"
)

// sink is a file that counts what is written to it before it is packed.
type sink struct {
	to      io.Writer
	written int64
	ends    []func() error // from the innermost packing to the file
}

// createSink makes the file; without a packing it holds what is written.
func createSink(path string, pack packing) (*sink, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	buffer := bufio.NewWriterSize(f, 1<<20)
	s := &sink{to: buffer, ends: []func() error{buffer.Flush, f.Close}}
	if pack == nil {
		return s, nil
	}
	z, err := pack(buffer)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	s.to, s.ends = z, append([]func() error{z.Close}, s.ends...)
	return s, nil
}

// Write implements io.Writer.
func (s *sink) Write(b []byte) (int, error) {
	n, err := s.to.Write(b)
	s.written += int64(n)
	return n, err
}

func (s *sink) size() int64 { return s.written }

// Close ends the packing and the file.
func (s *sink) Close() error {
	var errs []error
	for _, end := range s.ends {
		errs = append(errs, end())
	}
	return errors.Join(errs...)
}
