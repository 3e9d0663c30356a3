// Command make makes licences/licences.txt.gz of the files LICENCES.md and LICENSE in this
// repository, and of those of the modules that the program is built of:
//
//	go run ./licences/make
//
// A test fails when it was forgotten.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
)

const written = "licences/licences.txt.gz"

func main() {
	text, err := gather(".")
	if err == nil {
		err = write(text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func write(text string) error {
	var buf bytes.Buffer
	z, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write([]byte(text)); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Printf("%d bytes of text, %d written\n", len(text), buf.Len())
	return os.WriteFile(written, buf.Bytes(), 0o644)
}
