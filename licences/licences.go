// Package licences has the licences of all that the program carries: data, weights, and the
// modules that it is built of.
//
// Each room that has something of others has a file LICENCES.md or LICENSE that says of
// whom and under which terms; `go run ./licences/make` gathers these and the licences
// of the modules into licences.txt.gz.
package licences

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"
)

//go:embed licences.txt.gz
var packed []byte

// Text returns all of it, in UTF-8 for people.
var Text = sync.OnceValue(func() string {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // a broken build
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	return string(text)
})
