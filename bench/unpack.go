package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
)

// packed is a zstd file that is read unpacked.
type packed struct {
	*zstd.Decoder
	file *os.File
}

func openPacked(path string, options ...zstd.DOption) (*packed, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	z, err := zstd.NewReader(f, options...)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("unpack %s: %w", path, err), f.Close())
	}
	return &packed{z, f}, nil
}

// Close ends the unpacking and closes the file.
func (p *packed) Close() error {
	p.Decoder.Close()
	return p.file.Close()
}

// unpack writes the first n lines of a zstd file, or all if n is 0. The time
// that it takes is not measured, and it keeps little memory, so that the peak is
// that of the indexing.
func unpack(ctx context.Context, to, from string, n int) (err error) {
	z, err := openPacked(from, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	if err != nil {
		return err
	}
	defer z.Close()
	f, err := os.Create(to)
	if err != nil {
		return fmt.Errorf("unpack into a temporary folder: %w", err)
	}
	lines, err := copyLines(ctx, f, z, n)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("unpack %s: %w", from, err)
	}
	if lines < n {
		return usagef("-n %d is more than the %d articles of %s", n, lines, from)
	}
	return nil
}

func copyLines(ctx context.Context, to io.Writer, from io.Reader, n int) (lines int, err error) {
	r := bufio.NewReaderSize(from, 1<<20)
	w := bufio.NewWriter(to)
	for n == 0 || lines < n {
		part, err := r.ReadSlice('\n')
		if _, err := w.Write(part); err != nil {
			return lines, err
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			return lines, w.Flush()
		case err != nil:
			return lines, err
		}
		if lines++; ctx.Err() != nil {
			return lines, ctx.Err()
		}
	}
	return lines, w.Flush()
}
